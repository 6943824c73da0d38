"""What is a continuation code and what is none."""

import pytest

from hamdel.conversations.rules.codes import LINK_LENGTH, code_in, link_in, neighbors, veiled

TOKEN = "k" + "a2" * (LINK_LENGTH // 2)


@pytest.mark.parametrize(
    "text", ["405123", " 405123\n", "۴۰۵۱۲۳", "٤٠٥١٢٣", "405 123", "405-123", "/start 405123"]
)
def test_six_digits_alone_are_a_code(text: str) -> None:
    assert code_in(text) == "405123"


@pytest.mark.parametrize(
    "text",
    ["", "40512", "4051234", "سفارش 405123", "405123 کجاست", "4 0 5 1 2 3", "/help 405123", "²³⁴⁵⁶⁷", "405123" * 20],
)  # fmt: skip
def test_all_else_is_none(text: str) -> None:
    assert code_in(text) is None


def test_a_link_is_known_by_its_token() -> None:
    assert link_in(TOKEN) == link_in(f"/start {TOKEN}") == TOKEN
    assert link_in(f"https://cx.example/c/{TOKEN}") == TOKEN
    assert link_in(TOKEN[:-1]) is link_in(TOKEN.upper()) is link_in("405123") is None


def test_neighbors_differ_in_one_digit() -> None:
    near = list(neighbors("000000"))
    assert len(near) == len(set(near)) == 54
    assert all(sum(a != b for a, b in zip(one, "000000", strict=True)) == 1 for one in near)


def test_a_code_is_not_kept_in_words() -> None:
    assert veiled("۴۰۵۱۲۳") == veiled(f"/start {TOKEN}") == "••••••"
    assert veiled("سفارش ۴۰۵۱۲۳") == "سفارش ۴۰۵۱۲۳"
