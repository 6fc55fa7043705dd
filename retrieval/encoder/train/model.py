"""multilingual-e5-small in torch: a trunk of layers, of which each head takes the lower ones and puts its own on top.

Ids are those of the pruned vocabulary. Sequences come padded with 1; shapes are [batch, tokens, 384].
"""
import torch, torch.nn as nn, torch.nn.functional as F

HIDDEN, HEADS, FF, EPS, PAD = 384, 12, 1536, 1e-12, 1
DROPOUT = 0.  # of what a trained layer adds, while it is trained

class Layer(nn.Module):
    """A BERT block, post-layer-norm, erf GELU."""
    def __init__(self):
        super().__init__()
        for name in "q", "k", "v", "ao":
            setattr(self, name, nn.Linear(HIDDEN, HIDDEN))
        self.fi, self.fo = nn.Linear(HIDDEN, FF), nn.Linear(FF, HIDDEN)
        self.aln, self.oln = nn.LayerNorm(HIDDEN, EPS), nn.LayerNorm(HIDDEN, EPS)

    def forward(self, x, mask):
        b, t, _ = x.shape
        q, k, v = (getattr(self, n)(x).view(b, t, HEADS, -1).transpose(1, 2) for n in "qkv")
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(b, t, HIDDEN)
        drop = lambda x: F.dropout(x, DROPOUT, self.training and torch.is_grad_enabled())
        x = self.aln(x + drop(self.ao(a)))
        return self.oln(x + drop(self.fo(F.gelu(self.fi(x)))))

    def load(self, weights, i):
        for name in "q", "k", "v", "ao", "fi", "fo", "aln", "oln":
            m = getattr(self, name)
            m.weight.data.copy_(torch.as_tensor(weights[f"l{i}.{name}.w"])); m.bias.data.copy_(torch.as_tensor(weights[f"l{i}.{name}.b"]))
        return self

    def named(self):
        """{"q.w": …}: the names that pack.py writes."""
        return {f"{n}.{k}": getattr(getattr(self, n), l).detach().float().cpu().numpy()
                for n in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln") for k, l in (("w", "weight"), ("b", "bias"))}

class Trunk(nn.Module):
    """Embeddings (never trained: they are shipped in 4 bits) and twelve layers; run(ids, layers) gives token states."""
    def __init__(self, word, pos, ln_w, ln_b, weights, layers=12):
        super().__init__()
        self.register_buffer("word", word); self.register_buffer("pos", pos); self.register_buffer("ln_w", ln_w); self.register_buffer("ln_b", ln_b)
        self.layers = nn.ModuleList(Layer().load(weights, i) for i in range(layers))
        self.frozen = 0  # so many lower layers are not trained

    def start(self, ids):
        x = self.word[ids].float() + self.pos[: ids.shape[1]].float()
        x = F.layer_norm(x, (HIDDEN,), self.ln_w, self.ln_b, EPS)
        keep = ids != PAD
        return x, keep, keep[:, None, None, :]

    def run(self, ids, layers=None):
        x, keep, mask = self.start(ids)
        for n, layer in enumerate(self.layers if layers is None else layers):
            with torch.set_grad_enabled(torch.is_grad_enabled() and n >= self.frozen): x = layer(x, mask)
        return x, keep

def mean(x, keep):
    k = keep.to(x.dtype)[..., None]
    return (x * k).sum(1) / k.sum(1).clamp(min=1)

class Head(nn.Module):
    """Own layers on the trunk's first `first`, and one number a sequence: w2·tanh(w1ᵀ[first token, mean] + b1) + b2."""
    def __init__(self, weights, first, layers):
        super().__init__()
        self.first = first
        self.layers = nn.ModuleList(Layer().load(weights, i) for i in layers)
        self.o1, self.o2 = nn.Linear(2 * HIDDEN, 256), nn.Linear(256, 1)
        nn.init.normal_(self.o1.weight, std=.03); nn.init.zeros_(self.o1.bias); nn.init.normal_(self.o2.weight, std=.03); nn.init.zeros_(self.o2.bias)

    def forward(self, trunk, ids):
        x, keep = trunk.run(ids, list(trunk.layers[: self.first]) + list(self.layers))
        v = torch.cat([x[:, 0], mean(x, keep)], -1)
        return self.o2(torch.tanh(self.o1(v)))[:, 0].float()

    def outputs(self):
        n = lambda t: t.detach().float().cpu().numpy()
        return {"out.w1": n(self.o1.weight).T.copy(), "out.b1": n(self.o1.bias), "out.w2": n(self.o2.weight)[0], "out.b2": n(self.o2.bias)}

    def take(self, outputs):
        """Sets what outputs gave."""
        t = {k: torch.as_tensor(v) for k, v in outputs.items()}
        self.o1.weight.data.copy_(t["out.w1"].T); self.o1.bias.data.copy_(t["out.b1"]); self.o2.weight.data.copy_(t["out.w2"][None]); self.o2.bias.data.copy_(t["out.b2"])

class Tagger(nn.Module):
    """Own layers on the trunk's first `first`, and `tags` numbers a token."""
    def __init__(self, weights, first, layers, tags):
        super().__init__()
        self.first = first
        self.layers = nn.ModuleList(Layer().load(weights, i) for i in layers)
        self.out = nn.Linear(HIDDEN, tags)

    def forward(self, trunk, ids):
        x, keep = trunk.run(ids, list(trunk.layers[: self.first]) + list(self.layers))
        return self.out(x).float(), keep

    def outputs(self):
        n = lambda t: t.detach().float().cpu().numpy()
        return {"out.w": n(self.out.weight), "out.b": n(self.out.bias)}

    def take(self, outputs):
        """Sets what outputs gave."""
        self.out.weight.data.copy_(torch.as_tensor(outputs["out.w"])); self.out.bias.data.copy_(torch.as_tensor(outputs["out.b"]))
