"""Reads what prepare.py wrote and makes training batches of token ids."""
import json, random
import numpy as np
import tagging, tokens

SHARES = .45, .15     # of the questions in a batch that are ours, and that are near misses of public questions; the rest are public
CANDIDATES = 8        # of a reader group
EMPTIED = .25         # of the reader groups have their answers taken out: nothing answers
NEAR = 1.             # of the questions bring a near passage that does not answer into the batch
TAGS_OURS = .35       # of the windows with tags are ours, the rest PolNeAR's
TAGS_REAL = .25       # where there are real articles that were labelled: theirs; the others share what is left
REAL = 200            # the set of these
UNLABELLED = .25      # of the groups lose their label lines

class Data:
    """whole: with ids of the trunk's whole vocabulary, else of those that the data uses."""
    def __init__(self, path, whole=False):
        z = np.load(path, allow_pickle=False)
        self.used = z["used"]
        plain = (lambda ids: self.used[ids].astype(np.int64)) if whole else (lambda ids: ids.astype(np.int64))
        ends = np.concatenate([[0], np.cumsum(z["lengths"].astype(np.int64))])
        ids = plain(z["ids"])
        self.text = [ids[a:b].tolist() for a, b in zip(ends[:-1], ends[1:])]
        for k in "sentences", "passages", "docs", "questions", "variants", "answers", "of":
            setattr(self, k, z[k])
        self.sets = [str(s) for s in z["sets"]]
        self.info = json.loads(z["info"].item().decode())
        self.query, self.passage = self.text[0], self.text[1]
        self.eos = 2
        q = self.questions
        self.positives = [self.answers[a:b].tolist() for a, b in q[:, 6:8]]
        self.part, self.set, self.event, self.state = q[:, 0], q[:, 1], q[:, 2], q[:, 3]
        self.scope = q[:, 8:10]
        self.ours = self.event >= 0
        tag_ids, tags = plain(z["tag_ids"]), z["tags"]  # an npz file unpacks an array anew each time that it is asked for it
        self.tag_info, at = z["tag_info"], np.concatenate([[0], np.cumsum(z["tag_info"][:, 3])])
        self.tag_rows = [tokens.passage(self.passage, self.text[h], [[]])[0][:-1] + tag_ids[a:b].tolist() + [self.eos] for (_, _, h, _), a, b in zip(self.tag_info, at[:-1], at[1:])]
        self.tag_bits = [tags[a:b] for a, b in zip(at[:-1], at[1:])]

    def labelled(self, tok, folder):
        """Adds the windows of a folder of real articles, whose texts are in no repository (laid out as the invented sets are)."""
        for part, name in enumerate(("train", "dev")):
            for headline, text, spans in tagging.own(folder, name):
                for head, ids, bits in tagging.rows(tok, headline, text, spans, True):
                    self.tag_rows.append(tokens.passage(self.passage, tok.encode(head)[:40], [[]])[0][:-1] + ids + [self.eos])
                    self.tag_bits.append(bits)
                    self.tag_info = np.vstack([self.tag_info, [part, REAL, 0, len(ids)]])

    def scope_sentences(self, i):
        """(first, end) of the sentence rows that question i is asked over."""
        a, b = self.scope[i]
        return int(self.passages[self.docs[a, 0], 2]), int(self.passages[self.docs[b - 1, 1] - 1, 3])

    def question(self, i, rng=None):
        a, b = self.questions[i, 4:6]
        v = a if rng is None else rng.randrange(a, b)
        return self.text[self.variants[v]]

    def passage_ids(self, p):
        _, head, a, b = self.passages[p]
        return tokens.passage(self.passage, self.text[head], [self.text[t] for t in self.sentences[a:b, 0]])

    def pair(self, q, row, labelled=True):
        text, label, doc, p = self.sentences[row]
        before = self.text[self.sentences[row - 1, 0]] if row and self.sentences[row - 1, 2] == doc else []
        lab = self.text[label] if labelled and label >= 0 else []
        return tokens.pair(self.query, q, lab, self.text[self.passages[p, 1]], before, self.text[text])

