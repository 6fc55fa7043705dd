"""Trains one head on the trunk's first four layers as they are: on a GPU in minutes, or on two cores an hour at a time.

heads.py reader|tagger DATA.npz WEIGHTS OUT [--groups GROUPS.xz] [--seconds N] [--own L] [--size N] [--workers W] [--threads K] [--resume]
  DATA.npz   prepare.py's
  WEIGHTS    the folder of trunk.safetensors and embed.safetensors
  OUT        reader.npz or tagger.npz, for pack.py, every two minutes; state.pt, which --resume goes on from
  GROUPS.xz  groups.py's, for the reader
Seconds are a GPU's, or those of the processor: there a halt costs nothing. What is written is the running mean of the weights.
"""
import argparse, copy, os, random, time
import numpy as np, torch, torch.nn.functional as F
import batches, groups, model, tokens, train

CANDIDATES = 6   # of a group
FAST, MEAN = 6e-4, .995

def weights(folder):
    """The trunk's four layers, and {name: array} of all twelve."""
    t = dict(tokens.read(folder + "/trunk.safetensors")[1])
    t.update(tokens.read(folder + "/embed.safetensors")[1])
    q, scale = t["emb.word"], t["emb.word.scale"].astype(np.float32)
    q = q.reshape(len(q), 12, 16)
    word = np.concatenate([(q & 15).astype(np.float32) - 8, (q >> 4).astype(np.float32) - 8], 2) * scale[:, :, None]
    out = {}
    for i in range(12):
        for n in "q", "k", "v", "ao", "fi", "fo":
            out[f"l{i}.{n}.w"] = t[f"layers.{i}.{n}.w"].astype(np.float32) * t[f"layers.{i}.{n}.scale"][:, None]
            out[f"l{i}.{n}.b"] = t[f"layers.{i}.{n}.b"].copy()
        for n in "aln", "oln":
            for k in "w", "b": out[f"l{i}.{n}.{k}"] = t[f"layers.{i}.{n}.{k}"].copy()
    trunk = model.Trunk(torch.tensor(word.reshape(len(q), 384)).half(), *(torch.tensor(t["emb." + n].copy()) for n in ("pos", "ln.w", "ln.b")), out, layers=4)
    trunk.frozen = 4
    for p in trunk.parameters(): p.requires_grad_(False)
    return trunk.to(train.device), out

def read_batch(sources, public, size, rng, parts=4):
    """Groups of ours and of public questions, padded in parts of like length."""
    rows, right, group = [], [], []
    for g in range(size):
        r, y = sources[rng.random() < public].group(rng, CANDIDATES)
        rows += r; right += y; group += [g] * len(r)
    order = sorted(range(len(rows)), key=lambda k: len(rows[k]))
    return dict(parts=[batches.pad([rows[k] for k in part], 208) for part in np.array_split(np.array(order), parts)],
        order=np.array(order), group=np.array(group), right=np.array(right), size=size)

@torch.no_grad()
def evaluate_reader(trunk, head, own):
    """The held questions: right among six and first by the reader alone, how well its best score tells that something answers."""
    head.eval(); scores = {}
    for q, cands, right, event, answerable in own.held[:: 1 if train.device == "cuda" else 8]:
        if not cands: continue
        pairs = batches.pad([own.pair(q, c) for c in cands], 208)
        with train.cast(): s = head(trunk, train.put(pairs)).float().cpu().numpy()
        st = scores.setdefault("en" if event.startswith(("news", "pn", "x4", "y3")) else "ru+uk", dict(n=0, six=0, first=0, good=[], bad=[]))
        if answerable and right:
            rank = int((s > s[:right].max()).sum())
            st["n"] += 1; st["six"] += rank < 6; st["first"] += rank == 0; st["good"].append(s.max())
        elif not answerable: st["bad"].append(s.max())
    for k, st in sorted(scores.items()):
        n, good, bad = max(1, st["n"]), np.array(st["good"]), np.array(st["bad"])
        train.say(f"held {k}: {st['n']} + {len(bad)}, six {st['six']/n:.3f} first {st['first']/n:.3f} AUC {train.auc(good, bad):.3f}; at 0 answered {(good > 0).mean():.2f} none {(bad < 0).mean():.2f}")
    head.train()

