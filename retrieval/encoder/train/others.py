"""Makes questions that the decision is fitted on besides ours: of other events, and in the words of the text.

others.py EVENTS DATA OUT
  EVENTS  data/events: EVENT/corpus and EVENT/questions.jsonl
  DATA    the folder of data sets
OUT/off/EVENT.jsonl: six questions of other events, to be put to EVENT's corpus, which answers none.
OUT/NAME/corpus and OUT/NAME/questions.jsonl: some paragraphs of one article of SQuAD 1.1 (sqNN) or of several of TyDi's Russian
ones (tyNN), with questions that they answer and questions whose paragraphs stay out. Train splits only.
"""
import collections, json, os, random, sys

def lines(path): return [json.loads(l) for l in open(path, encoding="utf8")]

def write(path, rows):
    with open(path, "w", encoding="utf8") as f: f.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in rows)

def strangers(events, out):
    names = sorted(os.listdir(events))
    os.makedirs(out + "/off", exist_ok=True)
    for i, name in enumerate(names):
        rows = []
        for step in 1, 2, 3, 7, 11, 19:
            q = random.choice([q for q in lines(f"{events}/{names[(i + step) % len(names)]}/questions.jsonl") if q["answers"]])
            rows.append(q | dict(id="off-" + q["id"], event=name, answers=[], near="of another event", speaker="", all=False))
        write(f"{out}/off/{name}.jsonl", rows)

def corpus(out, name, paragraphs, asked):
    """paragraphs: (title, sentences); asked: (row of the data set, number of its paragraph or None)."""
    os.makedirs(f"{out}/{name}/corpus", exist_ok=True)
    for i, (title, sentences) in enumerate(paragraphs):
        with open(f"{out}/{name}/corpus/{i:02d}.txt", "w", encoding="utf8") as f: f.write(title + "\n\n" + " ".join(sentences) + "\n")
    write(f"{out}/{name}/questions.jsonl", [
        dict(id=f"{name}-{n}", lang=r["lang"], event=name, q=r["q"], all=False, speaker="", kind="other", near="" if at is not None else "its paragraph stays out",
             answers=[] if at is None else [dict(file=f"{at:02d}.txt", text=r["sentences"][s]) for s in r["answers"]]) for n, (r, at) in enumerate(asked)])

def squad(data, out, count=30, paragraphs=14, each=5):
    by = collections.defaultdict(lambda: collections.defaultdict(list))
    for r in lines(data + "/qa/squad11.train.jsonl"):
        if r["answers"]: by[r["article"]][tuple(r["sentences"])].append(r)
    articles = [a for a, p in by.items() if len(p) >= paragraphs]
    for n, a in enumerate(random.sample(articles, count)):
        chosen = random.sample(list(by[a]), paragraphs)
        size = random.choice([1, 3, 6, 9])
        inside = [(r, i) for i, p in enumerate(chosen[:size]) for r in by[a][p]]
        outside = [(r, None) for p in chosen[size:] for r in by[a][p]]
        corpus(out, f"sq{n:02d}", [(a.replace("_", " "), p) for p in chosen[:size]], random.sample(inside, min(each, len(inside))) + random.sample(outside, each))

def tydi(data, out, count=16, together=14):
    rows = [r for r in lines(data + "/qa/tydi.train.jsonl") if r["lang"] == "ru" and r["answers"]]
    random.shuffle(rows)
    for n in range(count):
        part = rows[n * together : (n + 1) * together]
        size = random.choice([1, 4, 8])
        corpus(out, f"ty{n:02d}", [(str(r.get("article") or r["sentences"][0][:40]), r["sentences"]) for r in part[:size]],
               [(r, i) for i, r in enumerate(part[:size])][:5] + [(r, None) for r in part[size : size + 2]])

if __name__ == "__main__":
    random.seed(4)
    events, data, out = sys.argv[1:]
    strangers(events, out); squad(data, out); tydi(data, out)
