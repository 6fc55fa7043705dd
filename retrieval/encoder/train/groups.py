"""What the reader is trained on besides public questions: our questions with the candidates that the search found, as token ids.

groups.py WEIGHTS DATA OUT.xz DUMP… [--contrast FOLDER] [--held GROUP,…] [--onto GROUPS.xz] [--weight W]
  WEIGHTS  the folder of trunk.safetensors, for its tokenizer
  DATA     the folder of data sets, for how people mistype
  DUMP     candidates of our training questions (bot eval --candidates)
--held names events (NAME/EVENT of a dump) that no group is made of: they tell how the training goes, and the decision is fitted on them.
--onto adds to what an earlier run wrote, a new group weighing W of an old one.
"""
import argparse, glob, itertools, json, lzma, os, pickle, random
import prepare, tokens

MOST = 130  # tokens of a part

class Texts:
    """The token ids of each different text, once."""
    def __init__(self, tok): self.tok, self.known, self.ids = tok, {}, []
    def __call__(self, s):
        s = " ".join(s.split())
        if s not in self.known:
            self.known[s] = len(self.ids); self.ids.append(self.tok.encode(s)[:MOST])
        return self.known[s]

def candidates(text, q):
    """Of each candidate (label, headline, sentence before, sentence), those that answer apart."""
    rows = {True: [], False: []}
    for c in q["candidates"]: rows[c["right"]].append(tuple(text(c[k]) for k in ("label", "headline", "before", "text")))
    return rows[True], rows[False]

def gather(text, dumps, contrast, held):
    """Groups (wordings, right, wrong, near misses' answers, weight), and the held questions (question, candidates, right, event)."""
    groups, apart, by = [], [], {}
    def add(q, right, wrong, near, weight):
        words = [text(q)] + [text(prepare.roughen(q)) for _ in range(3)]
        groups.append((words, right, wrong[:24], near, weight))
    for path in dumps:
        name = os.path.basename(path).split(".")[0]
        wide = name.startswith("together")
        for l in open(path, encoding="utf8"):
            q = json.loads(l)
            set_ = "news" if name == "nc" or wide else name
            right, wrong = candidates(text, q)
            if f"{set_}/{q['event']}" in held:
                if not wide: apart.append((text(q["q"]), right + wrong, len(right), f"{set_}/{q['event']}", q["answerable"]))
            elif q["candidates"] and (right or not q["answerable"]):  # an answer that the search missed: nothing is wrong for sure
                add(q["q"], right, wrong, [], .6 if wide else 1.)
                if not wide: by[q["id"] if set_ == "news" else f"{set_}:{q['id']}"] = right, wrong
    for path in sorted(glob.glob(contrast + "/out_*.jsonl")):
        for l in filter(str.strip, open(path, encoding="utf8")):
            d = json.loads(l)
            set_, id_ = d["id"].split(":", 1)
            right, wrong = by.get(id_ if set_.startswith("news") else d["id"], ([], []))
            if not right: continue
            for s in d.get("near", []): add(s, [], wrong, right, .8)
            for s in d.get("same", []): add(s, right, wrong, [], 1.)
    return groups, apart

def main():
    ap = argparse.ArgumentParser()
    for name in "weights", "data", "out": ap.add_argument(name)
    ap.add_argument("dumps", nargs="+"); ap.add_argument("--held", default=""); ap.add_argument("--contrast", default="data/contrast")
    ap.add_argument("--onto", default=""); ap.add_argument("--weight", type=float, default=1)
    args = ap.parse_args()
    random.seed(11)
    for l in open(f"{args.data}/extra/misspellings_en.jsonl", encoding="utf8"):
        d = json.loads(l); prepare.MISTAKES[d["word"].lower()] = d["wrong"]
    text = Texts(tokens.tokenizer(tokens.read(args.weights + "/trunk.safetensors")[1]))
    prefix = text.tok.encode("query: ")
    if args.onto: # its texts are known by their places alone
        old = pickle.load(lzma.open(args.onto))
        text.ids = old["ids"]
    groups, apart = gather(text, args.dumps, args.contrast, set(args.held.split(",")))
    if args.onto: groups, apart = old["groups"] + [(*g[:4], g[4] * args.weight) for g in groups], old["held"] + apart
    with lzma.open(args.out, "wb") as f: pickle.dump(dict(prefix=prefix, ids=text.ids, groups=groups, held=apart), f)
    print(len(groups), "groups,", len(apart), "questions held,", len(text.ids), "texts")

class Own:
    """The groups of a file; group(rng, most) draws one as (rows of ids, right)."""
    def __init__(self, path):
        d = pickle.load(lzma.open(path))
        self.prefix, self.ids, self.groups, self.held = d["prefix"], d["ids"], d["groups"], d["held"]
        self.weights = list(itertools.accumulate(g[4] for g in self.groups))

    def pair(self, q, c, labelled=True):
        l, h, b, s = (self.ids[k] for k in c)
        return tokens.pair(self.prefix, self.ids[q], l if labelled else [], h, b, s)

    def group(self, rng, most):
        words, pos, neg, near, _ = rng.choices(self.groups, cum_weights=self.weights)[0]
        q, labelled = rng.choice(words), rng.random() > .2
        take = [] if not pos or rng.random() < .08 else [rng.choice(pos)]
        chosen = rng.sample(near, min(len(near), 2))
        rows = take + draw(rng, neg, chosen, most - len(take))
        return [self.pair(q, c, labelled) for c in rows], [1] * len(take) + [0] * (len(rows) - len(take))

class Public:
    """Groups of public questions of batches.Data: the answer, if it has one, among sentences of its text that share its words."""
    def __init__(self, data):
        self.data = data
        pool = [i for i in range(len(data.questions)) if data.part[i] == 0 and not data.ours[i]]
        self.plain, self.near = [i for i in pool if data.of[i] < 0], [i for i in pool if data.of[i] >= 0]

    def group(self, rng, most):
        d, i = self.data, rng.choice(self.near if rng.random() < .3 else self.plain)
        q, (a, b), pos = d.question(i, rng), d.scope_sentences(i), d.positives[i]
        like = d.positives[d.of[i]] if d.of[i] >= 0 and not pos else []
        words = set(q)
        rest = sorted((r for r in range(a, b) if r not in pos and r not in like), key=lambda r: rng.random() - len(words & set(d.text[d.sentences[r, 0]])))[:16]
        take = [] if not pos or rng.random() < .25 else [rng.choice(pos)]
        rows = take + draw(rng, rest, rng.sample(like, min(len(like), 2)), most - len(take))
        return [d.pair(q, r, False) for r in rows], [1] * len(take) + [0] * (len(rows) - len(take))

def draw(rng, best_first, chosen, most):
    """chosen and of the others so many as are wanted, the best more often."""
    pool = list(best_first)
    while pool and len(chosen) < most:
        k = rng.choices(range(len(pool)), [1 / (3 + n) for n in range(len(pool))])[0]
        chosen.append(pool.pop(k))
    return chosen

if __name__ == "__main__":
    main()
