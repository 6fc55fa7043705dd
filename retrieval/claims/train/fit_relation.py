"""Learns what two quotes do to each other, and writes ../relation.json.

    bot eval --pairs PAIRS --features F          # for each file of labelled pairs
    python fit_relation.py [--out ../relation.json] OURS [MORE...]

OURS is measured by cross-validation over blocks of eight ids, in six parts; MORE are
pairs made of OURS by make_pairs.py, whose ids lead them into the part of their pair,
pairs taken at random by make_others.py, each corpus in one part, and such as only
train. Randomised trees over the features that ../features.go names;
printed are accuracy, and precision and recall of each relation as the bot tells them.
That two quotes say the same or contradict each other is told from the probability on
at which it is right in .95 of the cases that the cross-validation tells.
"""
import argparse, base64, json, re
import numpy as np
from sklearn.ensemble import ExtraTreesClassifier

RELATIONS = ["same", "contradicts", "updates", "other"]
AIM, PARTS, MADE_WEIGHT = .95, 6, .25


def part_of(name):
    """The part of the cross-validation that a pair is measured in; -1 for pairs that only train."""
    if m := re.match(r"w\d+-(\d+)", name):
        return (int(m[1]) - 1) // 8 % PARTS
    m = re.match(r"others-(\d+)", name)
    return int(m[1]) % PARTS if m else -1


def read(path):
    rows = [json.loads(line) for line in open(path, encoding="utf8")]
    x = np.array([r["x"] for r in rows])
    y = np.array([RELATIONS.index(r["label"]) for r in rows])
    part = np.array([part_of(r["id"]) for r in rows])
    return x, y, part


def fit(x, y, weight, seed=14):
    return ExtraTreesClassifier(100, min_samples_leaf=3, max_depth=9, max_features=12, random_state=seed).fit(x, y, sample_weight=weight)


def tree(t):
    """A tree as numbers over its nodes, little-endian, in base64: feature (8 bits; -1 is a leaf), threshold (32 bits, in
    ten-thousandths), left and right (16 bits; a leaf has the place of its shares on the left); and the shares (16 bits, in
    thousandths)."""
    rows, shares = [], []
    for n in range(t.node_count):
        if t.children_left[n] < 0:
            rows.append((-1, 0, len(shares), 0))
            shares.append([round(1000 * float(v)) for v in t.value[n][0] / t.value[n][0].sum()])
        else:
            rows.append((t.feature[n], round(1e4 * float(t.threshold[n])), t.children_left[n], t.children_right[n]))
    return packed(rows, shares)


def packed(rows, shares):
    columns = [np.array(c, kind) for c, kind in zip(zip(*rows), ("i1", "<i4", "<u2", "<u2"))] + [np.array(shares, "<u2")]
    return dict(zip("ftlrp", [base64.b64encode(c.tobytes()).decode() for c in columns]))


def surely(p, y, k):
    """The least probability from which on relation k is right in AIM of the cases; 1 if there is none."""
    best = 1.
    for at in sorted(set(p[:, k]), reverse=True):
        told = p[:, k] >= at
        if told.sum() >= 8 and (y[told] == k).mean() >= AIM:
            best = at
    return float(best)


def tell(p, sure):
    allowed = p.copy()
    for k in (0, 1):
        allowed[p[:, k] < sure[k], k] = -1
    return allowed.argmax(1)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--out", default="../relation.json")
    args.add_argument("--names", help="a relation.json to take the names of the features from", default="../relation.json")
    args.add_argument("ours")
    args.add_argument("more", nargs="*")
    args = args.parse_args()
    x, y, part = read(args.ours)
    more = [read(path) for path in args.more]
    mx, my, mpart = (np.concatenate([m[i] for m in more]) for i in range(3)) if more else (x[:0], y[:0], part[:0])
    p, mp = np.zeros((len(y), 4)), np.zeros((len(my), 4))
    for held in range(PARTS):
        inside, minside = part != held, mpart != held
        m = fit(np.vstack([x[inside], mx[minside]]), np.r_[y[inside], my[minside]], np.r_[np.ones(inside.sum()), np.full(minside.sum(), MADE_WEIGHT)])
        p[~inside] = m.predict_proba(x[~inside])
        if (~minside).any():
            mp[~minside] = m.predict_proba(mx[~minside])
    seen = mpart >= 0
    both, labels = np.vstack([p, mp[seen]]), np.r_[y, my[seen]]
    # a relation is sure where it is right in AIM of the cases, of all and of those labelled by hand
    sure = []
    for k in range(3):
        alone = surely(p, y, k)
        sure.append(max(surely(both, labels, k), alone if alone < 1 else float(p[y != k, k].max()) + 1e-6))
    sure.append(0.)
    for name, q, l in (("ours", p, y), ("all", both, labels)):
        told = tell(q, sure)
        print(f"{name}: {len(l)} pairs, accuracy {(told == l).mean():.3f} (without a threshold {(q.argmax(1) == l).mean():.3f})")
        for k in range(4):
            n = (told == k).sum()
            print(f"  {RELATIONS[k]:12s} told {n:4d}, precision {(l[told == k] == k).mean() if n else 0:.3f}, recall {(told[l == k] == k).mean():.3f}, sure from {sure[k]:.3f}")
    k = 2
    shown = both[:, 2] >= sure[2]
    print(f"  updates, surely: {shown.sum()}, precision {(labels[shown] == 2).mean() if shown.any() else 0:.3f}")
    m = fit(np.vstack([x, mx]), np.r_[y, my], np.r_[np.ones(len(y)), np.full(len(my), MADE_WEIGHT)])
    document = {"features": json.load(open(args.names))["features"], "relations": RELATIONS, "sure": dict(zip(RELATIONS, [round(s, 4) for s in sure])),
                "trees": [tree(e.tree_) for e in m.estimators_]}
    with open(args.out, "w") as out:
        json.dump(document, out, separators=(",", ":"))
        out.write("\n")


main()
