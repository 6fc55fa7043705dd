"""Trains the head that tells what one sentence does to another: same, contradicts, updates, other.

relate.py gather WEIGHTS PUBLIC OUT.xz OURS PAIRS.jsonl… : OURS, which only measures, and what trains: PAIRS and the public pairs of a folder
relate.py train PAIRS.xz WEIGHTS OUT [--start READER.npz] [--seconds N]: relation.npz for pack.py; told.json, the probabilities of all but the public pairs
  READER.npz  heads.py's: layers that have learned to compare two texts
Public pairs say only whether one sentence entails or contradicts another: they train the layers through an output of their own.
Seconds are a GPU's, or those of the processor.
"""
import argparse, json, lzma, pickle, random, re, sys, time
from datetime import date
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
import batches, heads, model, tokens, train

RELATIONS = ["same", "contradicts", "updates", "other"]
PUBLIC = {"entails": 0, "same": 0, "contradicts": 1, "neutral": 2, "not_same": 2, "not_entails": 3, "partial": 2, "disputed": 2}  # 3: not 0
SETS = ["cb.train", "climate_fever.train", "fever_symmetric.dev", "rte_news.train", "terra_ru.train", "wice.train", "falke_news.dev"]
MADE = .2  # the weight of a pair that a program made of another

def apart(a, b):
    """What the second sentence's label says of the days between."""
    if not a or not b: return ""
    n = (date.fromisoformat(b) - date.fromisoformat(a)).days
    return "same day" if n == 0 else f"{n} days later"

def sides(r):
    """(outlet and speaker, headline, sentence) of both, the earlier one first, and the days between."""
    a, b = ((", ".join(x for x in (r.get(k + "_outlet"), r.get(k + "_speaker")) if x), r.get("title_" + k, ""), r[k], r.get(k + "_date", "")) for k in "ab")
    if a[3] and b[3] and b[3] < a[3]: a, b = b, a
    return a[:3], b[:3], apart(a[3], b[3])

def gather(weights, folder, out, measured, *trained):
    tok = tokens.tokenizer(tokens.read(weights + "/trunk.safetensors")[1])
    ids = lambda s: tok.encode(" ".join(s.split()))
    rows, public = [], []
    for path in (measured,) + trained:
        for l in filter(str.strip, open(path, encoding="utf8")):
            r = json.loads(l)
            a, b, days = sides(r)
            rows.append((r["id"], RELATIONS.index(r["label"]), *map(ids, a + b), ids(days), days in ("", "same day"), path != measured))
    for name in SETS:
        for l in open(f"{folder}/{name}.jsonl", encoding="utf8"):
            r = json.loads(l)
            public.append((PUBLIC[r["label"]], ids(r["a"])[:160], ids(r["b"])))
    with lzma.open(out, "wb") as f: pickle.dump(dict(prefix=ids("query:"), ours=rows, public=public), f)
    print(len(rows), "pairs of ours,", len(public), "public ones")

class Relater(model.Head):
    """A reader with four numbers a pair, and four more for what public pairs say."""
    def __init__(self, weights):
        super().__init__(weights, 4, range(4, 8))
        self.o2 = nn.Linear(256, 4); self.nli = nn.Linear(256, 3)
        for o in self.o2, self.nli: nn.init.normal_(o.weight, std=.03); nn.init.zeros_(o.bias)
    def forward(self, trunk, ids, out="o2"):
        x, keep = trunk.run(ids, list(trunk.layers[:4]) + list(self.layers))
        return getattr(self, out)(torch.tanh(self.o1(torch.cat([x[:, 0], model.mean(x, keep)], -1)))).float()
    def outputs(self):
        n = lambda t: t.detach().float().cpu().numpy()
        return {"out.w1": n(self.o1.weight).T.copy(), "out.b1": n(self.o1.bias), "out.w2": n(self.o2.weight), "out.b2": n(self.o2.bias)}

def pair(prefix, r, turned=False):
    la, ha, a, lb, hb, b, days = r[2:9]
    if turned: la, ha, a, lb, hb, b = lb, hb, b, la, ha, a
    return tokens.two(prefix, la, ha, a, days + lb, hb, b)

