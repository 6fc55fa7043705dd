"""Writes what the reference tokenizer (tokens.py) cuts texts into, with the vocabulary of a trunk.

    golden_tokens.py TRUNK ARTICLES OUT             the goldens that stand in the repository, one {"text", "times", "ids"} a line
    golden_tokens.py TRUNK --files 10000 OUT FILE…  texts drawn from files of JSON (every string in them of some length); stay out of the repository

The second kind is read by the Go test if ENCODER_FOREIGN_IDS names the file.
"""
import json, random, sys
import numpy as np
import tokens

# Texts that are odd: nothing, spaces of all kinds, marks alone, signs, letters in pieces, right to left, joined emoji, rests of
# markup, very long words, words of no language, code points that stand for several, the names of special pieces.
ODD = ["", " ", "   ", "\t\n\r", "a", "A", "é", "e\u0301", "x" * 99, "-" * 400, "\u2581", "\u2581a\u2581", "a\u2581b", "\u00a0", "a\u00a0b\u2003c\u3000d",
       "nul\u0000 bell\u0007 escape\u001b delete\u007f next\u0085 private\ue000", "zero\u200bwidth soft\u00adhyphen \ufeffmark joined\u200dby\u200cnone",
       "ﬁne ﬂow ﬀ ﬃ ½ ¼ ² ³ ™ © ® № ℃ ℡ Ⅷ ㎏ ㍿ ㋿ …", "ＦＵＬＬ　ｗｉｄｔｈ　１２３", "ｶﾀｶﾅ ﾊﾟﾋﾟ ｶﾞ", "ﷺ ﷽ ﻻ", "\u00b4 \u00a8 \u00af \u00b8 a\u00b4b", "\u0301", "a\u0301\u0323\u0308",
       "😀", "👩‍👩‍👧‍👦 🇸🇪 🏳️‍🌈 ❤️ ☎", "⚠️ flood ⚠️", "<s> </s> <pad> <unk> <mask>", "</s></s>", "a<s>b", "[CLS] [SEP] ##ing", "\ufffd", "\ufffe", "\U0010ffff \U000e0001",
       "𝐛𝐨𝐥𝐝 𝒾𝓉 ℝ ∑ ∫ √2 ≠ ±", "→ ← ↔ ■ ● ★ ☆", "̈ ̈", "ŁÓDŹ Čáslav Åland Şile İzmir ı I i Đà Nẵng", "Straße STRASSE ẞ Øresund Æ Þing", "ԱԲԳ ქართული ភាសាខ្មែរ ລາວ አማርኛ ᏣᎳᎩ ᚠᚢᚦ",
       "ไทยไม่มีช่องว่างระหว่างคำ", "日本語の文章です。橋は閉鎖中。", "カタカナとひらがな", "시장은 다리가 닫혀 있다고 말했다", "한글", "ראש העיר אמר שהגשר סגור", "שָׁלוֹם", "فارسی گفت‌وگو", "اردو", "தமிழ் తెలుగు বাংলা ગુજરાતી ਪੰਜਾਬੀ മലയാളം ಕನ್ನಡ සිංහල",
       "3.75% of 1,200 = 45", "€1 £2 ¥3 ₿4 ₴5 ₽6 ₹7", "https://quill.example/ferry?id=7&x=1#top", "press.office@averland.example +00 (0)12 345-67", "snake_case camelCase x*y+z^2 {\"k\": [1, null]} <b>x</b>",
       "don't DON'T don’t", "‘single’ “double” „low“ «angle» ‹one›", "dash–dash—dash―dash‐dash", "!!! ??? ... ,,, ;;;", "....", ". . . .", "1 2 3", "0123456789" * 6, "zxqvjkwp blorfnax ghtrpl", "Antidisestablishmentarianism",
       "query: a", "passage: b", "query:", " leading", "trailing ", "two  spaces", "MiXeD cAsE", "о0oОO0", "рaypal pаypal", "ё Ё й Й ї Ї ґ Ґ є", "ъыьэ", "\u0410\u0301", "и\u0306", "ѣ Ѳ ѵ", "ά ᾳ ῷ", "ſ ŉ ĳ", "ǆ ǅ", "㈱ ㊗", "﷼", "１．５"]
REPEATED = [("word ", 400), ("мост ", 300), ("x", 3000), ("é", 500), ("橋", 300), ("😀", 100), ("aaab", 200), ("ab\u2581", 50), ("\u0301", 60), ("не", 400), ("\ue000", 50), ("the", 300)]
# One text for each 32 code points of these ranges.
RANGES = [(0x20, 0x250), (0x2b0, 0x560), (0x5d0, 0x6a0), (0x900, 0x940), (0xe00, 0xe40), (0x1e00, 0x1f00), (0x2000, 0x2160), (0x2200, 0x2220), (0x3000, 0x3100),
          (0x3200, 0x3260), (0x33e0, 0x3420), (0x4e00, 0x4e80), (0xac00, 0xac40), (0xe000, 0xe020), (0xf900, 0xf940), (0xfb00, 0xfb20), (0xfe00, 0xfe40), (0xff00, 0xffe0), (0x1f600, 0x1f640), (0x20000, 0x20020)]


def tokenizer(trunk):
    """The reference over the pieces that the trunk has kept. Scores are made float64, whatever numpy makes of a float32 and a float."""
    tok = tokens.tokenizer(tokens.read(trunk)[1])
    tok.scores = tok.scores.astype(np.float64)
    return tok


def own(articles):
    for a in json.load(open(articles, encoding="utf-8")):
        for text in [a["question"], a["headline"], a["label"], *a["sentences"]]:
            yield text, 1
        yield " ".join(a["sentences"]), 1
        yield "\n\n".join(a["sentences"]).upper(), 1
    yield from ((text, 1) for text in ODD)
    yield from REPEATED
    for start, end in RANGES:
        for block in range(start, end, 32):
            yield " ".join(f"a{chr(c)}b" for c in range(block, block + 32)), 1


def strings(value):
    if isinstance(value, str):
        if 20 < len(value): yield value[:2000]
    elif isinstance(value, dict):
        for v in value.values(): yield from strings(v)
    elif isinstance(value, list):
        for v in value: yield from strings(v)


def foreign(files, count):
    """The same number of texts of each file, as far as it goes."""
    random.seed(7)
    for path in files:
        text = open(path, encoding="utf-8").read()
        try: values = [json.loads(text)]
        except ValueError: values = [json.loads(line) for line in text.splitlines()[:3000] if line.strip()]
        found = sorted(set(s for v in values for s in strings(v)))
        for s in random.sample(found, min(len(found), -(-count // len(files)))): yield s, 1


def main():
    trunk, second, *rest = sys.argv[1:]
    cases, out = (foreign(rest[2:], int(rest[0])), rest[1]) if second == "--files" else (own(second), rest[0])
    tok = tokenizer(trunk)
    with open(out, "w", encoding="utf-8") as f:
        for text, times in cases:
            f.write(json.dumps({"text": text, "times": times, "ids": tok.encode(text * times)}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
