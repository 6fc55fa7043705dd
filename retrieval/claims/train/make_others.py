"""Makes pairs of sentences that are taken at random from articles, for training alone.

    python make_others.py CORPUS... > OTHERS

Two sentences of one article, or of two articles, mostly of the same days, speak of
other things: that is how most quotes of an answer stand to each other, and pairs
labelled by hand have far fewer of them.
"""
import json, pathlib, random, re, sys
import yaml

EACH = 250  # pairs of a corpus


def sentences(text):
    return [s.strip() for line in text.splitlines() for s in re.split(r"(?<=[.!?])\s+(?=[«“\"A-ZА-ЯІЇЄҐ])", line) if 30 < len(s) < 300]


def main():
    rng = random.Random(14)
    for n, folder in enumerate(sys.argv[1:]):
        folder = pathlib.Path(folder)
        articles = yaml.safe_load((folder / "corpus.yaml").read_text())["articles"]
        texts = [(a, sentences((folder / a["file"]).read_text())) for a in articles]
        texts = [(a, s) for a, s in texts if len(s) > 2]
        for k in range(EACH):
            a, one = rng.choice(texts)
            b, other = (a, one) if k % 2 else rng.choice(texts)
            first, second = rng.choice(one), rng.choice(other)
            if first == second:
                continue
            print(json.dumps({"id": f"others-{n}-{k}", "a": first, "b": second, "label": "other", "a_outlet": a.get("outlet", ""), "b_outlet": b.get("outlet", ""),
                              "a_date": str(a.get("published", ""))[:10], "b_date": str(b.get("published", ""))[:10],
                              "title_a": a.get("title", ""), "title_b": b.get("title", "")}, ensure_ascii=False))


main()
