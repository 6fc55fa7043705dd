"""Trains one head on the trunk's first four layers as they are: on a GPU in minutes, or on two cores an hour at a time.

heads.py reader|tagger|embed DATA.npz WEIGHTS OUT [--groups GROUPS.xz] [--labelled FOLDER] [--start] [--seconds N] [--own L] [--size N] [--workers W] [--threads K] [--resume]
  DATA.npz   prepare.py's
  WEIGHTS    the folder of trunk.safetensors and embed.safetensors; embed goes on from the latter
  OUT        reader.npz, tagger.npz or embed.npz, for pack.py, every two minutes; state.pt, which --resume goes on from
  GROUPS.xz  groups.py's, for the reader; embed leaves out the questions of the events held in it
  FOLDER     of real articles labelled with who says what, for the tagger
--start goes on from the head's weights in WEIGHTS.
Seconds are a GPU's, or those of the processor: there a halt costs nothing. What is written is the running mean of the weights.
"""
import argparse, copy, os, random, time
import numpy as np, torch, torch.nn.functional as F
import batches, groups, model, tokens, train

CANDIDATES = {"cuda": 10}.get(train.device, 6)   # of a group
FAST, MEAN = 6e-4, .995

def weights(folder, layers=4):
    """The trunk's first layers, four of them never trained, and {name: array} of all twelve."""
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
    trunk = model.Trunk(torch.tensor(word.reshape(len(q), 384)).half(), *(torch.tensor(t["emb." + n].copy()) for n in ("pos", "ln.w", "ln.b")), out, layers=layers)
    trunk.frozen = 4
    for p in trunk.layers[:4].parameters(): p.requires_grad_(False)
    return trunk.to(train.device), out

def resume(head, path):
    """Puts the weights of a packed head into one that is to go on from there."""
    t = tokens.read(path)[1]
    plain = {k: (v.astype(np.float32) * t[k[:-1] + "scale"][:, None] if v.dtype == np.int8 else v.copy()) for k, v in t.items()}
    for i, layer in enumerate(head.layers, head.first):
        layer.load({k.replace("layers.", "l"): v for k, v in plain.items()}, i)
    head.take({k: v for k, v in plain.items() if k.startswith("out.")})

def read_batch(sources, public, size, rng, parts={"cuda": 2}.get(train.device, 4)):
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

def hold(data, events):
    """Makes the questions of held events part 2: neither trained on nor dev."""
    name = lambda i: f"{data.sets[data.set[i]].split('.')[0]}/{data.info[i]['event']}" if data.info[i] else ""
    held = {int(data.event[i]) for i in range(len(data.questions)) if name(i) in events}
    data.part[(data.part == 0) & np.isin(data.event, list(held))] = 2

@torch.no_grad()
def evaluate_embed(trunk):
    """Questions of ours that were not trained on: where the search by vectors and word pieces has the first right sentence."""
    trunk.eval(); data = train.data
    ids = [i for i in np.flatnonzero(data.part > 0) if data.info[i] and len(data.positives[i])]
    docs = {d for i in ids for d in range(*data.scope[i])}
    vec = train.all_vectors(trunk, sorted(p for d in docs for p in range(*data.docs[d])))
    stats = {}
    for i, q in zip(ids, train.question_vectors(trunk, ids)):
        rows, cos, _ = train.ranked(i, vec, q)
        rank = int(np.isin(rows, data.positives[i]).argmax())
        alone = int(np.isin(rows[np.argsort(-cos, kind="stable")], data.positives[i]).argmax())
        s = data.sets[data.set[i]].split(".")[0]
        stats.setdefault((int(data.part[i]), "news" if s == "news" else "own" if s[0] == "v" else "en" if s in ("x4", "y3") else "ru+uk"), []).append((rank, alone))
    for k, r in sorted(stats.items()):
        train.say(f"{('', 'dev', 'held')[k[0]]} {k[1]}: {len(r)},", ", ".join(f"@{n} {np.mean([a < n for a, _ in r]):.3f} (vectors {np.mean([b < n for _, b in r]):.3f})" for n in (1, 6, 12, 30)))
    trunk.train()

class Mean:
    """A running mean of a module's weights: a copy to measure and to write."""
    def __init__(self, head): self.head, self.n = copy.deepcopy(head), 0
    @torch.no_grad()
    def add(self, head):
        self.n += 1; keep = min(MEAN, self.n / (self.n + 10))
        for a, b in zip(self.head.parameters(), head.parameters()): a.lerp_(b, 1 - keep)

