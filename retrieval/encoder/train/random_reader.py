"""random_reader.py OUT [SEED]: a reader head with random weights, for tests while there is no trained one."""
import sys
import numpy as np
import pack

F, N, H, FF, INNER = 4, 4, 384, 1536, 256
rng = np.random.default_rng(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
normal = lambda *shape, s: rng.normal(0, s, shape).astype(np.float32)
shapes = dict(q=(H, H), k=(H, H), v=(H, H), ao=(H, H), fi=(FF, H), fo=(H, FF))
layers = []
for _ in range(N):
    layer = {}
    for name, (out, into) in shapes.items():
        layer[name + ".w"], layer[name + ".b"] = normal(out, into, s=into ** -.5), normal(out, s=.02)
    for name in "aln", "oln":
        layer[name + ".w"], layer[name + ".b"] = 1 + normal(H, s=.05), normal(H, s=.05)
    layers.append(layer)
outputs = {"out.w1": normal(2 * H, INNER, s=(2 * H) ** -.5), "out.b1": normal(INNER, s=.1), "out.w2": normal(INNER, s=.2), "out.b2": normal(1, s=.1)}
pack.head(layers, F, outputs, sys.argv[1], kind="reader")
