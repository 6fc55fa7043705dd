"""Learns from dumps of candidates what answers, and writes retrieval/decision.json.

    python fit_decision.py [--out ../../decision.json] DUMP... [--also DUMP...]

A dump is what `bot eval --questions F --corpus PATH --candidates DUMP` writes: a question a line with its candidates in
the order of the search, each with features and whether it answers. Three logistic regressions score candidates: those
that the reader read, those that it did not, and those of which only words could be compared. A fourth tells from the
scores of all candidates that were read whether anything answers: one high score tells less of that than what the
reader thinks of the others. Questions of other events and plain ones, in the words of the text, belong into the dumps: ours are
asked in other words, and shared words alone would speak against an answer. What the reader has learned from may be in --also:
it is fitted on as well, but nothing is measured on it and no threshold is chosen by it. Each is measured on questions of events that it was not fitted on, and the curve is
printed: what of the answerable questions is answered right among six, first, how many of the quotes shown answer, and
how many of the other questions are told "no source", by threshold. What was read answers over the threshold that serves
the worse served of the two, in-six and no-source, best. Without the reader little tells "no source" well, and nobody is to be
refused because time ran out: there in-six counts for more. The threshold is taken off the bias: so 0 is the threshold.
BESIDE is the score over which a candidate that was read is shown where something answers: the lowest that shows few enough,
since readers are to see who says otherwise.
"""
import argparse, json, os, random, sys
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

ALL = ["reader", "sentence", "passage", "words", "fused", "gap", "speaker_agrees", "speaker_other", "outlet_agrees", "day_agrees", "day_other", "newness", "state_newness"]
SETS = {"read": ALL, "unread": ALL[1:], "words": ["words", "fused", "gap", "speaker_agrees", "speaker_other", "outlet_agrees", "day_agrees", "day_other", "newness"]}
ANSWERS = ["best", "best_read", "third_read", "mean_read", "second"]
THIN = .2  # what a question weighs when few of its candidates are taken
FEW = 1, 2, 4
SHOWN = 6
QUOTES = 2.75  # a question that has an answer, at most, on average: 3.5 are allowed, of fewer more answer
UNREAD = 1.5  # how much more in-six counts where nothing was read
BESIDES = np.arange(-3, 1.01, .25)


def questions(paths, also=False):
    """The questions of all dumps; a group is an event of one dump's corpus."""
    out = []
    for path in paths:
        name = os.path.basename(path).split(".")[0]
        for line in open(path, encoding="utf8"):
            q = json.loads(line)
            q["group"] = f"{'news' if name in ('nc', 'together') else name}/{q['event']}"
            q["also"] = also
            out.append(q)
    return out


def rows(asked, kind):
    """Features, labels, groups and question numbers of the candidates of one kind."""
    x, y, group, owner = [], [], [], []
    for n, q in enumerate(asked):
        for c in q["candidates"]:
            if kind == "read" and not c["read"]:
                continue
            x.append([c["features"][f] for f in SETS[kind]])
            y.append(c["right"])
            group.append(q["group"])
            owner.append(n)
    return np.array(x), np.array(y, int), np.array(group), np.array(owner)


def fit(x, y, strength=1.0, weight=None):
    """A logistic regression on standardised features, as weights of plain ones."""
    middle, spread = x.mean(0), x.std(0) + 1e-9
    model = LogisticRegression(C=strength, max_iter=2000).fit((x - middle) / spread, y, weight)
    w = model.coef_[0] / spread
    return w, float(model.intercept_[0] - (w * middle).sum())


def held_out(x, y, group, strength=1.0, weight=None):
    """Scores of all rows by models that did not see their events."""
    out = np.zeros(len(y))
    for train, test in GroupKFold(min(10, len(set(group)))).split(x, y, group):
        w, b = fit(x[train], y[train], strength, None if weight is None else weight[train])
        out[test] = x[test] @ w + b
    return out


def measure(asked, owner, scores, y, threshold):
    """What answers look like when they are the quotes over the threshold."""
    good = first = shown = right = silent = answerable = false_silent = 0
    by = [[] for _ in asked]
    for n, s, label in zip(owner, scores, y):
        by[n].append((s, label))
    for q, list in zip(asked, by):
        if q["also"]:
            continue
        best = [l for s, l in sorted(list, key=lambda p: -p[0]) if s > threshold][:SHOWN]
        if not q["answerable"]:
            silent += not best
            continue
        answerable += 1
        false_silent += not best
        good, first = good + any(best), first + bool(best and best[0])
        shown, right = shown + len(best), right + sum(best)
    others = max(1, sum(not q["also"] for q in asked) - answerable)
    answerable = max(1, answerable)
    return {"in six": good / answerable, "first": first / answerable, "precision": right / max(1, shown), "quotes": shown / answerable,
            "false no source": false_silent / answerable, "no source": silent / others}


def curve(asked, owner, scores, y):
    """Prints the curve and gives the best threshold."""
    print("  threshold " + " ".join(f"{k:>15}" for k in measure(asked, owner, scores, y, 0)))
    best, at = -1, 0
    for t in np.arange(-4, 3.01, 0.125):
        m = measure(asked, owner, scores, y, t)
        worth = m["in six"] ** UNREAD * m["no source"]
        if worth > best:
            best, at = worth, t
        if abs(t * 2 - round(t * 2)) < 1e-9:
            print(f"  {t:9.2f} " + " ".join(f"{v:15.3f}" for v in m.values()))
    m = measure(asked, owner, scores, y, at)
    print(f"  {at:9.3f} " + " ".join(f"{v:15.3f}" for v in m.values()) + "  <- taken")
    return at


