"""base.py E5_BIN PIECES.npy DATA.npz OUT: the weights that training starts from, as shipped (4 bits), word embeddings only of the ids in use."""
import sys
import numpy as np
import e5bin, pack

cfg, W, tok = e5bin.load(sys.argv[1])
kept, used = np.load(sys.argv[2]), np.load(sys.argv[3])["used"]
out = {"pos": (W["emb.pos"] + W["emb.type"][0]).astype(np.float32), "ln.w": W["emb.ln.w"], "ln.b": W["emb.ln.b"]}
for name, w in [("word", W["emb.word"][kept][used])] + [(k, v) for k, v in W.items() if k[0] == "l"]:
    if w.ndim == 2: out[name + ".q"], out[name + ".d"] = pack.q4(w)
    else: out[name] = w.astype(np.float32)
    if w.ndim == 2: assert np.allclose(pack.unq4(out[name + ".q"], out[name + ".d"]), w, atol=1e-6), name
np.savez(sys.argv[4], **out)
