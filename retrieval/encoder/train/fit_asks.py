"""Learns from a question's vector what it asks for besides its matter, and writes retrieval/asks.json.

fit_asks.py WEIGHTS FLAGS.jsonl OUT [DUMP…]
  FLAGS  {"q", "lang", "state": 0|1, "sides": 0|1} a line: questions written for this (data/flags.jsonl)
  DUMP   candidates of our questions: those of kind "state" ask for the state of things; names that begin with dev_ only measure
Printed: areas under the curve, cross-validated over FLAGS and on the dev questions of the dumps.
"""
import json, os, sys
import numpy as np, torch
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import cross_val_predict
import heads, model, tokens

STRENGTH = .03

def vectors(folder, questions):
    trunk, W = heads.weights(folder)
    trunk = model.Trunk(trunk.word, trunk.pos, trunk.ln_w, trunk.ln_b, W, layers=12)
    tok = tokens.tokenizer(tokens.read(folder + "/trunk.safetensors")[1])
    ids = [tokens.question(tok.encode("query: "), tok.encode(q)[:60]) for q in questions]
    out = np.zeros((len(ids), 384), np.float32)
    order = sorted(range(len(ids)), key=lambda k: len(ids[k]))
    for k in range(0, len(order), 64):
        part = order[k : k + 64]
        x = np.full((len(part), len(ids[part[-1]])), tokens.PAD, np.int64)
        for n, i in enumerate(part): x[n, : len(ids[i])] = ids[i]
        with torch.no_grad():
            h, keep = trunk.run(torch.tensor(x))
            out[part] = torch.nn.functional.normalize(model.mean(h, keep), dim=1).numpy()
    return out

def main(folder, flags, dest, *dumps):
    torch.set_num_threads(1)
    rows = [json.loads(l) for l in open(flags, encoding="utf8")]
    train, dev = [], []
    for path in dumps:
        for l in open(path, encoding="utf8"):
            q = json.loads(l)
            (dev if os.path.basename(path).startswith("dev_") else train).append({"q": q["q"], "state": int(q["kind"] == "state")})
    # our questions of other kinds are not all free of the wish; of those only as many as ask for it are taken
    train = [q for q in train if q["state"]] + [q for q in train if not q["state"]][:: 6]
    every = vectors(folder, [r["q"] for r in rows + train + dev])
    n, m = len(rows), len(rows) + len(train)
    out = {}
    for wish in ("state",):  # FLAGS tell "sides", too, which nothing reads yet
        known = rows + (train if wish == "state" else [])
        x, y = every[: len(known)], np.array([r[wish] for r in known])
        middle = x.mean(0)
        fit = LogisticRegression(C=STRENGTH, max_iter=2000, class_weight=None)
        p = cross_val_predict(fit, (x - middle) * 20, y, cv=8, method="predict_proba")[:, 1]
        print(f"{wish}: {len(y)} questions, {y.sum()} ask for it, cross-validated AUC {roc_auc_score(y, p):.3f}")
        fit.fit((x - middle) * 20, y)
        if wish == "state" and dev:
            q = fit.predict_proba((every[m:] - middle) * 20)[:, 1]
            d = np.array([r["state"] for r in dev])
            print(f"  dev: {len(d)} questions, {d.sum()} of kind state, AUC {roc_auc_score(d, q):.3f}; mean of these {q[d == 1].mean():.2f}, of the others {q[d == 0].mean():.2f}")
        w = fit.coef_[0] * 20
        out[wish] = {"bias": round(float(fit.intercept_[0] - (w * middle).sum()), 4), "of": [round(float(v), 3) for v in w]}
    with open(dest, "w") as f: f.write(json.dumps(out) + "\n")

if __name__ == "__main__":
    main(*sys.argv[1:])