def whole(x, scores):
    """What tells of a question whether anything answers it: of its candidates' features and scores, see ANSWERS."""
    reader = np.sort(x[:, ALL.index("reader")])[::-1]
    return [scores.max(), reader[0], reader[min(2, len(reader) - 1)], reader.mean(), np.sort(scores)[::-1][min(1, len(scores) - 1)]]


def thinned(x, y, scores, rng):
    """As a small corpus would have it: an answer among few other candidates, and few that do not answer."""
    right, wrong = (list(np.flatnonzero(y == k)) for k in (1, 0))
    for k in FEW:
        rng.shuffle(wrong)
        for taken, label in [(right[:1] + wrong[: k - 1], 1)] * bool(right) + [(wrong[:k], 0)] * bool(wrong):
            yield whole(x[taken], scores[taken]), label


def gates(asked, x, y, group, owner, scores):
    """The questions that have candidates, and what tells whether anything answers them: rows, labels, groups, weights; theirs come first."""
    kept = [n for n in range(len(asked)) if (owner == n).any()]
    rows = [(whole(x[owner == n], scores[owner == n]), int(asked[n]["answerable"]), group[owner == n][0], 1) for n in kept]
    rng = random.Random(1)
    for n in kept:
        if y[owner == n].any() or not asked[n]["answerable"]:  # an answer that the search missed: nothing is sure
            rows += [(q, label, group[owner == n][0], THIN) for q, label in thinned(x[owner == n], y[owner == n], scores[owner == n], rng)]
    return kept, *(np.array(column) for column in zip(*rows))


def answers(asked, x, y, group, owner, scores):
    """Fits whether anything answers, prints its curve and that of what is shown then; gives both as they are written."""
    kept, q, label, of, weight = gates(asked, x, y, group, owner, scores)
    gate = held_out(q, label, of, .1, weight)
    few, gate, held = gate[len(kept) :], gate[: len(kept)], label[: len(kept)]
    ours = np.array([not asked[n]["also"] for n in kept])
    print(f"answers: {ours.sum()} questions; area under the curve {area(gate[ours], held[ours]):.3f}, by the best score alone {area(q[: len(kept), 0][ours], held[ours]):.3f}; of few candidates {area(few, label[len(kept) :]):.3f}")
    passing = lambda t: np.where(np.isin(owner, [n for n, g in zip(kept, gate) if g > t]), 0, -1e9)
    best, taken, beside = -1, 0, 0
    print("  threshold, beside " + " ".join(f"{k:>15}" for k in measure(asked, owner, scores, y, 0)))
    for t in np.arange(-2, 2.01, 1 / 32):
        m = measure(asked, owner, scores + passing(t), y, -1e8)
        if (worth := min(m["in six"], m["no source"])) > best: best, taken = worth, t
    best = -1
    for t in BESIDES:
        # the best is always shown
        top = np.array([scores[owner == o].max() for o in range(len(asked)) if (owner == o).any()])
        m = measure(asked, owner, np.where(scores >= np.repeat(top, np.bincount(owner)[np.unique(owner)]), 9 + scores, scores) + passing(taken), y, t)
        if m["quotes"] <= QUOTES and m["in six"] > best: best, beside = m["in six"], t
        print(f"  {taken:9.3f} {t:7.2f} " + " ".join(f"{v:15.3f}" for v in m.values()))
    for t in np.arange(-1, 1.51, .25):
        m = measure(asked, owner, scores + passing(t), y, -1e8)
        print(f"  {t:9.3f}         " + " ".join(f"{v:15.3f}" for v in m.values()))
    w, b = fit(q, label, .1, weight)
    print(f"  taken: {taken:.3f}, beside {beside:.2f}")
    return {"bias": round(b - taken, 4), "of": {n: round(float(v), 4) for n, v in zip(ANSWERS, w)}}, float(beside)


def area(scores, label):
    good, bad = scores[label == 1], scores[label == 0]
    return (good[:, None] > bad[None]).mean() + .5 * (good[:, None] == bad[None]).mean()


def main():
    parse = argparse.ArgumentParser()
    parse.add_argument("dumps", nargs="+")
    parse.add_argument("--also", nargs="+", default=[])
    parse.add_argument("--out")
    args = parse.parse_args()
    random.seed(1)
    np.random.seed(1)
    asked = questions(args.dumps) + questions(args.also, True)
    print(f"{len(asked)} questions, {sum(q['answerable'] for q in asked)} answerable; among 30: "
          f"{np.mean([any(c['right'] for c in q['candidates']) for q in asked if q['answerable']]):.3f}")
    out = json.load(open(args.out)) if args.out and os.path.exists(args.out) else {}
    for kind, names in SETS.items():
        x, y, group, owner = rows(asked, kind)
        if not len(x):
            print(f"{kind}: no such candidates; kept as it was")
            continue
        print(f"{kind}: {len(x)} candidates, {y.sum()} right")
        scores = held_out(x, y, group)
        if kind == "read":
            out["answers"], out["beside"] = answers(asked, x, y, group, owner, scores)
            threshold = 0
        else:
            threshold = curve(asked, owner, scores, y)
        w, b = fit(x, y)
        out[kind] = {"bias": round(b - threshold, 4), "of": {n: round(float(v), 4) for n, v in zip(names, w)}}
        print(" ", json.dumps(out[kind]))
    if args.out:
        with open(args.out, "w") as f:
            json.dump(out, f, indent=2)
            f.write("\n")


if __name__ == "__main__":
    sys.exit(main())
