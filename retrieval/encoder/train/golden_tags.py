"""Writes what the reference makes of texts with who says what in them: by torch in float32 with the weights as they are shipped.

    golden_tags.py TRUNK TAGGER ARTICLES OUT

A line a window: headline, text, and the scores of its pieces, six a piece, as hundredths.
"""
import json, sys
import numpy as np, torch
import model, tagging, tokens
from golden_vectors import layers
from pack import unq4

torch.set_num_threads(1)

def reference(trunk, tagger):
    (_, t), (over, upper) = tokens.read(trunk), tokens.read(tagger)
    first, count = int(over["from"]), int(over["layers"])
    weights = layers(t, range(first)) | layers(upper, range(first, first + count))
    floats = [torch.tensor(t[k]) for k in ("emb.pos", "emb.ln.w", "emb.ln.b")]
    under = model.Trunk(torch.tensor(unq4(t["emb.word"], t["emb.word.scale"])), *floats, weights, first).eval()
    head = model.Tagger(weights, first, range(first, first + count), 6).eval()
    head.out.weight.data.copy_(torch.tensor(upper["out.w"])); head.out.bias.data.copy_(torch.tensor(upper["out.b"]))
    return under, head, tokens.tokenizer(t)

@torch.no_grad()
def rows(under, head, tok, articles):
    prefix = tok.encode("passage: ")
    for headline, text in articles:
        for a, b in tagging.windows(text):
            ids = [k for k, _, _ in tagging.pieces(tok, text, a, b)][:300]
            opening = tokens.passage(prefix, tok.encode(headline), [[]])[0][:-1]
            scores = head(under, torch.tensor([opening + ids + [tokens.EOS]]))[0][0, len(opening) : -1]
            yield dict(headline=headline, text=text[a:b], scores=np.rint(scores.numpy() * 100).astype(int).ravel().tolist())

def main():
    trunk, tagger, articles, out = sys.argv[1:]
    with open(out, "w", encoding="utf-8") as f:
        for row in rows(*reference(trunk, tagger), json.load(open(articles, encoding="utf-8"))):
            f.write(json.dumps(row, separators=(",", ":"), ensure_ascii=False) + "\n")

if __name__ == "__main__":
    main()
