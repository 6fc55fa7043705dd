"""Near misses made from a question: one thing of it changed, so that the sentences which answered it no longer do."""
import random, re

# Words that turn a question's sense. Training material only: nothing in the bot reads them.
OPPOSITES = [l.split("/") for l in """first/last highest/lowest largest/smallest most/least before/after won/lost north/south east/west increase/decrease rise/fall
oldest/youngest longest/shortest men/women wife/husband mother/father son/daughter bought/sold born/died open/close arrived/left began/ended start/finish
minimum/maximum more/fewer upper/lower early/late winter/summer hired/fired accepted/rejected supported/opposed killed/injured inside/outside import/export
первый/последний больше/меньше до/после мужчин/женщин родился/умер открыли/закрыли начался/закончился выиграл/проиграл поддержал/осудил погибли/пострадали север/юг вырос/упал
перший/останній більше/менше до/після чоловіків/жінок народився/помер відкрили/закрили почався/закінчився виграв/програв підтримав/засудив загинули/постраждали північ/південь зріс/впав""".split()]
TURN = {a: b for pair in OPPOSITES for a, b in (pair, pair[::-1])}
WHY = {"when": "why", "where": "why", "когда": "почему", "где": "почему", "коли": "чому", "де": "чому"}
WORD = re.compile(r"\w[\w'’-]*")

def kind(word, first):
    if word.isdigit(): return "year" if len(word) == 4 else "number"
    return "name" if word[:1].isupper() and not first and len(word) > 2 else ""

class Names:
    """The names and numbers of a set's texts, by kind and language, to take others from."""
    def __init__(self): self.of = {}
    def add(self, lang, text):
        for m in WORD.finditer(text):
            k = kind(m.group(), m.start() == 0)
            if k: self.of.setdefault((lang, k), []).append(m.group())

    def other(self, lang, k, text, rng):
        pool = self.of.get((lang, k), [])
        for _ in range(12 if pool else 0):
            w = rng.choice(pool)
            if w not in text: return w
        return None

def change(q, lang, answer, context, names, rng):
    """A near miss of q, or None. answer: the sentences that answer q; context: all of the article, in which the new name must not stand."""
    ways = []
    for m in WORD.finditer(q):
        w = m.group()
        k = kind(w, m.start() == 0)
        if k and w in context:
            other = names.other(lang, k, context, rng)
            if other: ways.append((3, q[: m.start()] + other + q[m.end() :]))
        if w.lower() in TURN: ways.append((4, q[: m.start()] + TURN[w.lower()] + q[m.end() :]))
        if w.lower() in WHY and m.start() == 0: ways.append((1, WHY[w.lower()].capitalize() + q[m.end() :]))
    if not ways: return None
    return rng.choices([q for _, q in ways], [w for w, _ in ways])[0]
