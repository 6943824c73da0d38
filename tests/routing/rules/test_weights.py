"""Weights of channels are typed by people."""

import pytest

from hamdel.routing.rules.weights import (
    WEIGHTS,
    WrongWeights,
    read_weights,
    weight_of,
    write_weights,
)


def test_what_is_written_is_read_again_in_any_digits() -> None:
    assert read_weights(write_weights(WEIGHTS)) == WEIGHTS
    assert read_weights("phone=۱۰۰، chat: 20\nother=5") == {"phone": 100, "chat": 20, "other": 5}


@pytest.mark.parametrize("text", ["phone", "phone=0", "phone=-1", "phone=99999", "تلفن=100"])
def test_what_is_no_weight_is_refused(text: str) -> None:
    with pytest.raises(WrongWeights):
        read_weights(text)


def test_a_channel_that_is_not_named_weighs_as_others_do() -> None:
    assert weight_of("pigeon", {"phone": 100}) == 20
    assert weight_of("pigeon", {"other": 7}) == 7
