"""pieces.py E5_BIN DATA OUT: chooses the word pieces that stay, by what texts in the languages served use. Writes their ids (npy).

All Cyrillic pieces and those of no script stay; of Latin ones those that English training texts use come first, then those that
other languages' do, then the most frequent by the tokenizer's own scores; of a few other scripts the most frequent.
"""
import collections, glob, json, os, sys, unicodedata
import numpy as np
import e5bin

PIECES = 96_400  # what the trunk's size of 45 MB leaves room for
WHOLE = {"CYRILLIC", ""}
OTHERS = {"GREEK", "ARABIC", "DEVANAGARI", "THAI", "GEORGIAN", "ARMENIAN"}  # the rest (Chinese, Hebrew, Khmer, …) is read as unknown
OTHERS_SHARE = .2  # of what is left after WHOLE

def script(piece):
    names = {unicodedata.name(c, "? ").split(" ")[0] for c in piece if unicodedata.category(c)[0] in "LM"}
    return names.pop() if len(names) == 1 else ("" if not names else "MIXED")

def texts(data):
    """(language, text) of what may train."""
    for f in sorted(glob.glob(f"{data}/qa/*.train.jsonl")):
        if os.path.basename(f).split(".")[0] in ("wikiqa", "trecqa"): continue
        for l in open(f, encoding="utf8"):
            r = json.loads(l)
            yield r["lang"], " ".join([r["q"], r["article"] or "", *r["sentences"]])
    for f in sorted(glob.glob(f"{data}/polnear/train/text/*.txt")): yield "en", open(f, encoding="utf8").read()
    for f in sorted(glob.glob(f"{data}/news_cluster/*.json")): yield "en", json.load(open(f))["text"] or ""

def count(tok, data):
    words = collections.defaultdict(collections.Counter)
    for lang, text in texts(data): words["en" if lang == "en" else "other"].update(tok.normal(text))
    out = {}
    for lang, ws in words.items():
        c = out[lang] = collections.Counter()
        for w, n in ws.items():
            for k in tok.word(w): c[k] += n
    return out

def choose(tok, used, size=PIECES):
    kinds = {i: script(p.decode("utf8", "replace").replace("\u2581", "")) for p, i in tok.ids.items() if i > 3}
    chosen = {0, 1, 2, 3} | {i for i, k in kinds.items() if k in WHOLE}
    left = size - len(chosen)
    by_score = sorted(kinds, key=lambda i: (-float(tok.scores[i]), i))
    rank = {i: n for n, i in enumerate(by_score)}
    order = lambda i: (used["en"][i] < 2, used["en"][i] + used["other"][i] < 2, rank[i])
    others = sorted((i for i, k in kinds.items() if k in OTHERS), key=rank.get)[: int(left * OTHERS_SHARE)]
    latin = sorted((i for i, k in kinds.items() if k == "LATIN"), key=order)
    print("Latin pieces in English use:", sum(used["en"][i] >= 2 for i in latin), "of", len(latin))
    return np.array(sorted(chosen | set(others) | set(latin[: left - len(others)])))

if __name__ == "__main__":
    cfg, W, tok = e5bin.load(sys.argv[1])
    ids = choose(tok, count(tok, sys.argv[2]))
    np.save(sys.argv[3], ids)
    by = {i: p for p, i in tok.ids.items()}
    print(len(ids), collections.Counter(script(by[i].decode("utf8", "replace").replace("\u2581", "")) for i in ids if i > 3))