class Read:
    """The reader: groups of our questions and of public ones."""
    def __init__(self, args, data):
        self.trunk, W = weights(args.weights)
        self.head = model.Head(W, 4, range(4, 4 + args.own))
        if args.start: resume(self.head, args.weights + "/reader.safetensors")
        self.sources = [groups.Own(args.groups), groups.Public(data)]
        self.batch = lambda _, rng: read_batch(self.sources, args.public, args.size, rng)
    def loss(self, b): return train.read_loss(self.trunk, self.head, b)
    def measure(self, head): evaluate_reader(self.trunk, head, self.sources[0])

class Tag:
    """The tagger: windows with who says what."""
    def __init__(self, args, data):
        self.trunk, W = weights(args.weights)
        self.head = model.Tagger(W, 4, range(4, 4 + args.own), 6)
        if args.start: resume(self.head, args.weights + "/tagger.safetensors")
        if args.labelled: data.labelled(tokens.tokenizer(tokens.read(args.weights + "/trunk.safetensors")[1]), args.labelled)
        self.batch = lambda _, rng: batches.tag_batch(data, rng, args.size)
    def loss(self, b): return train.tag_loss(self.trunk, self.head, b)
    def measure(self, head): train.evaluate_tags(self.trunk, head)

class Embed:
    """The trunk's upper eight layers: questions beside their answers, among the sentences that the search takes for them today."""
    def __init__(self, args, data):
        self.head, _ = weights(args.weights, 12)
        hold(data, {h[3] for h in groups.Own(args.groups).held})
        data.passage_cache = [data.passage_ids(p) for p in range(len(data.passages))]
        self.measure(self.head)
        hard = train.mine(self.head)
        self.batch = lambda source, rng: batches.embed_batch(data, source, rng, hard, args.size)
    def loss(self, b): return train.embed_loss(self.head, b)
    def measure(self, head): evaluate_embed(head)

def save(args, head):
    own, out = (head.layers[4:], None) if args.head == "embed" else (head.layers, head.outputs())
    train.save(f"{args.out}/{args.head}.npz", own, out, first=4)

def arguments():
    ap = argparse.ArgumentParser()
    for name in "head", "data", "weights", "out": ap.add_argument(name)
    for name, kind, default in (("groups", str, ""), ("labelled", str, ""), ("seconds", float, 3600), ("own", int, 4), ("size", int, 8), ("public", float, .35), ("lr", float, 1.2e-4), ("every", float, 120), ("workers", int, 0), ("threads", int, 1), ("seed", int, 1)):
        ap.add_argument("--" + name, type=kind, default=default)
    for name in "--resume", "--start": ap.add_argument(name, action="store_true")
    return ap.parse_args()

def main():
    args = train.args = arguments()
    args.share = 1
    os.makedirs(args.out, exist_ok=True)
    torch.set_num_threads(args.threads); torch.manual_seed(args.seed)
    data = train.data = batches.Data(args.data, whole=True)
    task = {"reader": Read, "tagger": Tag, "embed": Embed}[args.head](args, data)
    head = task.head.to(train.device)
    model.DROPOUT = .1 if train.device == "cuda" else 0.
    stream = train.stream(task.batch)
    own, out = ([p for n, p in head.named_parameters() if p.requires_grad and n.startswith("layers") == yes] for yes in (True, False))
    opt = torch.optim.AdamW([{"params": own, "lr": args.lr}] + [{"params": out, "lr": FAST}] * bool(out), weight_decay=.01)
    rates = [g["lr"] for g in opt.param_groups]
    spent = step = 0
    if args.resume:
        state = torch.load(args.out + "/state.pt", weights_only=False)
        head.load_state_dict(state["head"]); opt.load_state_dict(state["opt"]); spent, step = state["spent"], state["step"]
    mean = Mean(head)
    clock = time.time if train.device == "cuda" else time.process_time
    begun, saved, run = clock() - spent, time.time(), []
    def write():
        task.measure(mean.head)
        save(args, mean.head)
        if train.device == "cpu":
            torch.save(dict(head=head.state_dict(), opt=opt.state_dict(), spent=clock() - begun, step=step), args.out + "/state.tmp")
            os.replace(args.out + "/state.tmp", args.out + "/state.pt")
    while (done := (clock() - begun) / args.seconds) < 1:
        for g, r in zip(opt.param_groups, rates): g["lr"] = r * train.schedule(done)
        with train.cast(): loss = task.loss(next(stream))
        opt.zero_grad(set_to_none=True); loss.backward()
        torch.nn.utils.clip_grad_norm_(own + out, 1.)
        opt.step(); mean.add(head); run.append(loss.detach()); step += 1
        if step % (200 if train.device == "cuda" else 20) == 0: train.say(f"step {step}, {done:.1%}, loss {torch.stack(run[-200:]).mean():.3f}")
        if time.time() - saved > args.every: write(); saved = time.time()
    write()

if __name__ == "__main__":
    main()
