from dataclasses import replace

import numpy as np
import pytest

from hamdel.language.reader.weights import HeadFacts, NotWeights, Weights, pack, unpack

WEIGHTS = Weights(
    version="one",
    heads=(HeadFacts("sentiment", ("neg", "neu", "pos"), 1.5, (0.0, 0.1, -0.1), 0.6),),
    features=("wa", "wb"),
    into=np.array([[1, -2], [3, 127]], np.int8),
    scales=np.array([0.5, 0.25], np.float32),
    into_bias=np.zeros(2, np.float32),
    out=np.ones((2, 3), np.float32),
    out_bias=np.zeros(3, np.float32),
)


def test_what_is_packed_is_unpacked() -> None:
    again = unpack(pack(WEIGHTS))
    assert again.heads == WEIGHTS.heads
    assert again.features == WEIGHTS.features
    assert np.array_equal(again.into, WEIGHTS.into)
    assert pack(again) == pack(WEIGHTS)


@pytest.mark.parametrize(
    "spoilt",
    [
        b"",
        b"PK\x03\x04",
        pack(WEIGHTS)[:-9],
        pack(WEIGHTS) + b"x",
        pack(replace(WEIGHTS, features=("wa",))),
        pack(replace(WEIGHTS, out=np.ones((2, 4), np.float32))),
        pack(replace(WEIGHTS, into=WEIGHTS.into.astype(np.int16))),
    ],
)
def test_what_is_no_weights_is_refused(spoilt: bytes) -> None:
    with pytest.raises(NotWeights):
        unpack(spoilt)
