"""Trains the trunk (embeddings of questions and passages), the reader and the tagger of attributions together.

train.py DATA.npz BASE.npz OUT [--steps N] [--share S] [--first F] [--own L] [--variants] [--thin K] [--until SECONDS] [--seconds S] [--frozen L] [--only-embed] [--seed K]
DATA: prepare.py's, BASE: base.py's. Written to OUT: trunk.npz and reader.npz (int8 rows), eval.npz (scores of every question of
ours), log on standard output.
"""
import argparse, json, os, random, sys, time
import numpy as np, torch, torch.nn.functional as F
import batches, model, tokens
from pack import q8, unq4

device = "cuda" if torch.cuda.is_available() else "cpu"
cast = lambda: torch.autocast(device, torch.bfloat16, enabled=device == "cuda")
TAU = .03
T0 = time.time()
def say(*a): print(f"[{time.time()-T0:6.1f}]", *a, flush=True)

def base(path, used):
    z = np.load(path)
    W = {k[:-2]: torch.tensor(unq4(z[k], z[k[:-2] + ".d"])) for k in z.files if k.endswith(".q")}
    W |= {k: torch.tensor(z[k].astype(np.float32)) for k in z.files if not k.endswith((".q", ".d"))}
    assert len(W["word"]) == len(used)
    return W

def build(W, first, own, at=None):
    at = list(range(first, first + own)) if at is None else at
    trunk = model.Trunk(W["word"].half(), W["pos"], W["ln.w"], W["ln.b"], W).to(device)
    return trunk, model.Head(W, first, at).to(device)

class Stream(torch.utils.data.IterableDataset):
    def __init__(self, make): self.make = make
    def __iter__(self):
        info = torch.utils.data.get_worker_info()
        rng = random.Random(args.seed * 1000 + (info.id if info else 0))
        source = batches.sampler(data, rng, args.share)
        while True: yield self.make(source, rng)

def stream(make):
    n = args.workers
    return iter(torch.utils.data.DataLoader(Stream(make), batch_size=None, num_workers=n, prefetch_factor=4 if n else None))

def put(a): return torch.as_tensor(a).to(device, non_blocking=True)

def vectors(trunk, ids, spans):
    x, _ = trunk.run(ids)
    x = x.float()
    total = torch.cat([torch.zeros_like(x[:, :1]), x.cumsum(1)], 1)
    n, a, b = spans.T
    a = torch.minimum(a, torch.tensor(x.shape[1] - 1, device=a.device)); b = torch.maximum(torch.minimum(b, torch.tensor(x.shape[1], device=a.device)), a + 1)
    return F.normalize((total[n, b] - total[n, a]) / (b - a)[:, None], dim=1)

def ask(trunk, ids):
    x, keep = trunk.run(ids)
    return F.normalize(model.mean(x, keep).float(), dim=1)

def contrast(score, right):
    """-log of the share that the right ones have of all, the best right one counting most; rows without a right one are left out."""
    has = right.any(1)
    s, r = score[has], right[has]
    return (torch.logsumexp(s, 1) - torch.logsumexp(s.masked_fill(~r, -1e4), 1)).mean()

def embed_loss(trunk, b):
    q = ask(trunk, put(b["q"]))
    n, right = put(b["whole"]), put(b["right"])
    s = torch.cat([vectors(trunk, put(ids), put(spans)) for ids, spans in b["parts"]])
    whole = F.normalize(torch.zeros(int(n.max()) + 1, s.shape[1], device=device).index_add_(0, n, s), dim=1)
    held = torch.zeros(right.shape[0], len(whole), device=device).index_add_(1, n, right.float()) > 0
    return contrast(q @ s.T / TAU, right) + .5 * contrast(q @ whole.T / TAU, held)

