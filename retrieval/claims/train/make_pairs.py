"""Makes pairs of sentences from those of a file of labelled pairs, for training alone.

    python make_pairs.py PAIRS > MADE

Each sentence is paired with itself under another outlet, as it is or with who said it
put behind (same); with one of its numbers turned, on the same day (contradicts); with
a negation taken out or put in (contradicts); with a year or a name turned (other). An
id is that of the pair that the sentence is of, and a suffix, so that both go into one
part of a cross-validation.
"""
import json, random, re, sys

SAID = {"en": [", officials said.", ", according to the police."], "ru": [", сообщили власти.", ", заявили в полиции."],
        "uk": [", повідомила влада.", ", заявили в поліції."]}
NUMBERS = {"en": "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty".split(),
           "ru": "два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать двадцать тридцать сорок".split(),
           "uk": "два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять двадцять тридцять сорок".split()}
NAMES = {"en": ["Tarnow", "Belmar", "Osterby", "Quellin"], "ru": ["Тарново", "Белмар", "Остерби"], "uk": ["Тарново", "Белмар", "Остербі"]}


def turn_number(text, lang, rng):
    """The text with one number turned, or None: not a year, nor a part of a longer number."""
    found = [m for m in re.finditer(r"(?<![\d.,:])\d{1,4}(?![\d.,:]*\d)", text) if not re.fullmatch(r"(1[5-9]|20)\d\d", m[0])]
    if found:
        m = rng.choice(found)
        other = str(max(2, int(int(m[0]) * rng.choice([.25, .5, 2, 3, 4])) + rng.choice([0, 1])))
        return None if other == m[0] else text[:m.start()] + other + text[m.end():]
    words = [m for m in re.finditer(r"[\w']+", text) if m[0].lower() in NUMBERS[lang]]
    if not words:
        return None
    m = rng.choice(words)
    other = rng.choice([n for n in NUMBERS[lang] if n != m[0].lower()])
    return text[:m.start()] + (other.capitalize() if m[0][0].isupper() else other) + text[m.end():]


def turn_negation(text, lang):
    """The text with a negation taken out or put in, or None."""
    if lang == "en":
        for one, other in ((" did not ", " did "), (" was not ", " was "), (" were not ", " were "), (" is not ", " is "), (" will not ", " will "),
                           (" has not ", " has "), (" have not ", " have "), (" was ", " was not "), (" were ", " were not "), (" will ", " will not "),
                           (" has been ", " has not been "), (" is ", " is not ")):
            if one in text:
                return text.replace(one, other, 1)
        return None
    return re.sub(r"\b[Нн]е (?=\w)", "", text, count=1) if re.search(r"\b[Нн]е \w", text) else None


def turn_year(text, rng):
    years = list(re.finditer(r"\b(19|20)\d\d\b", text))
    if not years:
        return None
    m = rng.choice(years)
    return text[:m.start()] + str(int(m[0]) - rng.choice([1, 2, 5])) + text[m.end():]


def turn_name(text, lang, rng):
    found = [m for m in re.finditer(r"(?<=[\w,] )[A-ZА-ЯІЇЄҐ][\w’'-]{3,}", text)]
    if not found:
        return None
    m = rng.choice(found)
    return text[:m.start()] + rng.choice(NAMES[lang]) + text[m.end():]


def main():
    rng = random.Random(14)
    for line in open(sys.argv[1], encoding="utf8"):
        row = json.loads(line)
        for side in "ab":
            text = row[side]
            lang = row["lang"] if row["lang"] in SAID else ("ru" if re.search("[а-яё]", text) else "en")
            made = [("copy", text, "same", rng.choice([0, 0, 1])), ("said", re.sub(r"[.!?]$", "", text) + rng.choice(SAID[lang]), "same", rng.choice([0, 1]))]
            made += [("number", turn_number(text, lang, rng), "contradicts", 0), ("negation", turn_negation(text, lang), "contradicts", 0),
                     ("year", turn_year(text, rng), "other", rng.choice([0, 1])), ("name", turn_name(text, lang, rng), "other", rng.choice([0, 1]))]
            made = [m for m in made if m[1] and (m[1] != text or m[0] == "copy")]
            for kind, other, label, days in rng.sample(made, min(2, len(made))):
                date = row[side + "_date"]
                if date and days:
                    import datetime
                    date = str(datetime.date.fromisoformat(date) + datetime.timedelta(days))
                print(json.dumps({"id": f"{row['id']}/{side}-{kind}", "a": text, "b": other, "label": label, "a_outlet": "one.example", "b_outlet": "two.example",
                                  "a_date": row[side + "_date"], "b_date": date, "a_speaker": row[side + "_speaker"], "b_speaker": rng.choice(["", row[side + "_speaker"]]),
                                  "title_a": row["title_" + side], "title_b": row["title_" + side]}, ensure_ascii=False))


main()
