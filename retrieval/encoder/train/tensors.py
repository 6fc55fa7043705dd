"""Reads safetensors files into numpy: read(path) -> ({name: array}, metadata)."""
import json, struct
import numpy as np

TYPES = {"U8": "u1", "I8": "i1", "U32": "<u4", "F16": "<f2", "F32": "<f4"}


def read(path):
    raw = memoryview(open(path, "rb").read())
    (n,) = struct.unpack_from("<Q", raw)
    head = json.loads(bytes(raw[8:8 + n]))
    meta = head.pop("__metadata__", {})
    part = lambda t: raw[8 + n + t["data_offsets"][0]:8 + n + t["data_offsets"][1]]
    return {k: np.frombuffer(part(t), TYPES[t["dtype"]]).reshape(t["shape"]) for k, t in head.items()}, meta