def read_loss(trunk, reader, b):
    s = torch.cat([reader(trunk, put(p)) for p in b["parts"]])
    s = s[torch.argsort(put(b["order"]))]
    group, right = put(b["group"]), put(b["right"]).bool()
    size = b["size"]
    # softmax over a group's candidates and "none" at 0
    top = torch.zeros(size, device=device).scatter_reduce(0, group, s, "amax", include_self=True).detach()
    e = torch.exp(s - top[group])
    none = torch.exp(-top)
    total = none.index_add(0, group, e)
    good = torch.zeros_like(none).index_add(0, group, e * right)
    any_right = torch.zeros_like(none).index_add(0, group, right.float()) > 0
    soft = -torch.log((torch.where(any_right, good, none) + 1e-9) / total).mean()
    each = F.binary_cross_entropy_with_logits(s, right.float(), reduction="none")
    return soft + .5 * (each * torch.where(right, 2., 1.)).mean()

def tag_loss(trunk, tagger, b):
    out, _ = tagger(trunk, put(b["ids"]))
    bits = put(b["bits"]).float()
    return F.binary_cross_entropy_with_logits(out[bits >= 0], bits[bits >= 0]) * 6

def spans(begins, inside):
    """Runs of tokens: from a token that begins (or is inside after none) to the last one inside."""
    out, start = set(), None
    for n, (b, i) in enumerate(zip(begins, inside)):
        if start is not None and (b or not i): out.add((start, n)); start = None
        if start is None and (b or i): start = n
    if start is not None: out.add((start, len(inside)))
    return out

@torch.no_grad()
def evaluate_tags(trunk, tagger):
    """Exact F1 of spans, in tokens: PolNeAR's dev articles, and ours."""
    tagger.eval()
    hits = {}
    rows = [int(r) for r in np.flatnonzero(data.tag_info[:, 0] == 1)]
    for k in range(0, len(rows), 128):
        part = rows[k : k + 128]
        b = batches.tag_batch(data, None, 0, part)
        with cast(): out = (tagger(trunk, put(b["ids"]))[0] > 0).cpu().numpy()
        for n, r in enumerate(part):
            m = b["bits"][n, :, 0] >= 0
            for j, kind in enumerate(("source", "cue", "content")):
                want = spans(b["bits"][n, m, 2 * j] > 0, b["bits"][n, m, 2 * j + 1] > 0); got = spans(out[n, m, 2 * j], out[n, m, 2 * j + 1])
                h = hits.setdefault((0 if data.tag_info[r, 1] == 0 else 2 if data.tag_info[r, 1] == batches.REAL else 1, kind), [0, 0, 0])
                h[0] += len(want & got); h[1] += len(got); h[2] += len(want)
    say("tags F1:", "; ".join(f"{('PolNeAR', 'ours', 'real')[s]} {kind} {2*h/max(1, g+w):.3f} (p {h/max(1, g):.2f} r {h/max(1, w):.2f})" for (s, kind), (h, g, w) in sorted(hits.items())))
    tagger.train()

@torch.no_grad()
def all_vectors(trunk, only=None):
    """Vectors of every sentence, passage by passage: [sentences, 384] half."""
    out = torch.zeros(len(data.sentences), 384, dtype=torch.float16, device=device)
    ps = range(len(data.passages)) if only is None else only
    order = sorted(ps, key=lambda p: len(data.passage_cache[p][0]))
    for k in range(0, len(order), 256):
        part = order[k : k + 256]
        rows, spans, at = [], [], []
        for n, p in enumerate(part):
            ids, sp = data.passage_cache[p]
            rows.append(ids)
            spans += [(n, a, min(b, 384)) for a, b in sp]; at += list(range(int(data.passages[p, 2]), int(data.passages[p, 3])))
        with cast(): out[at] = vectors(trunk, put(batches.pad(rows)), put(np.array(spans))).half()
    return out

