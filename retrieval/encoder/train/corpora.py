"""Lays out as corpora the articles that our questions of data/asked stand over.

corpora.py POLNEAR OUT: OUT/polnear (PolNeAR's train texts, in the form of news_cluster, by the events of data/asked/polnear.events.json),
OUT/st_ru, OUT/st_uk (data/statements' articles, which name no outlet: one of six is drawn), and OUT/*.jsonl, the questions with their answers in full
"""
import datetime, json, os, random, sys

OUTLETS = {"breitbart": "www.breitbart.com", "huff-post": "www.huffingtonpost.com", "nyt": "www.nytimes.com", "politico": "www.politico.com",
           "usa-today": "www.usatoday.com", "wash-post": "www.washingtonpost.com", "west-journal": "www.westernjournalism.com"}
NAMES = {"ru": ["Норд-Лайн", "Вечерний курьер", "Пристань", "Голос долины", "Медиаузел", "Свежий ветер"],
         "uk": ["Медіастриж", "Вечірній кур'єр", "Пристань", "Голос долини", "Вузол новин", "Свіжий вітер"]}

def text_of(folder, name): return open(f"{folder}/{name}.txt", encoding="utf8", newline="").read()

def polnear(folder, out):
    os.makedirs(out, exist_ok=True)
    for event, files in json.load(open("data/asked/polnear.events.json")).items():
        for name in files:
            outlet, day, slug = name.split("_", 2)
            article = dict(title=slug.replace("-", " "), text=text_of(folder, name), source_domain=OUTLETS[outlet], date_publish=day + "T00:00:00",
                           url=f"http://{OUTLETS[outlet]}/{slug}", language="en", newsCluster=dict(EventId=event))
            json.dump(article, open(f"{out}/{name}.json", "w", encoding="utf8"), ensure_ascii=False)

def written(lang, out, rng):
    os.makedirs(out, exist_ok=True)
    outlets = [dict(id=f"o{i}", name=n, kind="newsroom", domains=[f"o{i}.example"]) for i, n in enumerate(NAMES[lang])]
    articles, day = [], datetime.date(2026, 1, 5)
    for i, line in enumerate(open(f"data/statements/{lang}.jsonl", encoding="utf8")):
        text, o, name = json.loads(line)["text"], rng.randrange(6), f"{lang}{i:02}"
        day += datetime.timedelta(rng.choice([0, 1, 1, 2]))
        articles.append(dict(file=name + ".txt", outlet=f"o{o}", url=f"https://o{o}.example/{name}", title=text.split("\n")[0], published=str(day), language=lang))
        open(f"{out}/{name}.txt", "w", encoding="utf8").write(text)
    json.dump(dict(outlets=outlets, articles=articles), open(out + "/corpus.yaml", "w", encoding="utf8"), ensure_ascii=False)  # JSON is YAML

def main(folder, out):
    rng = random.Random(5)
    polnear(folder, out + "/polnear")
    for lang in "ru", "uk": written(lang, f"{out}/st_{lang}", rng)
    with open(out + "/polnear.jsonl", "w", encoding="utf8") as f:
        for line in open("data/asked/polnear.jsonl", encoding="utf8"):
            q = json.loads(line)
            for a in q["answers"]: a["text"] = text_of(folder, a["file"][: -len(".json")])[a.pop("start") : a.pop("end")]
            f.write(json.dumps(q, ensure_ascii=False) + "\n")

if __name__ == "__main__":
    main(*sys.argv[1:])
