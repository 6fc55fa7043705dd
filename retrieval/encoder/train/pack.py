"""Packs weights into the files that the Go encoder embeds (safetensors; int8 rows, 4-bit word embeddings).

trunk(ids, tok, W, layers, out, ident): the trunk. head(layers, first, outputs, out, **meta): a head on top of the trunk's lower layers.
Run alone it packs multilingual-e5-small as it comes: pack.py E5_BIN PIECES.npy OUT.
"""
import json, struct, sys
import numpy as np

def q4(w):
    """Rows in blocks of 32 weights: 4 bits each and one float16 scale (llama.cpp's Q4_0: scale = the value of largest magnitude / -8)."""
    blocks = w.reshape(len(w), -1, 32)
    at = np.abs(blocks).argmax(2)
    d = (np.take_along_axis(blocks, at[..., None], 2)[..., 0] / -8).astype(np.float16)
    inv = np.where(d == 0, 0, 1 / np.where(d == 0, 1, d.astype(np.float32)))
    q = np.clip(np.floor(blocks * inv[..., None] + 8.5), 0, 15).astype(np.uint8)
    return (q[..., :16] | q[..., 16:] << 4).reshape(len(w), -1), d

def unq4(packed, d):
    b = packed.reshape(len(packed), -1, 16)
    q = np.concatenate([b & 15, b >> 4], 2).astype(np.float32) - 8
    return (q * d.astype(np.float32)[..., None]).reshape(len(packed), -1)

def q8(w):
    """[out,in] float32 -> int8 and a float32 scale a row."""
    scale = np.maximum(np.abs(w).max(1), 1e-12) / 127
    return np.clip(np.rint(w / scale[:, None]), -127, 127).astype(np.int8), scale.astype(np.float32)

def write(path, tensors, meta):
    names = {np.dtype(k): v for k, v in {"u1": "U8", "i1": "I8", "<u4": "U32", "<f2": "F16", "<f4": "F32"}.items()}
    head, at = {"__metadata__": {k: str(v) for k, v in meta.items()}}, 0
    for k, t in tensors.items():
        head[k] = {"dtype": names[t.dtype], "shape": list(t.shape), "data_offsets": [at, at + t.nbytes]}
        at += t.nbytes
    text = json.dumps(head, separators=(",", ":")).encode()
    text += b" " * (-(8 + len(text)) % 64)
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(text)) + text)
        for t in tensors.values():
            f.write(np.ascontiguousarray(t).tobytes())

def layers_of(tensors, layers, first=0):
    """layers: one dict a layer, names as in e5bin ("q.w", …); matrices float [out,in] or a ready (int8, scale)."""
    for i, layer in enumerate(layers, first):
        for name, value in layer.items():
            if isinstance(value, tuple) or np.ndim(value) == 2:
                q, s = value if isinstance(value, tuple) else q8(np.asarray(value, np.float32))
                tensors[f"layers.{i}.{name}"], tensors[f"layers.{i}.{name[:-1]}scale"] = q, s
            else:
                tensors[f"layers.{i}.{name}"] = np.asarray(value, np.float32)

def aligned(tensors):
    """Larger types first, so that every tensor is aligned to its own size."""
    return dict(sorted(tensors.items(), key=lambda kv: -kv[1].dtype.itemsize))

def trunk(ids, tok, W, layers, out, ident):
    """ids: the word pieces that stay (pieces.py)."""
    by_id = {i: p for p, i in tok.ids.items()}
    pieces = [by_id.get(i, b"") if i > 3 else b"" for i in ids]
    t = {"tok.pieces": np.frombuffer(b"".join(pieces), np.uint8), "tok.offsets": np.cumsum([0] + [len(p) for p in pieces]).astype(np.uint32),
         "tok.scores": tok.scores[ids].astype(np.float32)}
    t["tok.norm"] = np.frombuffer(b"".join(struct.pack(f"<IB{len(v)}I", c, len(v), *v) for c, v in sorted(tok.norm.items())), np.uint8)
    t["emb.word"], t["emb.word.scale"] = q4(W["emb.word"][ids])
    t["emb.pos"] = (W["emb.pos"] + W["emb.type"][0]).astype(np.float32)
    t["emb.ln.w"], t["emb.ln.b"] = W["emb.ln.w"], W["emb.ln.b"]
    layers_of(t, layers)
    write(out, aligned(t), dict(id=ident, hidden=384, heads=12, ff=1536, layers=len(layers), eps=1e-12, bos=0, eos=2, pad=1, unk=3, vocabulary=len(ids)))

def head(layers, first, outputs, out, **meta):
    t = {k: np.asarray(v, np.float32) for k, v in outputs.items()}
    layers_of(t, layers, first)
    write(out, aligned(t), {"from": first, "layers": len(layers), **meta})

if __name__ == "__main__":
    import e5bin
    cfg, W, tok = e5bin.load(sys.argv[1])
    layers = [{k.split(".", 1)[1]: W[k] for k in W if k.startswith(f"l{i}.")} for i in range(cfg["layers"])]
    trunk(np.load(sys.argv[2]), tok, W, layers, sys.argv[3], "e5-small-base")