@torch.no_grad()
def alone_vectors(trunk, passages):
    """As all_vectors, but every sentence in a pass of its own, behind the headline and the sentence before: what one pass a passage is compared with."""
    out = torch.zeros(len(data.sentences), 384, dtype=torch.float16, device=device)
    rows = sorted((r for p in passages for r in range(int(data.passages[p, 2]), int(data.passages[p, 3]))), key=lambda r: len(data.text[data.sentences[r, 0]]))
    for k in range(0, len(rows), 512):
        part, ids, spans = rows[k : k + 512], [], []
        for n, r in enumerate(part):
            text, _, doc, p = data.sentences[r]
            before = [data.text[data.sentences[r - 1, 0]]] if r and data.sentences[r - 1, 2] == doc else []
            x, sp = tokens.passage(data.passage, data.text[data.passages[p, 1]], before + [data.text[text]])
            ids.append(x); spans.append((n, *sp[-1]))
        with cast(): out[part] = vectors(trunk, put(batches.pad(ids)), put(np.array(spans))).half()
    return out

@torch.no_grad()
def question_vectors(trunk, ids):
    out = []
    for k in range(0, len(ids), 512):
        with cast(): out.append(ask(trunk, put(batches.pad([tokens.question(data.query, data.question(i)) for i in ids[k : k + 512]], 64))))
    return torch.cat(out).half()

def bm25_scope(i, cache={}):
    """BM25 of word pieces for question i over its scope, as a share of the best: a stand-in for the words' search."""
    a, b = data.scope_sentences(i)
    if (a, b) not in cache:
        index, df = {}, {}
        lengths = np.array([len(data.text[t]) for t in data.sentences[a:b, 0]], np.float32)
        for n, t in enumerate(data.sentences[a:b, 0]):
            for w in data.text[t]: index.setdefault(w, {}).setdefault(n, 0); index[w][n] += 1
        cache[(a, b)] = index, lengths / max(1, lengths.mean())
    index, rel = cache[(a, b)]
    s = np.zeros(b - a, np.float32)
    for w in set(data.question(i)):
        hits = index.get(w)
        if not hits: continue
        idf = np.log(1 + (b - a - len(hits) + .5) / (len(hits) + .5))
        for n, tf in hits.items(): s[n] += idf * tf * 2.2 / (tf + 1.2 * (.25 + .75 * rel[n]))
    return s

def z(x): return (x - x.mean()) / (x.std() + 1e-6)

def ranked(i, vec, qv, words=.35):
    """Sentence rows of question i's scope, best first, by cosine and word pieces: (rows, cosines, bm25)."""
    a, b = data.scope_sentences(i)
    cos = (vec[a:b] @ qv).float().cpu().numpy()
    bm = bm25_scope(i)
    fused = z(cos) + words * z(bm) if b - a > 2 else cos
    order = np.argsort(-fused, kind="stable")
    return a + order, cos[order], bm[order]

