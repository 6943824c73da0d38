"""The file of weights: what was learnt, as data.

A frame of eight bytes, then two streams of zlib: a JSON head with the names of the features, and
the arrays that the head names, one after another. Features are sorted; `into` holds whole numbers
of -127 to 127, and a scale for each hidden unit.
"""

import json
import zlib
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_FRAME: Final = b"HAMDEL\x00\x01"
_MOST_BYTES: Final = 64 * 2**20


class NotWeights(ValueError):
    """Bytes that are no weights of this version."""


@dataclass(frozen=True, slots=True)
class HeadFacts:
    """One head: its labels in the order of the outputs, how it is calibrated, when it abstains.

    Probabilities are the softmax of `logits * sharpness + shift`; below `threshold` the head
    abstains.
    """

    name: str
    labels: tuple[str, ...]
    sharpness: float
    shift: tuple[float, ...]
    threshold: float


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything a reader needs."""

    version: str
    heads: tuple[HeadFacts, ...]
    features: tuple[str, ...]
    into: NDArray[np.int8]
    scales: Floats
    into_bias: Floats
    out: Floats
    out_bias: Floats


_ARRAYS: Final = ("into", "scales", "into_bias", "out", "out_bias")


def pack(weights: Weights) -> bytes:
    """Return the file of `weights`: the same weights give the same bytes."""
    arrays = [np.ascontiguousarray(getattr(weights, name)) for name in _ARRAYS]
    names = "\n".join(weights.features).encode()
    head = {
        "version": weights.version,
        "heads": [asdict(head) for head in weights.heads],
        "names": len(names),
        "arrays": [[array.dtype.str, list(array.shape)] for array in arrays],
    }
    told = json.dumps(head, ensure_ascii=False, sort_keys=True).encode()
    words = zlib.compress(len(told).to_bytes(4, "little") + told + names, 9)
    # Weights repeat nothing: only how often each number comes packs them.
    packer = zlib.compressobj(9, zlib.DEFLATED, 15, 9, zlib.Z_HUFFMAN_ONLY)
    numbers = packer.compress(b"".join(array.tobytes() for array in arrays)) + packer.flush()
    return _FRAME + words + numbers


def unpack(packed: bytes) -> Weights:
    """Return the weights in a file that `pack` made.

    Raises NotWeights.
    """
    if not packed.startswith(_FRAME):
        raise NotWeights("the file does not begin as weights do")
    try:
        return _unpacked(*_streams(packed[len(_FRAME) :]))
    except (zlib.error, ValueError, KeyError, TypeError, IndexError) as problem:
        raise NotWeights(f"the file of weights is damaged: {problem}") from problem


def _streams(packed: bytes) -> tuple[bytes, bytes]:
    words, rest = _inflated(packed)
    numbers, rest = _inflated(rest)
    if rest:
        raise ValueError("more follows")
    return words, numbers


def _inflated(packed: bytes) -> tuple[bytes, bytes]:
    """Return the first stream and what follows it."""
    inflater = zlib.decompressobj()
    body = inflater.decompress(packed, _MOST_BYTES)
    if not inflater.eof:
        raise ValueError("it is cut short or too long")
    return body, inflater.unused_data


def _unpacked(words: bytes, numbers: bytes) -> Weights:
    told = 4 + int.from_bytes(words[:4], "little")
    head: dict[str, Any] = json.loads(words[4:told])
    names = words[told : told + head["names"]].decode()
    features = tuple(names.split("\n")) if names else ()
    found: dict[str, Any] = {}
    place = 0
    for name, (kind, shape) in zip(_ARRAYS, head["arrays"], strict=True):
        count = int(np.prod(shape))
        found[name] = np.frombuffer(numbers, kind, count, place).reshape(shape)
        place += found[name].nbytes
    heads = tuple(
        HeadFacts(
            name=one["name"],
            labels=tuple(one["labels"]),
            sharpness=one["sharpness"],
            shift=tuple(one["shift"]),
            threshold=one["threshold"],
        )
        for one in head["heads"]
    )
    _agree(heads, features, found)
    return Weights(version=head["version"], heads=heads, features=features, **found)


def _agree(heads: tuple[HeadFacts, ...], features: tuple[str, ...], found: dict[str, Any]) -> None:
    hidden = len(found["into_bias"])
    labels = sum(len(head.labels) for head in heads)
    if (
        found["into"].shape != (len(features), hidden)
        or found["into"].dtype != np.int8
        or found["scales"].shape != (hidden,)
        or found["out"].shape != (hidden, labels)
        or found["out_bias"].shape != (labels,)
        or any(len(head.shift) != len(head.labels) for head in heads)
    ):
        raise ValueError("its parts do not fit each other")
