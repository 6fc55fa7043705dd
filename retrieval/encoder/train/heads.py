"""Trains one head on the trunk's first four layers as they are: what two cores can do, an hour at a time.

heads.py reader|tagger DATA.npz WEIGHTS OUT [--seconds N] [--threads K] [--resume] [--held GROUP,…] [--contrast FOLDER] [--dumps DUMP…]
  DATA.npz  prepare.py's
  WEIGHTS   the folder of trunk.safetensors and embed.safetensors
  OUT       reader.npz or tagger.npz, for pack.py, every two minutes; state.pt, which --resume goes on from
  DUMP      for the reader: the candidates of our training questions as the search finds them (bot eval --candidates)
Seconds are of the processor's time: a halt costs nothing. --held leaves out events (NAME/EVENT of a dump) to fit the decision on.
"""
import argparse, glob, json, math, os, random, time
import numpy as np, torch, torch.nn.functional as F
import batches, model, tokens, train

PUBLIC = .3      # of the reader's groups are public questions
CANDIDATES = 6   # of a group
SLOW, FAST = 1e-4, 6e-4

def weights(folder):
    """{name: array} of both files, and the word embeddings in full."""
    t = dict(tokens.read(folder + "/trunk.safetensors")[1])
    t.update(tokens.read(folder + "/embed.safetensors")[1])
    q, scale = t["emb.word"], t["emb.word.scale"].astype(np.float32)
    q = q.reshape(len(q), 12, 16)
    word = np.concatenate([(q & 15).astype(np.float32) - 8, (q >> 4).astype(np.float32) - 8], 2) * scale[:, :, None]
    out = {}
    for i in range(12):
        for n in "q", "k", "v", "ao", "fi", "fo":
            out[f"l{i}.{n}.w"] = t[f"layers.{i}.{n}.w"].astype(np.float32) * t[f"layers.{i}.{n}.scale"][:, None]
            out[f"l{i}.{n}.b"] = t[f"layers.{i}.{n}.b"].copy()
        for n in "aln", "oln":
            for k in "w", "b": out[f"l{i}.{n}.{k}"] = t[f"layers.{i}.{n}.{k}"].copy()
    trunk = model.Trunk(torch.tensor(word.reshape(len(q), 384)).half(), *(torch.tensor(t["emb." + n].copy()) for n in ("pos", "ln.w", "ln.b")), out, layers=4)
    trunk.frozen = 4
    return trunk, out

class Groups:
    """Groups of a question with candidates: ours as the search found them, with near misses and other wordings; public ones."""
    def __init__(self, data, tok, dumps, contrast, held):
        self.data, self.tok, self.known = data, tok, {}
        self.prefix = tok.encode("query: ")
        self.ours, self.weights, by = [], [], {}
        for path in dumps:
            name = os.path.basename(path).split(".")[0]
            wide = name.startswith("together")
            for l in open(path, encoding="utf8"):
                q = json.loads(l)
                set_ = "news" if name == "nc" or wide else name
                if f"{set_}/{q['event']}" in held or not q["candidates"]: continue
                c = [dict(c) for c in q["candidates"]]
                self.add(q["q"], [x for x in c if x["right"]], [x for x in c if not x["right"]], [], .6 if wide else 1.)
                if not wide: by[q["id"] if set_ == "news" else f"{set_}:{q['id']}"] = c
        n = 0
        for path in sorted(glob.glob(contrast + "/out_*.jsonl")):
            for l in open(path, encoding="utf8"):
                if not l.strip(): continue
                d = json.loads(l)
                set_, id_ = d["id"].split(":", 1)
                c = by.get(id_ if set_.startswith("news") else d["id"])
                if not c: continue
                right, wrong = [x for x in c if x["right"]], [x for x in c if not x["right"]]
                if not right: continue
                n += 1
                for s in d.get("near", []): self.add(s, [], wrong, right, .8)
                for s in d.get("same", []): self.add(s, right, wrong, [], 1.)
        print(len(by), "questions,", n, "with near misses,", len(self.ours), "groups of ours", flush=True)
        self.source = None

    def add(self, q, right, wrong, near, weight):
        self.ours.append((q, right, wrong[:24], near)); self.weights.append(weight)

    def ids(self, s, most=130):
        if s not in self.known: self.known[s] = self.tok.encode(" ".join(s.split()))[:most]
        return self.known[s]

    def own(self, rng):
        """(rows, right) of one group."""
        q, pos, neg, near = rng.choices(self.ours, self.weights)[0]
        if rng.random() < .4: q = q.lower().rstrip(" ?")
        label = rng.random() > .2
        take = [] if not pos or rng.random() < .08 else [rng.choice(pos)]
        chosen = rng.sample(near, min(len(near), 2))
        pool, w = list(neg), [1 / (3 + k) for k in range(len(neg))]
        while pool and len(take) + len(chosen) < CANDIDATES:
            k = rng.choices(range(len(pool)), w[: len(pool)])[0]
            chosen.append(pool.pop(k))
        ids = self.ids
        rows = [tokens.pair(self.prefix, ids(q), ids(c["label"]) if label else [], ids(c["headline"]), ids(c["before"]), ids(c["text"])) for c in take + chosen]
        return rows, [1] * len(take) + [0] * len(chosen)

    def public(self, rng):
        d = self.data
        if self.source is None:
            pool = np.flatnonzero((d.part == 0) & ~d.ours)
            plain, near = pool[d.of[pool] < 0], pool[d.of[pool] >= 0]
            def source():
                while True: yield int(rng.choice(near if rng.random() < .3 else plain))
            self.source = source()
        i = next(self.source)
        q, (a, b), pos = d.question(i, rng), d.scope_sentences(i), d.positives[i]
        like = d.positives[d.of[i]] if d.of[i] >= 0 and not pos else []
        words = set(q)
        def shared(r): return sum(w in words for w in set(d.text[d.sentences[r, 0]]))
        rest = sorted((r for r in range(a, b) if r not in pos and r not in like), key=lambda r: rng.random() - shared(r))[:16]
        take = [] if not pos or rng.random() < .25 else [rng.choice(pos)]
        chosen = rng.sample(like, min(len(like), 2))
        w = [1 / (3 + k) for k in range(len(rest))]
        while rest and len(take) + len(chosen) < CANDIDATES:
            k = rng.choices(range(len(rest)), w[: len(rest)])[0]
            chosen.append(rest.pop(k))
        rows = [[int(d.used[t]) for t in d.pair(q, r, False)] for r in take + chosen]
        return rows, [1] * len(take) + [0] * len(chosen)

    def batch(self, rng, size=8, parts=4):
        rows, right, group = [], [], []
        for g in range(size):
            r, y = self.public(rng) if rng.random() < PUBLIC else self.own(rng)
            rows += r; right += y; group += [g] * len(r)
        order = sorted(range(len(rows)), key=lambda k: len(rows[k]))
        ids = []
        for part in np.array_split(np.array(order), parts):
            t = max(len(rows[k]) for k in part)
            x = np.full((len(part), t), tokens.PAD, np.int64)
            for n, k in enumerate(part): x[n, : len(rows[k])] = rows[k]
            ids.append(x)
        return dict(parts=ids, order=np.array(order), group=np.array(group), right=np.array(right), size=size)

