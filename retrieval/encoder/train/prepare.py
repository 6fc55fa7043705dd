"""Gathers what training and its measuring read into one small file of token ids.

prepare.py TRUNK DATA PASSAGES OWN INVENTED OUT
  TRUNK     the trunk's file, for its tokenizer
  DATA      the folder of data sets (qa, questions, invented, russian-ukrainian, xquad)
  PASSAGES  a folder with news.jsonl, x1.jsonl, … ru.jsonl and one a set of OWN: what passages.go prints of each corpus
  OWN       the folder data beside this file: questions over news_cluster's articles, more/SET.jsonl over a set's train event,
            contrast/out_*.jsonl near misses and other wordings of questions of all sets, statements/*.jsonl articles with who says what
  INVENTED  bot/testdata/invented: NAME/questions.{train,dev}.jsonl
Written (npz): texts (token ids one after another, the vocabulary cut to the ids in use) with their offsets; docs, passages and
questions as integer tables, described at Out below. Parts: 0 train, 1 dev (measured, never trained on).
"""
import collections, difflib, glob, json, os, random, re, sys, unicodedata
import numpy as np
import nearmiss, tagging, tokens

random.seed(7)

# What may train, by its licence (see NOTICE), with the most questions taken of each. Sets of research-only licence are left out.
PUBLIC = {"squad11": 13000, "tydi": 8000, "realtimeqa": 6758, "norquad_news": 1583, "norquad_wiki": 600, "thquad": 2000, "cast": 2960,
          "qed_nq": 891, "selqa": 519, "wice_claims": 374, "arcd": 690}
LANGUAGES = {"en", "ru", "ar", "fi", "id", "no", "tr"}
MEASURED = {"squad2_en": 992}

class Out:
    """texts: token ids of each different text. docs: (set, outlet/label ids live with sentences). One row a passage: doc, headline
    text, first sentence, end. One row a sentence: text, label text, doc. One row a question: part, set, event, state, first
    variant, end of variants, first and end of answers (sentence rows), scope (first and end of doc rows). of: for a near miss and
    for another wording the question that it was made from, else -1."""
    def __init__(self, tok):
        self.tok, self.index, self.texts = tok, {}, []
        self.sentences, self.passages, self.docs, self.questions, self.variants, self.answers = [], [], [], [], [], []
        self.sets, self.info, self.of, self.known, self.tagged = [], [], [], {}, []

    def text(self, s, most):
        s = " ".join(s.split())
        if s not in self.index:
            self.index[s] = len(self.texts)
            self.texts.append(self.tok.encode(s)[:most])
        return self.index[s]

    def doc(self, title, passages, labels=None):
        """passages: lists of sentences; gives the doc's row and its sentences' rows in order."""
        d, rows, head = len(self.docs), [], self.text(title, 40)
        first = len(self.passages)
        for p, sentences in enumerate(passages):
            start = len(self.sentences)
            for i, s in enumerate(sentences):
                rows.append(len(self.sentences))
                self.sentences.append((self.text(s, 130), self.text(labels[p][i], 30) if labels else -1, d, len(self.passages)))
            self.passages.append((d, head, start, len(self.sentences)))
        self.docs.append((first, len(self.passages)))
        return d, rows

    def question(self, part, name, event, q, answers, scope, state=0, rough=0, info=None, of=-1, key=None):
        if name not in self.sets: self.sets.append(name)
        first, a = len(self.variants), len(self.answers)
        for v in [q] + [roughen(q) for _ in range(rough)]:
            self.variants.append(self.text(v, 60))
        self.answers += answers
        self.questions.append((part, self.sets.index(name), event, state, first, len(self.variants), a, len(self.answers), *scope))
        self.info.append(info or "")
        self.of.append(of)
        if key: self.known[key] = (len(self.questions) - 1, answers, scope, event, q)

    def save(self, path):
        used = np.unique(np.concatenate([np.array(t, np.int64) for t in self.texts if t] + [np.array(t[3], np.int64) for t in self.tagged] + [np.arange(4)]))
        assert len(used) < 65536, len(used)
        back = np.zeros(used.max() + 1, np.uint16); back[used] = np.arange(len(used))
        ids = np.concatenate([np.array(t, np.int64) for t in self.texts])
        table = lambda rows, k: np.array(rows, np.int32).reshape(-1, k)
        np.savez_compressed(path, used=used.astype(np.int32), ids=back[ids], lengths=np.array([len(t) for t in self.texts], np.uint16),
            sentences=table(self.sentences, 4), passages=table(self.passages, 4), docs=table(self.docs, 2), questions=table(self.questions, 10),
            variants=np.array(self.variants, np.int32), answers=np.array(self.answers, np.int32), sets=np.array(self.sets), of=np.array(self.of, np.int32),
            tag_info=table([(part, s, head, len(ids)) for part, s, head, ids, _ in self.tagged], 4), tag_ids=back[np.concatenate([np.array(t[3], np.int64) for t in self.tagged])], tags=np.concatenate([t[4] for t in self.tagged]),
            info=np.array(json.dumps(self.info, ensure_ascii=False).encode()))
        print(len(used), "ids used,", len(ids), "tokens,", len(self.sentences), "sentences,", len(self.questions), "questions,", len(self.tagged), "tagged windows,", os.path.getsize(path) >> 20, "MiB")

