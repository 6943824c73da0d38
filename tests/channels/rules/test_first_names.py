"""What customers are told of a name."""

import pytest

from hamdel.channels.rules.first_names import first_name


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("سارا احمدی", "سارا"),
        ("خانم سارا احمدی", "سارا"),
        ("سید علی حسینی", "سید علی"),
        ("سید حسینی", "سید"),
        ("Dr. Sara Ahmadi", "Sara"),
        ("سارا", "سارا"),
        ("sara@hamdel.example", ""),
        ("", ""),
    ],
)
def test_only_the_first_name_is_told(name: str, told: str) -> None:
    assert first_name(name) == told
