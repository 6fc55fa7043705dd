#!/usr/bin/env python3
"""Make odd.jsonl, what the reference scorer says of odd pairs.

usage: make_odd.py SCORE_QUESTIONS.py > odd.jsonl

A line is [function, one, other, verdict]. The texts are made up here or stand in
bot/testdata/invented; pairs that are decided by words are cut and mixed at random
(seed 12), with as many that hold as that do not.
"""
import glob, json, os, random, re, sys

source = open(sys.argv[1], encoding="utf8").read()
scorer = {}
exec(source[: source.rindex("\nmain()")], scorer)

HOLDS = [
    ("", ""), ("", "a"), ("a", ""), ("...", "\"'"), ("The quay is shut.", "The quay is shut"), ("THE QUAY IS SHUT", "the quay is shut."),
    ("“The quay is shut”", '"The quay is shut"'), ("«Набережная закрыта»", '"набережная закрыта".'), ("„Der Kai ist zu“, sagte er", '"Der Kai ist zu", sagte er'),
    ("ten — or twelve – boats", "ten - or twelve - boats"), ("a\u00a0b\u2009c\td\ne", "a b c d e"), ("a\x1cb\x1db\x1eb\x1fb", "a b b b b"), ("a\x85b", "a b"), ("a\u200bb", "a b"), ("a\u180eb", "a b"),
    ("ﬁve ﬂags flew", "five flags flew"), ("① of ②", "1 of 2"), ("½ of it", "1⁄2 of it"), ("ＦＵＬＬ ｗｉｄｔｈ", "full width"), ("…and so on", "and so on"),
    ("İstanbul closed", "i̇stanbul closed"), ("İstanbul closed", "istanbul closed"), ("ΟΔΟΣ ΣΑΣ", "οδος σας"), ("ΟΔΟΣ ΣΑΣ", "οδοσ σασ"), ("STRASSE", "straße"), ("ẞ", "ß"), ("Ǆ", "ǆ"),
    ("й", "и\u0306"), ("Київ каже так", "Киі\u0308в каже так"), ("’Tis so", "'tis so"), ("it`s", "it's"), ("a ' b", "a b"), ("b", "a b c"), ("b c d", "a b c d e f"), ("bc", "abcd"), ("bcd", "abcd"), ("abc", "abcdef"), ("abcd", "abcdef"),
    ("x" * 251, "x"), ("x" * 252, "x"), ("x" * 250, ""), ("x" * 251, ""), ("ж" * 251, "ж"), ("ж" * 252, "ж"), ("🙂" * 251, "🙂"), ("🙂" * 252, "🙂"), ("ﬃ" * 84, "ffi"), ("ﬃ" * 85, "ffi"),
    ("one two three", "one two x three"), ("one two three four", "one two x three four"), ("one two three four five", "one two x four five"), ("one two three four five", "one x three y five"),
    ("one two three four five six seven eight nine ten", "one two three four x x seven eight nine ten"), ("one two three four five six seven eight nine ten", "one two three four x x x eight nine ten"),
    ("a b c d e f g h i j k l m n o", "a b c x e f x h i j k x m n o"), ("a b c d e f g h i j k l m n o", "a b c x e f x h i j k x m n x"),
    ("a b c d x y z w", "x y z w a b c d"), ("a b c a b c a b c d", "a b c d"), ("a a a a b", "a a b a a"), ("a b a b a b a b", "b a b a b a b a"), ("a x b y c z d", "a b c d"), ("d c b a", "a b c d"),
    ("the the the the the the the", "the the the the the"), ("p q a b c d e", "a b c p q d e"), ("a b c p q d e", "p q a b c d e"), ("k a b l a b c m n", "a b c k a b l m n"),
    ("a b x c d y e f", "c d a b e f"), ("1 2 3 4 5 6 7 8", "5 6 7 8 1 2 3 4 9"), ("«»", "“”"), (".a.", "a"), ("'.\" .a", "a"), ("a.b", "a b"), ("а", "a"),
]
PEOPLE = [
    ("", ""), (None, "Moe"), ("Moe", None), ("Moe", ""), ("the", "the"), ("the Moe", "Moe"), ("Ingrid Moe", "Moe"), ("Ingrid Moe", "Ingrid"), ("Moe Ingrid", "Ingrid Moe"), ("Ingrid Moe", "Erik Moe"), ("Moe Ingrid", "Moe Erik"),
    ("Øyvind Ås", "Oyvind As"), ("José Álvarez", "Jose Alvarez"), ("JOSE ALVAREZ", "José Álvarez"), ("Марія Захарова", "Мария Захарова"), ("Захарова", "Захарової"), ("Людмила Фаррант", "Ludmila Farrant"), ("Андрій Йовенко", "Андріи Иовенко"), ("ё", "е"), ("Фёдор Ёлкин", "Федор Елкин"),
    ("Ministry of the Interior", "Interior Ministry"), ("a spokesman of the Council", "Council spokesman"), ("O'Hara", "Hara"), ("O’Hara", "O'Hara"), ("Jean-Luc", "Luc"), ("J. R. Ewing", "Ewing"), ("Dr. Moe, chief surgeon", "surgeon"), ("Moe Jr.", "Moe"), ("snake_case", "snake case"), ("Agent 007", "Agent 7"), ("Louis Ⅳ", "Louis ⅳ"), ("Ward ²", "Ward 2"), ("王小明", "小明"), ("नरेंद्र मोदी", "मोदी"), ("İnci", "inci"), ("ΣΑΣ", "σας"), ("...", "Moe"), ("🙂", "🙂"), ("police", "the police commander"), ("Of The An A", "A"),
]

def texts():
    here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "testdata", "invented")
    for path in sorted(glob.glob(os.path.join(here, "v*", "corpus", "*.txt"))):
        for line in open(path, encoding="utf8"):
            yield from (s for s in re.split(r"(?<=[.!?]) ", line.strip()) if 5 <= len(s.split()) <= 30)

def mixed(chance, all_texts):
    text = chance.choice(all_texts)
    words = text.split()
    for _ in range(chance.randrange(1, 2 + len(words) // 3)):
        at = chance.randrange(len(words))
        what = chance.randrange(5)
        if what == 0:
            del words[at]
        elif what == 1:
            words[at] = chance.choice(words)
        elif what == 2:
            words.insert(at, chance.choice(words))
        elif what == 3:
            words[at:] = words[at:][::-1] if chance.random() < .3 else words[at + 1:] + words[at:at + 1]
        else:
            words = words[at:] + words[:at]
        words = words or ["x"]
    return " ".join(words), text

def say(function, one, other):
    print(json.dumps([function, one or "", other or "", bool(scorer[function](one, other))], ensure_ascii=False))

for pair in HOLDS:
    say("holds", *pair)
    say("holds", *reversed(pair))
for pair in PEOPLE:
    say("same_person", *pair)
    say("same_person", *reversed(pair))
chance, all_texts, want = random.Random(12), list(texts()), {True: 100, False: 100}
while any(want.values()):
    one, other = mixed(chance, all_texts)
    squash = scorer["squash"]
    if squash(one) in squash(other) or squash(other) in squash(one):
        continue
    verdict = bool(scorer["holds"](one, other))
    if want[verdict]:
        want[verdict] -= 1
        say("holds", one, other)
