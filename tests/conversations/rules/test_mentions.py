"""Colleagues that a note names."""

import pytest

from hamdel.conversations.rules.mentions import mentioned

PEOPLE = {
    1: "سارا احمدی",
    2: "رضا مرادی",
    3: "رضا کاوه",
    4: "Leila Noori",
    5: "سارابانو کیا",
    6: "",
}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("@سارا احمدی ببین", (1,)),
        ("لطفاً @سارا، ببین", (1,)),
        ("@رضا", ()),
        ("@رضا کاوه و @سارا", (3, 1)),
        ("@leila noori please", (4,)),
        ("@Leila", (4,)),
        ("@سارابانو", (5,)),
        ("@سار", ()),
        ("سارا احمدی", ()),
        ("a@b.ir", ()),
        ("@سارا @سارا احمدی", (1,)),
    ],
)
def test_who_is_meant(text: str, meant: tuple[int, ...]) -> None:
    assert mentioned(text, PEOPLE) == meant