MISTAKES = {}

def roughen(q):
    """As people type: lower case, no question mark, a slip of the fingers, now and then without its small words."""
    if random.random() < .8: q = q.lower()
    if random.random() < .7: q = q.rstrip(" ?.!")
    words = q.split()
    if random.random() < .35 and words:
        i = random.randrange(len(words))
        w = words[i]
        if w.lower() in MISTAKES and random.random() < .7: words[i] = random.choice(MISTAKES[w.lower()])
        elif len(w) > 4:
            k = random.randrange(1, len(w) - 1)
            words[i] = random.choice([w[:k] + w[k + 1:], w[:k] + w[k + 1] + w[k] + w[k + 2:], w[:k] + w[k] + w[k:]])
    if random.random() < .12 and len(words) > 5:
        words = [w for w in words if len(w) > 3] or words
    return " ".join(words) or q

def chunk(sentences, most=80):
    out, words = [[]], 0
    for s in sentences:
        if words >= most: out.append([]); words = 0
        out[-1].append(s); words += len(s.split())
    return out

def public(out, data):
    for name, most in PUBLIC.items():
        rows = [json.loads(l) | {"line": i} for i, l in enumerate(open(f"{data}/qa/{name}.train.jsonl", encoding="utf8"))]
        rows = [r for r in rows if r["lang"] in LANGUAGES and r["sentences"] and len(r["sentences"]) <= 60]
        random.shuffle(rows)
        add(out, rows[:most], 0, name)
    for name, most in MEASURED.items():
        add(out, [json.loads(l) for l in open(f"{data}/qa/{name}.dev.jsonl", encoding="utf8")][:most], 1, name)

def add(out, rows, part, name):
    docs, names = {}, nearmiss.Names()
    for r in rows[:3000]:
        for s in r["sentences"][:3]: names.add(r["lang"], s)
    for r in rows:
        key = (r["article"], tuple(r["sentences"]))
        if key not in docs:
            docs[key] = out.doc(r["article"], chunk(r["sentences"]))
        d, sents = docs[key]
        answers = [sents[i] for i in r["answers"] if i < len(sents)]
        out.question(part, name, -1, r["q"], answers, (d, d + 1), rough=2 if part == 0 else 0, key=f"{name}:{r.get('line')}")
        if part == 0 and answers and random.random() < .4:
            near = nearmiss.change(r["q"], r["lang"], "", " ".join(r["sentences"]) + r["article"], names, random)
            if near: out.question(0, name + ".near", -1, near, [], (d, d + 1), rough=2, of=len(out.questions) - 1)

def contrast(out, folder):
    """Near misses and other wordings that were written for questions which stand already: {"id": "SET:ID", "near": […], "same": […]}."""
    n = 0
    for f in sorted(glob.glob(f"{folder}/out_*.jsonl")):
        for l in open(f, encoding="utf8"):
            if not l.strip(): continue
            r = json.loads(l)
            if r["id"] not in out.known: continue
            i, answers, scope, event, _ = out.known[r["id"]]
            name = out.sets[out.questions[i][1]] + ".contrast"
            for q in r.get("near", []): out.question(0, name, event, q, [], scope, rough=2, of=i); n += 1
            for q in r.get("same", []): out.question(0, name, event, q, answers, scope, rough=2, of=i); n += 1
    print("contrast", n, "questions")

def squash(s):
    s = unicodedata.normalize("NFKC", s)
    for a, b in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("«", '"'), ("»", '"'), ("„", '"'), ("—", "-"), ("–", "-")):
        s = s.replace(a, b)
    return re.sub(r"\s+", " ", s).strip(' "\'.').lower()

def holds(quote, answer):
    """As the scorer judges it: one contains the other, or they share four fifths of the shorter one's words in order."""
    q, a = squash(quote), squash(answer)
    if len(q) > len(a) + 250: return False
    if a in q or q in a and len(q) > .5 * len(a): return True
    qw, aw = q.split(), a.split()
    if min(len(qw), len(aw)) < 4 or len(set(qw) & set(aw)) < .6 * min(len(set(qw)), len(set(aw))): return False
    same = sum(b.size for b in difflib.SequenceMatcher(None, qw, aw, autojunk=False).get_matching_blocks())
    return same >= .8 * min(len(qw), len(aw))

