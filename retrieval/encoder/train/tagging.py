"""Windows of text with who says what in them, as tags of tokens: for source, cue and content a bit for "begins" and one for "inside"."""
import glob, json, os, re
import numpy as np

KINDS = "source", "cue", "content"
WORDS = 100  # of a window, about a passage

def windows(text):
    """(start, end) of runs of whole paragraphs, or of sentences of a long one, of about WORDS words."""
    pieces = []
    for m in re.finditer(r"[^\n]+", text):
        if not m.group().strip(): continue
        if len(m.group().split()) <= WORDS: pieces.append(m.span()); continue
        at = m.start()
        for e in re.finditer(r"[.!?…][»”\"’)]*\s+(?=[«“\"(—–A-ZА-ЯЁІЇЄҐ])", m.group()):
            pieces.append((at, m.start() + e.end())); at = m.start() + e.end()
        pieces.append((at, m.end()))
    out = []
    for a, b in pieces:
        if out and len(text[out[-1][0] : b].split()) <= WORDS: out[-1] = (out[-1][0], b)
        else: out.append((a, b))
    return out

def pieces(tok, text, start, end):
    """Token ids of text[start:end] with the code points that each covers; a piece that normalisation changed covers its word."""
    out = []
    for m in re.finditer(r"\S+", text[start:end]):
        word, at = m.group(), start + m.start()
        for w in tok.normal(word):
            ids = tok.word(w)
            size = [len(tok.pieces[k].decode("utf8", "replace").replace("\u2581", "")) if k > 3 else 1 for k in ids]
            if w == word and sum(size) == len(word):
                for k, n in zip(ids, size):
                    out.append((k, at, at + max(n, 1) if n else at + 1)); at += n
            else: out += [(k, start + m.start(), start + m.end()) for k in ids]
    return out

def tags(tokens, spans):
    """spans: {kind: [[(start, end), …] a statement]} in code points -> a bit mask a token (2k: begins, 2k+1: inside)."""
    out = np.zeros(len(tokens), np.uint8)
    for k, kind in enumerate(KINDS):
        for parts in spans[kind]:
            for a, b in parts:
                first = True
                for n, (_, s, e) in enumerate(tokens):
                    if s < b and e > a:
                        out[n] |= 2 << 2 * k | (1 << 2 * k if first else 0); first = False
    return out

def polnear(folder):
    for f in sorted(glob.glob(folder + "/text/*.txt")):
        text = open(f, encoding="utf8", newline="").read()
        spans = {k: [] for k in KINDS}
        for l in open(f.replace("/text/", "/attributions/")[:-4] + ".ann", encoding="utf8", newline=""):
            m = re.match(r"T\d+\t(Source|Cue|Content) ([0-9 ;]+)\t", l)
            if m: spans[m[1].lower()].append([tuple(map(int, p.split())) for p in m[2].split(";")])
        yield "", text, spans

def own(folder, part):
    path = f"{folder}/attributions.{part}.jsonl"
    if not os.path.exists(path): return
    by_file = {}
    for l in open(path, encoding="utf8"):
        s = json.loads(l); by_file.setdefault(s["file"], []).append(s)
    for f, rows in by_file.items():
        raw = open(f"{folder}/corpus/{f}", "rb").read()
        at = lambda n: len(raw[:n].decode("utf8", "ignore"))
        text = raw.decode("utf8")
        spans = {k: [[(at(a), at(b)) for a, b in s["at"].get(k, [])] for s in rows if s["at"].get(k)] for k in KINDS}
        yield text.split("\n")[0], text, spans

def written(path):
    """Articles that were written to be labelled: {"text", "statements": […, "at" in bytes]} a line."""
    for l in open(path, encoding="utf8"):
        r = json.loads(l)
        raw = r["text"].encode()
        at = lambda n: len(raw[:n].decode("utf8"))
        yield r["text"].split("\n")[0], r["text"], {k: [[(at(a), at(b)) for a, b in s["at"].get(k, [])] for s in r["statements"] if s["at"].get(k)] for k in KINDS}

def adaq(path):
    for l in open(path, encoding="utf8"):
        r = json.loads(l)
        at, spans = 0, {k: [] for k in KINDS}
        last = None
        for t, tag in zip(r["tokens"], r["tags"]):
            k = r["text"].find(t, at)
            if k < 0: break
            at = k + len(t)
            if tag in spans:
                if last == tag: spans[tag][-1][-1] = (spans[tag][-1][-1][0], at)
                else: spans[tag].append([(k, at)])
            last = tag
        yield "", r["text"], spans

def rows(tok, headline, text, spans, always):
    """(headline, ids, tags) a window; without always only windows in which something is said."""
    for a, b in windows(text):
        toks = pieces(tok, text, a, b)[:300]
        if not toks: continue
        t = tags(toks, spans)
        if always or t.any(): yield headline, [k for k, _, _ in toks], t