def tag_batch(data, rng, size):
    b = batches.tag_batch(data, rng, size)
    b["ids"] = data.used[b["ids"]].astype(np.int64)
    return b

def main():
    ap = argparse.ArgumentParser()
    for name in "head", "data", "weights", "out": ap.add_argument(name)
    ap.add_argument("--dumps", nargs="+", default=[])
    for name, kind, default in (("seconds", float, 3600), ("threads", int, 1), ("seed", int, 1), ("held", str, ""), ("contrast", str, "data/contrast"), ("tags", int, 8), ("own", int, 4)): ap.add_argument("--" + name, type=kind, default=default)
    ap.add_argument("--resume", action="store_true")
    args = ap.parse_args()
    os.makedirs(args.out, exist_ok=True)
    torch.set_num_threads(args.threads); torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    data = batches.Data(args.data)
    trunk, W = weights(args.weights)
    for p in trunk.parameters(): p.requires_grad_(False)
    at = range(4, 4 + args.own)
    head = model.Head(W, 4, at) if args.head == "reader" else model.Tagger(W, 4, at, 6)
    del W
    own, out = ([p for n, p in head.named_parameters() if n.startswith("layers") == yes] for yes in (True, False))
    opt = torch.optim.AdamW([{"params": own, "lr": SLOW}, {"params": out, "lr": FAST}], weight_decay=.01)
    rates = [g["lr"] for g in opt.param_groups]
    spent = step = 0
    if args.resume:
        state = torch.load(args.out + "/state.pt", weights_only=False)
        head.load_state_dict(state["head"]); opt.load_state_dict(state["opt"]); spent, step = state["spent"], state["step"]
        rng.seed(step)
    if args.head == "reader":
        groups = Groups(data, tokens.tokenizer(tokens.read(args.weights + "/trunk.safetensors")[1]), args.dumps, args.contrast, set(args.held.split(",")))
    train.args = args
    begun, saved, run = time.process_time() - spent, time.time(), []
    def write():
        train.save(f"{args.out}/{args.head}.npz", head.layers, head.outputs(), first=4)
        torch.save(dict(head=head.state_dict(), opt=opt.state_dict(), spent=time.process_time() - begun, step=step), args.out + "/state.tmp")
        os.replace(args.out + "/state.tmp", args.out + "/state.pt")
    while (done := (time.process_time() - begun) / args.seconds) < 1:
        for g, r in zip(opt.param_groups, rates): g["lr"] = r * train.schedule(done)
        loss = train.read_loss(trunk, head, groups.batch(rng)) if args.head == "reader" else train.tag_loss(trunk, head, tag_batch(data, rng, args.tags))
        opt.zero_grad(set_to_none=True); loss.backward()
        torch.nn.utils.clip_grad_norm_(own + out, 1.)
        opt.step(); run.append(loss.item()); step += 1
        if step % 20 == 0: train.say(f"step {step}, {done:.1%}, loss {np.mean(run[-100:]):.3f}")
        if time.time() - saved > 120: write(); saved = time.time()
    write()

if __name__ == "__main__":
    main()