def pad(rows, most=384):
    t = min(most, -(-max(map(len, rows)) // 8) * 8)
    out = np.full((len(rows), t), tokens.PAD, np.int64)
    for i, r in enumerate(rows): out[i, : len(r)] = r[:t]
    return out

def sampler(data, rng, share):
    train = np.flatnonzero(data.part == 0)
    ours, rest = train[data.ours[train]], train[~data.ours[train]]
    hard, public = rest[data.of[rest] >= 0], rest[data.of[rest] < 0]
    if share < 1:
        public = np.random.default_rng(3).choice(public, int(len(public) * share), replace=False)
    while True:
        x = rng.random()
        pool = ours if x < SHARES[0] else hard if x < sum(SHARES) and len(hard) else public
        yield int(pool[rng.randrange(len(pool))])

def embed_batch(data, source, rng, hard, size, chunk=96, most=256):
    """questions, passages (those of the answers and as many near ones), and which sentence answers which question."""
    qs, passages, positive = [], {}, []
    while len(qs) < size:
        i = next(source)
        if not data.positives[i]: continue
        pos = set(data.positives[i])
        first = rng.choice(data.positives[i])
        passages.setdefault(int(data.sentences[first, 3]))
        near = hard[i] if hard is not None and len(hard[i]) else None
        if rng.random() > NEAR: pass
        elif near is not None:
            passages.setdefault(int(data.sentences[near[rng.randrange(min(len(near), 12))], 3]))
        else:
            a, b = data.scope_sentences(i)
            passages.setdefault(int(data.sentences[rng.randrange(a, b), 3]))
        qs.append(data.question(i, rng)); positive.append(pos)
    texts = sorted((data.passage_ids(p) + (p,) for p in passages), key=lambda t: len(t[0]))
    parts, sentence_of, whole = [], [], []
    for k in range(0, len(texts), chunk):
        rows, spans = [], []
        for n, (ids, sp, p) in enumerate(texts[k : k + chunk]):
            rows.append(ids)
            for j, (a, b) in enumerate(sp):
                spans.append((n, a, min(b, most))); sentence_of.append(int(data.passages[p, 2]) + j); whole.append(k + n)
        parts.append((pad(rows, most), np.array(spans)))
    right = np.zeros((len(qs), len(sentence_of)), bool)
    column = {s: c for c, s in enumerate(sentence_of)}
    for r, pos in enumerate(positive):
        for s in pos:
            if s in column: right[r, column[s]] = True
    return dict(q=pad([tokens.question(data.query, q) for q in qs], 64), parts=parts, whole=np.array(whole), right=right)

def read_batch(data, source, rng, hard, size, chunks=4):
    """Groups of one question with candidates; target CANDIDATES means that none answers."""
    rows, group, right = [], [], []
    for g in range(size):
        i = next(source)
        q = data.question(i, rng)
        pos, labelled = data.positives[i], rng.random() >= UNLABELLED
        near = list(hard[i][: 24])
        if len(near) < 24: rng.shuffle(near)
        take = [] if not pos or rng.random() < EMPTIED else [rng.choice(pos)]
        wrong = rng.sample(data.positives[data.of[i]], min(2, len(data.positives[data.of[i]]))) if data.of[i] >= 0 and not pos else []
        near = [r for r in near if r not in wrong]
        if len(pos) > 1 and take and rng.random() < .3:
            take.append(rng.choice([p for p in pos if p != take[0]]))
        weights = [1 / (3 + k) for k in range(len(near))]
        chosen = list(wrong)
        while near and len(chosen) < CANDIDATES - len(take):
            k = rng.choices(range(len(near)), weights[: len(near)])[0]
            chosen.append(near.pop(k))
        for s in take: rows.append(data.pair(q, s, labelled)); group.append(g); right.append(1)
        for s in chosen: rows.append(data.pair(q, int(s), labelled)); group.append(g); right.append(0)
    order = sorted(range(len(rows)), key=lambda k: len(rows[k]))
    parts = np.array_split(np.array(order), chunks)
    return dict(parts=[pad([rows[k] for k in part], 208) for part in parts], order=np.array(order), group=np.array(group), right=np.array(right), size=size)

def tag_batch(data, rng, size, rows=None):
    """Windows with their tags: ids [size, tokens], tags [size, tokens, 6]; -1 where nothing is to be learned."""
    if rows is None:
        part, s = data.tag_info[:, 0], data.tag_info[:, 1]
        far, near, real = (np.flatnonzero((part == 0) & of) for of in (s == 0, (s > 0) & (s != REAL), s == REAL))
        rows = [int(rng.choice(real if len(real) and rng.random() < TAGS_REAL else near if rng.random() < TAGS_OURS else far)) for _ in range(size)]
    ids = pad([data.tag_rows[r] for r in rows])
    bits = np.full((*ids.shape, 6), -1, np.int8)
    for n, r in enumerate(rows):
        t = data.tag_bits[r]
        a = len(data.tag_rows[r]) - 1 - len(t)
        t = t[: ids.shape[1] - a]
        bits[n, a : a + len(t)] = t[:, None] >> np.arange(6) & 1
    return dict(ids=ids, bits=bits)