def loss(head, trunk, d, rows, rng, size, y_public):
    ours = rng.choices(rows, [MADE if "/" in r[0] else 1. for r in rows], k=size)
    x = train.put(batches.pad([pair(d["prefix"], r, r[9] and rng.random() < .5) for r in ours], 288))
    y = train.put(np.array([r[1] for r in ours]))
    out = F.cross_entropy(head(trunk, x), y, label_smoothing=.05)
    far = [d["public"][rng.randrange(len(d["public"]))] for _ in range(size)]
    x = train.put(batches.pad([tokens.two(d["prefix"], [], [], a, [], [], b) for _, a, b in far], 288))
    p = torch.log_softmax(head(trunk, x, "nli"), 1)
    y = train.put(np.array([f[0] for f in far]))
    # "not_entails" may contradict or say nothing of it
    own = torch.where(y == 3, torch.logsumexp(p[:, 1:], 1), p.gather(1, y.clamp(max=2)[:, None])[:, 0])
    return out - y_public * own.mean()

@torch.no_grad()
def told(head, trunk, d, rows):
    """Probabilities [rows, 4]; of pairs of one day the mean of both orders."""
    head.eval(); out = []
    for r in rows:
        x = train.put(batches.pad([pair(d["prefix"], r), pair(d["prefix"], r, True)], 288))
        with train.cast(): p = torch.softmax(head(trunk, x), 1).cpu().numpy()
        out.append((p.mean(0) if r[9] else p[0]).tolist())
    head.train()
    return out

def main():
    ap = argparse.ArgumentParser()
    for name in "pairs", "weights", "out": ap.add_argument(name)
    for name, kind, default in (("start", str, ""), ("seconds", float, 600), ("size", int, 32), ("seed", int, 1), ("public", float, .5), ("threads", int, 1)):
        ap.add_argument("--" + name, type=kind, default=default)
    args = train.args = ap.parse_args()
    torch.manual_seed(args.seed); torch.set_num_threads(args.threads)
    rng = random.Random(args.seed)
    d = pickle.load(lzma.open(args.pairs))
    trunk, W = heads.weights(args.weights)
    head = Relater(W).to(train.device)
    if args.start:
        z = np.load(args.start)
        for i, layer in enumerate(head.layers):
            for k, v in layer.named_parameters():
                name = f"{i}.{k.split('.')[0]}.{'w' if k.endswith('weight') else 'b'}"
                t = z[name].astype(np.float32)
                if z[name].dtype == np.int8: t = t * z[name[:-1] + "scale"][:, None]
                v.data.copy_(torch.as_tensor(t))
        head.o1.weight.data.copy_(torch.as_tensor(z["out.w1"].T.copy())); head.o1.bias.data.copy_(torch.as_tensor(z["out.b1"]))
    model.DROPOUT = .1
    kept = [r for r in d["ours"] if r[10]]
    own, out = ([p for n, p in head.named_parameters() if n.startswith("layers") == yes] for yes in (True, False))
    opt = torch.optim.AdamW([{"params": own, "lr": 1e-4}, {"params": out, "lr": 5e-4}], weight_decay=.02)
    rates = [g["lr"] for g in opt.param_groups]
    clock = time.time if train.device == "cuda" else time.process_time
    start, step, run, mean = clock(), 0, [], heads.Mean(head)
    while (done := (clock() - start) / args.seconds) < 1:
        for g, r in zip(opt.param_groups, rates): g["lr"] = r * train.schedule(done)
        opt.zero_grad(set_to_none=True)
        with train.cast(): l = loss(head, trunk, d, kept, rng, args.size, args.public)
        l.backward(); torch.nn.utils.clip_grad_norm_(own + out, 1.); opt.step(); mean.add(head)
        run.append(l.detach()); step += 1
        if step % 20 == 0: train.say(f"step {step}, {done:.0%}, loss {torch.stack(run[-100:]).mean():.3f}")
    train.save(f"{args.out}/relation.npz", mean.head.layers, mean.head.outputs(), first=4)
    rows = [r for r in d["ours"] if "/" not in r[0]]
    p = told(mean.head, trunk, d, rows)
    json.dump({r[0]: q for r, q in zip(rows, p)}, open(f"{args.out}/told.json", "w"))
    train.say(f"measured: {np.mean([np.argmax(q) == r[1] for q, r in zip(p, rows) if not r[10]]):.3f} right")

if __name__ == "__main__":
    gather(*sys.argv[2:]) if sys.argv[1] == "gather" else (sys.argv.pop(1), main())
