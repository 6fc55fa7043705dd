"""Learns whom a source means that names nobody: fit_referent.py CHOICES.jsonl OUT.json

CHOICES is what `go test ./retrieval/attribution/statements -run TestChoices -labelled … -choices …` writes. For each kind of source
(a pronoun of a person, of anything, nothing, a person's description, a body's) a linear score of everybody in the text and of nobody;
the softmax of the scores puts the most on who is right by the labels. What is common to the kinds is learned once: each kind's weights
are those of all and its own part, both kept small (L2)."""
import collections, json, sys
import numpy as np, torch

rows = [json.loads(l) for l in open(sys.argv[1], encoding="utf8")]
train = [r for r in rows if not r["Set"].endswith(":dev")]
dev = [r for r in rows if r["Set"].endswith(":dev")]
KINDS, F, G = 5, next(len(v) for r in rows for v in r["Somebody"] if v), len(rows[0]["Nobody"])

def pack(rows):
    x, y, kind, group, right = [], [], [], [], []
    for n, r in enumerate(rows):
        for i, v in enumerate([None] + r["Somebody"]):
            if i and r["Out"][i - 1]: continue
            x.append(v or [0.0] * F); y.append(r["Nobody"] if v is None else [0.0] * G)
            kind.append(r["Kind"] + KINDS * r["Plain"]); group.append(n); right.append((i - 1) in r["Right"])
    t = lambda a, d=torch.float32: torch.tensor(np.array(a), dtype=d)
    return t(x), t(y), t(kind, torch.long), t(group, torch.long), t(right, torch.bool)

def scores(p, w):
    x, y, kind, _, _ = p
    a = w["F"] + w["f"][kind % KINDS] + w["h"][kind]; b = w["G"] + w["g"][kind % KINDS] + w["i"][kind]
    return (x * a).sum(1) + (y * b).sum(1)

def total(s, group, n):
    m = torch.full((n,), -1e9).scatter_reduce(0, group, s, "amax")
    return m + torch.log(torch.zeros(n).scatter_add(0, group, torch.exp(s - m[group])))

WEIGHT = {"real": 2.0, "pol": 1.0}

def fit(rows, common, own, steps=300):
    p = pack(rows); n = len(rows); much = torch.tensor([WEIGHT.get(r['Set'].split(':')[0], 1.0) for r in rows])
    w = {"F": torch.zeros(F), "f": torch.zeros(KINDS, F), "G": torch.zeros(G), "g": torch.zeros(KINDS, G), "h": torch.zeros(2 * KINDS, F), "i": torch.zeros(2 * KINDS, G)}
    for v in w.values(): v.requires_grad_()
    opt = torch.optim.LBFGS(list(w.values()), lr=1, max_iter=steps, line_search_fn="strong_wolfe")
    def closure():
        opt.zero_grad()
        s = scores(p, w); g, right = p[3], p[4]
        loss = ((total(s, g, n) - total(torch.where(right, s, torch.tensor(-1e9)), g, n)) * much).sum()
        loss = loss + common * ((w["F"] ** 2).sum() + (w["G"] ** 2).sum()) + own * ((w["f"] ** 2).sum() + (w["g"] ** 2).sum()) + 3 * own * ((w["h"] ** 2).sum() + (w["i"] ** 2).sum())
        loss.backward(); return loss
    opt.step(closure)
    return {k: v.detach() for k, v in w.items()}

def right(rows, w):
    p = pack(rows); s = scores(p, w); out = []
    best = {}
    for i, (v, g) in enumerate(zip(s.tolist(), p[3].tolist())):
        if g not in best or v > best[g][0]: best[g] = (v, bool(p[4][i]))
    return [best[g][1] for g in range(len(rows))]

def cross(rows, common, own, folds=5):
    ids = sorted({(r["Set"], r["File"]) for r in rows}); fold = {d: n % folds for n, d in enumerate(ids)}
    out = []
    for k in range(folds):
        w = fit([r for r in rows if fold[r["Set"], r["File"]] != k], common, own)
        part = [r for r in rows if fold[r["Set"], r["File"]] == k]
        out += list(zip(part, right(part, w)))
    return out

def table(name, pairs):
    by = collections.defaultdict(list)
    for r, ok in pairs: by[r["Kind"]].append(ok); by[r["Set"][:4] if r["Set"][:3] in ("rea","pol") else "invented"].append(ok); by["all"].append(ok)
    print(name, "  ".join(f"{k} {np.mean(v):.3f} of {len(v)}" for k, v in sorted(by.items(), key=str)), flush=True)

for common, own in ((.1, .3), (.3, 1), (1, 3)):
    table(f"cross-validated, L2 {common} {own}:", cross(train, common, own))
w = fit(train, .3, 1)
table("train:", list(zip(train, right(train, w))))
if dev: table("dev:", list(zip(dev, right(dev, w))))
def rows_of(common, own, form):
    return [[[round(x, 3) for x in row] for row in (common + own + form[f * KINDS : (f + 1) * KINDS]).tolist()] for f in (0, 1)]
lines = lambda m: "[\n" + ",\n".join(" [\n" + ",\n".join("  " + json.dumps(row) for row in form) + "\n ]" for form in m) + "\n]"
with open(sys.argv[2], "w") as f:
    f.write('{"Somebody": ' + lines(rows_of(w["F"], w["f"], w["h"])) + ',\n"Nobody": ' + lines(rows_of(w["G"], w["g"], w["i"])) + "}\n")