def corpus(out, path, event_of=None):
    """Docs of a corpus as passages.go prints it, those of one event side by side: {event: (first, end)}, {(file or id): [(row, sentence)]}."""
    articles = [json.loads(l) for l in open(path, encoding="utf8")]
    groups = collections.defaultdict(list)
    for a in articles: groups[event_of(a) if event_of else 0].append(a)
    scope, rows = {}, {}
    for event, those in groups.items():
        first = len(out.docs)
        for a in those:
            labels = [[", ".join(x for x in (a["outlet"], a["date"], s["speaker"]) if x) for s in p] for p in a["passages"]]
            _, sents = out.doc(a["title"], [[s["text"] for s in p] for p in a["passages"]], labels)
            flat = [s["text"] for p in a["passages"] for s in p]
            rows[a["key"] if "key" in a else os.path.basename(a["file"])] = list(zip(sents, flat))
        scope[event] = (first, len(out.docs))
    return scope, rows

def ours(out, questions, part, name, scope, rows, events, own_scope=True):
    lost = 0
    for q in questions:
        hits = []
        for a in q["answers"]:
            for row, s in rows.get(a["file"], []):
                if holds(s, a["text"]) and row not in hits: hits.append(row)
        lost += bool(q["answers"]) and not hits
        if q["answers"] and not hits: continue
        event = events.setdefault((name.split(".")[0], q["event"]), len(events))
        out.question(part, name, event, q["q"], hits, scope[q["event"] if q["event"] in scope else 0], int(q["kind"] == "state"), rough=2 if part == 0 else 0, key=f"{name.split('.')[0]}:{q['id']}" if part == 0 else None,
                     info={"id": q["id"], "lang": q["lang"], "event": q["event"], "all": q["all"], "kind": q["kind"]})
    print(name, "part", part, len(questions), "questions,", lost, "lost (answer in no sentence)")

def placed(questions, folder):
    """Answers that are given by their place in an article's text (code points), with the text: the articles are not ours to copy."""
    for q in questions:
        for a in q["answers"]:
            if "text" not in a: a["text"] = json.load(open(f"{folder}/{a['file']}", encoding="utf8"))["text"][a["start"] : a["end"]]
    return questions

def statements(out, data, sets, own):
    """Windows with who says what: PolNeAR, ours, those written for this, and the Russian sentences of ADAQ."""
    def add(part, s, articles, always):
        for headline, text, spans in articles:
            for head, ids, t in tagging.rows(out.tok, headline, text, spans, always):
                out.tagged.append((part, s, out.text(head, 40), ids, t))
    for part, f in ((0, "train"), (1, "dev")):
        add(part, 0, tagging.polnear(f"{data}/polnear/{f}"), True)
        for n, (_, folder) in enumerate(sets): add(part, 1 + n, tagging.own(folder, f), False)
    for n, f in enumerate(sorted(glob.glob(own + "/statements/*.jsonl"))): add(0, 50 + n, tagging.written(f), True)
    add(0, 99, tagging.adaq(f"{data}/quotes/ru_adaq.jsonl"), False)

def lines(path): return [json.loads(l) for l in open(path, encoding="utf8")]

def main(trunk, data, passages, own, invented, dest):
    for l in open(f"{data}/extra/misspellings_en.jsonl", encoding="utf8"):
        d = json.loads(l); MISTAKES[d["word"].lower()] = d["wrong"]
    tok = tokens.tokenizer(tokens.read(trunk)[1])
    out = Out(tok)
    # Prefixes first: texts 0 and 1.
    out.text("query: ", 10); out.text("passage: ", 10)
    events = {}
    event_of = {}
    for f in glob.glob(f"{data}/news_cluster/*.json"):
        event_of[os.path.basename(f)] = str(json.load(open(f))["newsCluster"]["EventId"])
    scope, rows = corpus(out, f"{passages}/news.jsonl", lambda a: event_of[a["key"]])
    news = (min(s for s, _ in scope.values()), max(e for _, e in scope.values()))
    for part, f in ((0, "train"), (1, "dev")):
        ours(out, lines(f"{data}/questions/{f}.jsonl"), part, "news", scope, rows, events)
    for f in sorted(glob.glob(f"{own}/*.jsonl")):
        ours(out, placed(lines(f), f"{data}/news_cluster"), 0, "news.own", scope, rows, events)
    sets = [(s, f"{data}/invented/{s}") for s in ("x1", "x2", "x3", "x4", "y1", "y2", "y3")] + [("ru", f"{data}/russian-ukrainian")]
    sets += [(os.path.basename(d), d) for d in sorted(glob.glob(f"{invented}/*")) if os.path.isdir(d) and os.path.exists(d + "/questions.train.jsonl")]
    for s, folder in sets:
        scope, rows = corpus(out, f"{passages}/{s}.jsonl")
        for part, f in ((0, "train"), (1, "dev")):
            ours(out, lines(f"{folder}/questions.{f}.jsonl"), part, s, scope, rows, events)
        for f in sorted(glob.glob(f"{own}/more/{s}.jsonl")):
            ours(out, lines(f), 0, s, scope, rows, events)
    statements(out, data, sets, own)
    public(out, data)
    contrast(out, f"{own}/contrast")
    out.save(dest)

if __name__ == "__main__":
    main(*sys.argv[1:])
