"""random_reader.py TRUNK OUT: a reader head of the trunk's own layers with random outputs, for tests while there is no trained one."""
import sys
import numpy as np
import pack, tokens

FIRST, COUNT, INNER = 4, 4, 256
_, t = tokens.read(sys.argv[1])
layers = []
for i in range(FIRST, FIRST + COUNT):
    own = {k.split(".", 2)[2]: v for k, v in t.items() if k.startswith(f"layers.{i}.")}
    layers.append({k: (v, own[k[:-1] + "scale"]) if v.ndim == 2 else v for k, v in own.items() if not k.endswith(".scale")})
rng = np.random.default_rng(1)
normal = lambda *shape, s: rng.normal(0, s, shape).astype(np.float32)
width = 2 * t["emb.pos"].shape[1]
outputs = {"out.w1": normal(width, INNER, s=.1), "out.b1": normal(INNER, s=.1), "out.w2": normal(INNER, s=.2), "out.b2": normal(1, s=.1)}
pack.head(layers, FIRST, outputs, sys.argv[2], kind="reader")