class Mean:
    """A running mean of a module's weights: a copy to measure and to write."""
    def __init__(self, head): self.head, self.n = copy.deepcopy(head), 0
    @torch.no_grad()
    def add(self, head):
        self.n += 1; keep = min(MEAN, self.n / (self.n + 10))
        for a, b in zip(self.head.parameters(), head.parameters()): a.lerp_(b, 1 - keep)

def main():
    ap = argparse.ArgumentParser()
    for name in "head", "data", "weights", "out": ap.add_argument(name)
    for name, kind, default in (("groups", str, ""), ("seconds", float, 3600), ("own", int, 4), ("size", int, 8), ("public", float, .35), ("lr", float, 1.2e-4), ("every", float, 120), ("workers", int, 0), ("threads", int, 1), ("seed", int, 1)):
        ap.add_argument("--" + name, type=kind, default=default)
    ap.add_argument("--resume", action="store_true")
    args = train.args = ap.parse_args()
    args.share = 1
    os.makedirs(args.out, exist_ok=True)
    torch.set_num_threads(args.threads); torch.manual_seed(args.seed)
    data = train.data = batches.Data(args.data, whole=True)
    trunk, W = weights(args.weights)
    at, reads = range(4, 4 + args.own), args.head == "reader"
    head = (model.Head(W, 4, at) if reads else model.Tagger(W, 4, at, 6)).to(train.device)
    model.DROPOUT = .1 if train.device == "cuda" else 0.
    sources = [groups.Own(args.groups), groups.Public(data)] if reads else []
    stream = train.stream(lambda _, rng: read_batch(sources, args.public, args.size, rng) if reads else batches.tag_batch(data, rng, args.size))
    own, out = ([p for n, p in head.named_parameters() if n.startswith("layers") == yes] for yes in (True, False))
    opt = torch.optim.AdamW([{"params": own, "lr": args.lr}, {"params": out, "lr": FAST}], weight_decay=.01)
    rates = [g["lr"] for g in opt.param_groups]
    spent = step = 0
    if args.resume:
        state = torch.load(args.out + "/state.pt", weights_only=False)
        head.load_state_dict(state["head"]); opt.load_state_dict(state["opt"]); spent, step = state["spent"], state["step"]
    mean = Mean(head)
    clock = time.time if train.device == "cuda" else time.process_time
    begun, saved, run = clock() - spent, time.time(), []
    def write():
        evaluate_reader(trunk, mean.head, sources[0]) if reads else train.evaluate_tags(trunk, mean.head)
        train.save(f"{args.out}/{args.head}.npz", mean.head.layers, mean.head.outputs(), first=4)
        if train.device == "cpu":
            torch.save(dict(head=head.state_dict(), opt=opt.state_dict(), spent=clock() - begun, step=step), args.out + "/state.tmp")
            os.replace(args.out + "/state.tmp", args.out + "/state.pt")
    while (done := (clock() - begun) / args.seconds) < 1:
        for g, r in zip(opt.param_groups, rates): g["lr"] = r * train.schedule(done)
        with train.cast(): loss = (train.read_loss if reads else train.tag_loss)(trunk, head, next(stream))
        opt.zero_grad(set_to_none=True); loss.backward()
        torch.nn.utils.clip_grad_norm_(own + out, 1.)
        opt.step(); mean.add(head); run.append(loss.detach()); step += 1
        if step % (200 if train.device == "cuda" else 20) == 0: train.say(f"step {step}, {done:.1%}, loss {torch.stack(run[-200:]).mean():.3f}")
        if time.time() - saved > args.every: write(); saved = time.time()
    write()

if __name__ == "__main__":
    main()
