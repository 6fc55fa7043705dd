"""Writes what the reference makes of texts: vectors and scores, by torch in float32 with the weights as they are shipped, activations not quantised.

    golden_vectors.py TRUNK EMBED ARTICLES OUT

Each line has a "kind": "question" (text, vector), "sentence" (text, vector; alone, as Encoder.Embed has it), "passage" (headline, sentences,
whole, vectors), "read" (question, label, headline, before, sentence, score). A vector is 384 little-endian int16, each 32767 times its number,
in base64. Scores are those of a reader for tests: the lowest four of EMBED's own layers, with outputs that are sines; sine_reader_test.go in the
package makes the same.
"""
import base64, json, sys
import numpy as np, torch, torch.nn.functional as F
import model, tokens
from pack import unq4

torch.set_num_threads(1)  # sequences are short
ODD = ["", "Rain.", "a", "42", "😀", "⚠️ Flood! ⚠️", "zxqvjkwp blorfnax", "3.75% of 1,200", "¿?", "Ёлка", "рaypal", "e\u0301te\u0301", "ﷺ", "word " * 200]


def layers(tensors, wanted):
    out = {}
    for i in wanted:
        for name in "q", "k", "v", "ao", "fi", "fo", "aln", "oln":
            w = tensors[f"layers.{i}.{name}.w"].astype(np.float32)
            scale = tensors.get(f"layers.{i}.{name}.scale")
            out[f"l{i}.{name}.w"] = w if scale is None else w * scale[:, None]
            out[f"l{i}.{name}.b"] = tensors[f"layers.{i}.{name}.b"]
    return out


def sines(most, *shape):
    k = np.arange(1, np.prod(shape) + 1)
    return torch.tensor((most * np.sin((k * k).astype(np.float64))).astype(np.float32).reshape(shape))


class Reference:
    def __init__(self, trunk, embed):
        (_, t), (over, upper) = tokens.read(trunk), tokens.read(embed)
        shared = int(over["from"])
        weights = layers(t, range(shared)) | layers(upper, range(shared, shared + int(over["layers"])))
        self.tok = tokens.tokenizer(t)
        self.tok.scores = self.tok.scores.astype(np.float64)
        word = torch.tensor(unq4(t["emb.word"], t["emb.word.scale"]))
        floats = [torch.tensor(t[k]) for k in ("emb.pos", "emb.ln.w", "emb.ln.b")]
        self.trunk = model.Trunk(word, *floats, weights, shared + int(over["layers"])).eval()
        self.reader = o = model.Head(weights, 4, range(4, 8)).eval()
        inner, width = o.o1.weight.shape
        for p, v in (o.o1.weight, sines(.14, width, inner).T), (o.o1.bias, sines(.14, inner)), (o.o2.weight, sines(.28, 1, inner)), (o.o2.bias, sines(.14, 1)):
            p.data.copy_(v)
        self.query, self.passage_prefix = self.tok.encode("query: "), self.tok.encode("passage: ")

    def states(self, ids): return self.trunk.run(torch.tensor([ids]))[0][0]

    def question(self, text):
        return F.normalize(self.states(tokens.question(self.query, self.tok.encode(text)[:128])).mean(0), dim=0)

    def passage(self, headline, sentences):
        """Vectors of the sentences, and of the whole; as many sentences together as fit."""
        head, read = self.tok.encode(headline), [self.tok.encode(s)[:tokens.SENTENCE] for s in sentences]
        vectors, group = [], []
        for s in read + [None]:
            if s is None or len(tokens.passage(self.passage_prefix, head, group + [s])[0]) > tokens.WHOLE:
                ids, spans = tokens.passage(self.passage_prefix, head, group)
                x = self.states(ids)
                vectors += [F.normalize((x[a:b] if b > a else x).mean(0), dim=0) for a, b in spans]
                group = []
            group.append(s)
        return F.normalize(torch.stack(vectors).mean(0), dim=0), vectors

    def score(self, question, label, headline, before, sentence):
        ids = tokens.pair(self.query, *map(self.tok.encode, (question, label, headline, before, sentence)))
        return float(self.reader(self.trunk, torch.tensor([ids]))[0])


def pack(v): return base64.b64encode(np.rint(v.numpy() * 32767).astype("<i2").tobytes()).decode()


@torch.no_grad()
def rows(r, articles):
    for a in articles:
        yield dict(kind="question", text=a["question"], vector=pack(r.question(a["question"])))
        for s in a["sentences"]:
            yield dict(kind="sentence", text=s, vector=pack(r.passage("", [s])[0]))
        whole, vectors = r.passage(a["headline"], a["sentences"])
        yield dict(kind="passage", headline=a["headline"], sentences=a["sentences"], whole=pack(whole), vectors=[pack(v) for v in vectors])
        for before, s in zip([""] + a["sentences"], a["sentences"]):
            pair = dict(question=a["question"], label=a["label"], headline=a["headline"], before=before, sentence=s)
            yield dict(kind="read", **pair, score=r.score(**pair))
    for text in ODD:
        yield dict(kind="question", text=text, vector=pack(r.question(text)))
        yield dict(kind="sentence", text=text, vector=pack(r.passage("", [text])[0]))
    # A passage that has to be split, with sentences that are cut and one that is empty.
    every = [s for a in articles[:4] for s in a["sentences"]] + ["", "long " * 300, "мост " * 150]
    whole, vectors = r.passage("A headline that goes on and on " * 6, every)
    yield dict(kind="passage", headline="A headline that goes on and on " * 6, sentences=every, whole=pack(whole), vectors=[pack(v) for v in vectors])
    pair = dict(question="who " * 60, label="The Outlet, 2026-01-02, Somebody " * 5, headline="Headline " * 40, before="before that " * 30 + "the end", sentence="and then " * 60)
    yield dict(kind="read", **pair, score=r.score(**pair))
    yield dict(kind="read", **dict.fromkeys(pair, ""), score=r.score(**dict.fromkeys(pair, "")))


def main():
    trunk, embed, articles, out = sys.argv[1:]
    with open(out, "w", encoding="utf-8") as f:
        for row in rows(Reference(trunk, embed), json.load(open(articles, encoding="utf-8"))):
            f.write(json.dumps(row, separators=(",", ":"), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
