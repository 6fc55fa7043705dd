"""The mean of several heads of one beginning, as a head: soup.py OUT.npz HEAD.npz HEAD.npz…

Weights that were trained from the same ones, over other seeds and rates, may be averaged (Wortsman et al., "Model soups", 2022).
"""
import sys
import numpy as np
from pack import q8

def weights(path):
    """{name: float32 array} without scales."""
    z = np.load(path)
    return {k: z[k].astype(np.float32) * z[k[:-1] + "scale"][:, None] if z[k].dtype == np.int8 else z[k] for k in z.files if not k.endswith(".scale")}

def main(out, *heads):
    all, mean = [weights(h) for h in heads], {}
    for k in all[0]:
        if k == "meta":
            mean[k] = all[0][k]
            continue
        m = np.mean([w[k] for w in all], 0)
        if m.ndim == 2 and k[0].isdigit(): mean[k], mean[k[:-1] + "scale"] = q8(m)
        else: mean[k] = m.astype(np.float32)
    np.savez(out, **mean)

if __name__ == "__main__":
    main(*sys.argv[1:])
