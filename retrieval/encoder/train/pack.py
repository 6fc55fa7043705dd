"""Packs weights into the files that the Go encoder embeds (safetensors; int8 rows, 4-bit word embeddings).

pack.py E5_BIN PIECES.npy OUT_FOLDER ID [RUN]: trunk.safetensors and embed.safetensors, with RUN (what train.py wrote) the tuned
embedding head, the reader and the tagger; without it multilingual-e5-small as it comes.
pack.py heads OUT_FOLDER ID RUN…: only what heads.py and relate.py wrote, as far as it is there; the other files stay as they are.
ID is the embedding's.
"""
import json, os, struct, sys
import numpy as np
import e5bin

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

def trunk(ids, tok, W, layers, out, **meta):
    """Tokenizer, embeddings and the lower layers, which all heads share. ids: the word pieces that stay (pieces.py)."""
    by_id = {i: p for p, i in tok.ids.items()}
    pieces = [by_id.get(i, b"") if i > 3 else b"" for i in ids]
    t = {"tok.pieces": np.frombuffer(b"".join(pieces), np.uint8), "tok.offsets": np.cumsum([0] + [len(p) for p in pieces]).astype(np.uint32),
         "tok.scores": tok.scores[ids].astype(np.float32)}
    t["tok.norm"] = np.frombuffer(b"".join(struct.pack(f"<IB{len(v)}I", c, len(v), *v) for c, v in sorted(tok.norm.items())), np.uint8)
    t["emb.word"], t["emb.word.scale"] = q4(W["emb.word"][ids])
    t["emb.pos"] = (W["emb.pos"] + W["emb.type"][0]).astype(np.float32)
    t["emb.ln.w"], t["emb.ln.b"] = W["emb.ln.w"], W["emb.ln.b"]
    layers_of(t, layers)
    write(out, aligned(t), dict(hidden=384, heads=12, ff=1536, layers=len(layers), eps=1e-12, bos=0, eos=2, pad=1, unk=3, vocabulary=len(ids), **meta))

def head(layers, first, outputs, out, **meta):
    """A head's own layers, which come after the trunk's first ones, and its outputs."""
    t = {k: np.asarray(v, np.float32) for k, v in outputs.items()}
    layers_of(t, layers, first)
    write(out, aligned(t), {"from": first, "layers": len(layers), **meta})

def trained(*paths):
    """What train.py wrote: the layers in order, matrices as (int8, scale), and the outputs."""
    layers, outputs = [], {}
    for path in paths:
        z = np.load(path)
        n = 1 + max(int(k.split(".")[0]) for k in z.files if k[0].isdigit())
        for i in range(n):
            layer = {k.split(".", 1)[1]: z[k] for k in z.files if k.startswith(f"{i}.")}
            layers.append({k: (v, layer[k[:-1] + "scale"]) if v.dtype == np.int8 else v for k, v in layer.items() if not k.endswith(".scale")})
        outputs |= {k: z[k] for k in z.files if k.startswith("out.")}
    return layers, outputs

FIRST = 4  # layers of the trunk that all heads share; they stay as they came

def main(e5, pieces, out, ident, run=None):
    cfg, W, tok = e5bin.load(e5)
    layers = [{k.split(".", 1)[1]: W[k] for k in W if k.startswith(f"l{i}.")} for i in range(cfg["layers"])]
    upper = layers[FIRST:]
    if run:
        upper = trained(f"{run}/trunk_a.npz", f"{run}/trunk_b.npz")[0][FIRST:]
    trunk(np.load(pieces), tok, W, layers[:FIRST], f"{out}/trunk.safetensors", id="e5-small")
    head(upper, FIRST, {}, f"{out}/embed.safetensors", id=ident, kind="embed")
    if run: heads(out, ident, run)

def heads(out, ident, *runs):
    for run in runs:
        for kind in "embed", "reader", "tagger", "relation":
            if os.path.exists(f"{run}/{kind}.npz"):
                own, outputs = trained(f"{run}/{kind}.npz")
                head(own, FIRST, outputs, f"{out}/{kind}.safetensors", **({"id": ident} if kind == "embed" else {}), kind=kind)

if __name__ == "__main__":
    heads(*sys.argv[2:]) if sys.argv[1] == "heads" else main(*sys.argv[1:])
