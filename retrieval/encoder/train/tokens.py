"""The tokenizer over the pruned vocabulary, as the Go encoder has it, and the inputs of the heads as token ids."""
import json, struct
import numpy as np
from e5bin import Tokenizer

BOS, PAD, EOS, UNK = 0, 1, 2, 3

def read(path):
    """A safetensors file -> (metadata, {name: array})."""
    b = open(path, "rb").read()
    (n,) = struct.unpack_from("<Q", b)
    head = json.loads(b[8 : 8 + n])
    kinds = {"U8": "u1", "I8": "i1", "U32": "<u4", "F16": "<f2", "F32": "<f4"}
    meta = head.pop("__metadata__")
    return meta, {k: np.frombuffer(b, kinds[v["dtype"]], int(np.prod(v["shape"])), 8 + n + v["data_offsets"][0]).reshape(v["shape"]) for k, v in head.items()}

def tokenizer(trunk):
    """The Tokenizer of a trunk's tensors."""
    blob, offs = trunk["tok.pieces"].tobytes(), trunk["tok.offsets"]
    pieces = [blob[offs[i] : offs[i + 1]] for i in range(len(offs) - 1)]
    norm, raw, at = {}, trunk["tok.norm"].tobytes(), 0
    while at < len(raw):
        c, n = struct.unpack_from("<IB", raw, at)
        norm[c] = struct.unpack_from(f"<{n}I", raw, at + 5)
        at += 5 + 4 * n
    return Tokenizer(pieces, trunk["tok.scores"], norm, {"unk": UNK})

# The longest parts of an input, in tokens. The Go encoder cuts at the same places.
HEADLINE, SENTENCE, WHOLE = 32, 120, 384
QUESTION, LABEL, PAIR_HEADLINE, BEFORE, PAIR_SENTENCE = 40, 24, 24, 32, 64
COMPARED = 80  # of each of two sentences

def question(prefix, q):
    return [BOS] + prefix + q + [EOS]

def passage(prefix, headline, sentences):
    """ids and, for each sentence, (start, end) of its tokens."""
    ids, spans = [BOS] + prefix + headline[:HEADLINE] + [EOS], []
    for s in sentences:
        s = s[:SENTENCE]
        spans.append((len(ids), len(ids) + len(s)))
        ids = ids + s
    return ids + [EOS], spans

def pair(prefix, q, label, headline, before, sentence):
    return ([BOS] + prefix + q[:QUESTION] + [EOS, EOS] + label[:LABEL] + [EOS] + headline[:PAIR_HEADLINE] + [EOS]
            + before[-BEFORE:] + [EOS] + sentence[:PAIR_SENTENCE] + [EOS])

def two(prefix, la, ha, a, lb, hb, b):
    """A pair of sentences, each with its label and headline."""
    return ([BOS] + prefix + la[:LABEL] + [EOS] + ha[:PAIR_HEADLINE] + [EOS] + a[:COMPARED] + [EOS, EOS]
            + lb[:LABEL] + [EOS] + hb[:PAIR_HEADLINE] + [EOS] + b[:COMPARED] + [EOS])