def mine(trunk):
    """For every training question the rows of its scope by rank, answers left out, with some of other texts of its set."""
    vec = all_vectors(trunk)
    ids = np.flatnonzero((data.part == 0) & (data.of < 0))
    qv = question_vectors(trunk, ids)
    hard = [np.zeros(0, np.int64)] * len(data.questions)
    groups = {}
    for k, i in enumerate(ids): groups.setdefault(int(data.set[i]), []).append((k, int(i)))
    for s, members in groups.items():
        rows = sorted({r for _, i in members for r in range(*data.scope_sentences(i))})
        rows_t = torch.tensor(rows, device=device); pool = vec[rows_t]
        for c in range(0, len(members), 1024):
            part = members[c : c + 1024]
            sim = qv[[k for k, _ in part]] @ pool.T
            top = sim.topk(min(60, len(rows)), 1)
            for (k, i), ts, tr in zip(part, top.values.float().cpu().numpy(), rows_t[top.indices].cpu().numpy()):
                pos = set(data.positives[i]); same = {int(data.sentences[p, 0]) for p in pos}
                a, b = data.scope_sentences(i)
                if data.ours[i]:
                    near = [r for r in ranked(i, vec, qv[k])[0][:30] if r not in pos]
                    far = [int(r) for r in tr if not a <= r < b][:6]
                else:
                    cos = (vec[a:b] @ qv[k]).float().cpu().numpy()
                    near = [int(r) for r in a + np.argsort(-cos)[:20] if r not in pos]
                    # a text of another article may answer, too: only what is farther than the answer is surely wrong
                    best = max([float(vec[p] @ qv[k]) for p in pos], default=None)
                    far = [] if best is None else [int(r) for r, v in zip(tr, ts) if not a <= r < b and v < best - .02 and int(data.sentences[r, 0]) not in same][:8]
                mixed = []
                for n in range(max(len(near), len(far))):
                    mixed += near[n : n + 1] + (far[n // 2 : n // 2 + 1] if n % 2 == 0 else [])
                hard[i] = np.array(mixed, np.int64)
    for i in np.flatnonzero(data.of >= 0): hard[i] = hard[data.of[i]]
    say("mined", sum(map(len, hard)), "candidates")
    return hard

@torch.no_grad()
def read(trunk, reader, q, rows):
    pairs = [data.pair(q, int(r)) for r in rows]
    with cast(): return reader(trunk, put(batches.pad(pairs, 208))).float().cpu().numpy()

def auc(good, bad):
    good, bad = np.array(good), np.array(bad)
    if not len(good) or not len(bad): return float("nan")
    return float((good[:, None] > bad[None]).mean() + .5 * (good[:, None] == bad[None]).mean())

@torch.no_grad()
def evaluate(trunk, reader, parts=(1,), most=30, keep=None, alone=False):
    """Prints, for each set of ours and SQuAD 2.0: right among 30, in six and first by the search, by reader and both; none by AUC."""
    trunk.eval(); reader.eval()
    start = time.time()
    ids = [i for i in np.flatnonzero(np.isin(data.part, parts)) if data.ours[i] and data.of[i] < 0 or data.part[i] == 1][:: args.thin]
    need = {int(p) for i in ids for p in range(int(data.docs[data.scope[i, 0], 0]), int(data.docs[data.scope[i, 1] - 1, 1]))}
    vec = (alone_vectors if alone else all_vectors)(trunk, sorted(need))
    qv = question_vectors(trunk, ids)
    stats = {}
    for k, i in enumerate(ids):
        rows, cos, bm = ranked(i, vec, qv[k])
        rows, cos, bm = rows[:most], cos[:most], bm[:most]
        s = read(trunk, reader, data.question(i), rows)
        right = np.isin(rows, data.positives[i])
        info = data.info[i] or {}
        name = data.sets[data.set[i]]
        group = (int(data.part[i]), name if not info else "news" if name.startswith("news") else "own" if name[0] == "v" else "english" if name in ("x4", "y3") else "slavic", info.get("lang", "en") if name not in ("x4", "y3") else "*")
        both = z(cos) + .35 * z(bm) + .6 * s if len(rows) > 2 else s
        st = stats.setdefault(group, dict(n=0, r30=0, six=0, first=0, rsix=0, rfirst=0, bsix=0, bfirst=0, good=[], bad=[], cgood=[], cbad=[]))
        if len(data.positives[i]):
            st["n"] += 1; st["r30"] += right.any(); st["six"] += right[:6].any(); st["first"] += right[0]
            o = np.argsort(-s); st["rsix"] += right[o[:6]].any(); st["rfirst"] += right[o[0]]
            o = np.argsort(-both); st["bsix"] += right[o[:6]].any(); st["bfirst"] += right[o[0]]
            st["good"].append(s.max()); st["cgood"].append(cos.max())
        else: st["bad"].append(s.max()); st["cbad"].append(cos.max())
        if keep is not None: keep.append(dict(i=int(i), rows=rows, cos=cos, bm=bm, read=s, right=right))
    for g, st in sorted(stats.items(), key=str):
        n = max(1, st["n"])
        zero = np.mean(np.array(st["bad"]) < 0) if st["bad"] else float("nan")
        say(f"part {g[0]} {g[1]:8}{g[2]:3} n {st['n']:4} | search @30 {st['r30']/n:.2f} six {st['six']/n:.2f} first {st['first']/n:.2f} | reader six {st['rsix']/n:.2f} first {st['rfirst']/n:.2f}"
            f" | both six {st['bsix']/n:.2f} first {st['bfirst']/n:.2f} | none AUC reader {auc(st['good'], st['bad']):.2f} cosine {auc(st['cgood'], st['cbad']):.2f}; at 0: answered {np.mean(np.array(st['good'])>0) if st['good'] else 0:.2f} none {zero:.2f} of {len(st['bad'])}")
    say(f'measured in {time.time()-start:.1f} s'); trunk.train(); reader.train()

def schedule(done):
    """The share of the learning rate when this share of the work is done: up in a line, down in a cosine."""
    return min(1, (done + .001) / .06) * (.02 + .98 * .5 * (1 + np.cos(np.pi * min(1, done))))

def loop(trunk, reader, hard, steps, tagger=None, lr=5e-5, embed=192, groups=72, seconds=0):
    """Steps of all losses together, so many or for so long."""
    parts = [{"params": trunk.layers[trunk.frozen :].parameters(), "lr": lr}]
    for head in (h for h in (reader, tagger) if h is not None):
        own = [p for n, p in head.named_parameters() if n.startswith("layers")]; out = [p for n, p in head.named_parameters() if not n.startswith("layers")]
        parts += [{"params": own, "lr": 1.5 * lr}, {"params": out, "lr": 10 * lr}]
    opt = torch.optim.AdamW(parts, weight_decay=.01, fused=device == "cuda")
    rates = [g["lr"] for g in opt.param_groups]
    es = stream(lambda source, rng: batches.embed_batch(data, source, rng, hard, embed, args.chunk)) if embed else None
    rs = stream(lambda source, rng: batches.read_batch(data, source, rng, hard, groups)) if reader is not None else None
    ts = stream(lambda source, rng: batches.tag_batch(data, rng, args.tags)) if tagger is not None else None
    run = []
    start, step, done = time.time(), 0, 0.
    saved = start
    while done < 1:
        f = schedule(done)
        for g, r in zip(opt.param_groups, rates): g["lr"] = r * f
        opt.zero_grad(set_to_none=True)
        a = b = c = torch.zeros((), device=device)
        if es is not None:
            with cast(): a = embed_loss(trunk, next(es))
            a.backward()
        if rs is not None:
            with cast(): b = read_loss(trunk, reader, next(rs))
            b.backward()
        if ts is not None:
            with cast(): c = tag_loss(trunk, tagger, next(ts))
            c.backward()
        torch.nn.utils.clip_grad_norm_([p for g in opt.param_groups for p in g["params"]], 1.)
        opt.step()
        run.append(torch.stack([a.detach(), b.detach(), c.detach()]))
        step += 1
        done = (time.time() - start) / seconds if seconds else step / steps
        if step % max(1, min(100, steps // 8)) == 0 or args.only_embed:
            m = torch.stack(run).mean(0).tolist(); run = []
            say(f"step {step}, {done:.0%}, embed {m[0]:.3f} read {m[1]:.3f} tag {m[2]:.3f}")
        if args.every and time.time() - saved > args.every:
            write(trunk, reader, tagger); saved = time.time()

def rounded(module):
    """The weights as they are shipped: int8 rows."""
    for name, p in module.named_parameters():
        if p.dim() == 2 and "layers" in name:
            q, s = q8(p.detach().float().cpu().numpy())
            p.data.copy_(torch.as_tensor(q.astype(np.float32) * s[:, None]))

def save(path, layers, outputs=None, **meta):
    t = {}
    for i, layer in enumerate(layers):
        for k, v in layer.named().items():
            if v.ndim == 2: t[f"{i}.{k}"], t[f"{i}.{k[:-1]}scale"] = q8(v)
            else: t[f"{i}.{k}"] = v.astype(np.float32)
    for k, v in (outputs or {}).items(): t[k] = v.astype(np.float32)
    np.savez(path, meta=np.array(json.dumps(meta)), **t)
    say("wrote", path, os.path.getsize(path) >> 20, "MiB")

def write(trunk, reader=None, tagger=None):
    """All weights as they stand, in files small enough to travel: also in the middle of the work, which may be cut off."""
    os.makedirs(args.out, exist_ok=True)
    half = len(trunk.layers) // 2
    save(f"{args.out}/trunk_a.npz", trunk.layers[:half]); save(f"{args.out}/trunk_b.npz", trunk.layers[half:])
    for name, head in ("reader", reader), ("tagger", tagger):
        if head is not None: save(f"{args.out}/{name}.npz", head.layers, head.outputs(), first=args.first)

def main():
    global data, args
    ap = argparse.ArgumentParser()
    ap.add_argument("data"); ap.add_argument("base"); ap.add_argument("out")
    for name, kind, default in (("steps", int, 1000), ("pre", int, 150), ("share", float, 1.), ("first", int, 4), ("own", int, 4), ("seed", int, 1), ("workers", int, 6), ("batch", int, 192), ("groups", int, 72), ("tags", int, 24), ("thin", int, 1), ("until", float, 1e9), ("seconds", float, 0), ("frozen", int, 0), ("every", float, 120), ("chunk", int, 96), ("lr", float, 5e-5)):
        ap.add_argument("--" + name, type=kind, default=default)
    ap.add_argument("--variants", action="store_true"); ap.add_argument("--only-embed", action="store_true")
    args = ap.parse_args()
    torch.manual_seed(args.seed); np.random.seed(args.seed)
    data = batches.Data(args.data)
    W = base(args.base, data.used)
    data.passage_cache = [data.passage_ids(p) for p in range(len(data.passages))]
    say(device, len(data.questions), "questions", len(data.sentences), "sentences", sum(len(p[0]) for p in data.passage_cache), "passage tokens")
    trunk, reader = build(W, args.first, args.own)
    at = range(args.first, args.first + args.own)
    trunk.frozen = args.frozen
    if args.only_embed:
        loop(trunk, None, None, args.steps, lr=args.lr, embed=args.batch, seconds=args.seconds)
        return write(trunk)
    say("as it comes, a pass a sentence:"); evaluate(trunk, reader, alone=True)
    say("as it comes, a pass a passage:"); evaluate(trunk, reader)
    loop(trunk, None, None, args.pre, lr=args.lr, embed=args.batch)
    say("after the contrastive start:"); evaluate(trunk, reader)
    hard = mine(trunk)
    if args.variants:
        state = {k: v.clone() for k, v in trunk.state_dict().items()}
        for first, at, label in ((4, range(4, 8), 1), (2, range(2, 6), 1), (4, range(4, 8), 0), (8, range(8, 12), 1), (2, range(8, 12), 1), (0, range(6), 1)):
            if time.time() - T0 > args.until: break
            trunk.load_state_dict(state); batches.UNLABELLED = .25 if label else 1.
            reader = model.Head(W, first, list(at)).to(device)
            say("VARIANT trunk", first, "own", list(at), "label line" if label else "no label line")
            loop(trunk, reader, hard, args.steps, lr=args.lr, embed=args.batch, groups=args.groups); evaluate(trunk, reader)
        return
    reader, tagger = model.Head(W, args.first, list(at)).to(device), model.Tagger(W, args.first, list(at), 6).to(device)
    loop(trunk, reader, hard, args.steps, tagger, lr=args.lr, embed=args.batch, groups=args.groups, seconds=args.seconds)
    rounded(trunk); rounded(reader); rounded(tagger)
    say("trained, in int8 rows:"); evaluate_tags(trunk, tagger)
    write(trunk, reader, tagger)
    keep, args.thin = [], 1
    evaluate(trunk, reader, (0, 1), keep=keep)
    np.savez_compressed(f"{args.out}/eval.npz", i=np.array([k["i"] for k in keep]), n=np.array([len(k["rows"]) for k in keep]),
        **{f: np.concatenate([k[f] for k in keep]) for f in ("rows", "cos", "bm", "read", "right")})

if __name__ == "__main__":
    main()
