"""What makes two reports one mention, and what is kept."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamdel.listening.contracts import Heard
from hamdel.listening.rules.heard import address, is_worth_keeping, key_of, tidy
from tests.ground.cast import NOW

ONE = Heard(network="mastodon", ref="11", text="سلام", author="مینا", posted_at=NOW)


def test_an_id_on_its_network_is_the_same_whatever_else_is_told() -> None:
    assert key_of(ONE) == key_of(replace(ONE, text="دیگر", url="https://x.example/"))
    assert key_of(ONE) != key_of(replace(ONE, ref="12"))
    assert key_of(ONE) != key_of(replace(ONE, network="x"))
    assert key_of(ONE) != key_of(replace(ONE, scope="https://feed.example/"))


def test_without_an_id_the_address_counts_and_then_who_said_what_when() -> None:
    there = replace(ONE, ref="", url="https://x.example/1")
    assert key_of(there) == key_of(replace(there, network="x", text=""))
    said = replace(ONE, ref="")
    assert key_of(said) == key_of(replace(said, text="سلام ", author="مينا"))
    assert key_of(said) != key_of(replace(said, posted_at=NOW + timedelta(seconds=1)))
    assert key_of(said) != key_of(replace(said, text="درود"))


@pytest.mark.parametrize(
    "posted_at", [None, NOW + timedelta(days=900), NOW + timedelta(minutes=6)]
)
def test_nothing_was_said_in_time_to_come(posted_at: object) -> None:
    assert tidy(replace(ONE, posted_at=posted_at), now=NOW).posted_at == NOW  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://x.example/a", "https://x.example/a"),
        ("javascript:alert(1)", ""),
        (" data:text/html,x", ""),
        ("https://x.example/" + "a" * 3_000, ""),
        ("https://x.example/a b", ""),
        ("https://x.example/a\nb", ""),
        ("1", ""),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str, kept: str) -> None:
    assert address(url) == kept


@settings(deadline=None, max_examples=60)
@given(st.text(), st.text(), st.integers(), st.text())
def test_whatever_is_told_fits(text: str, name: str, reach: int, network: str) -> None:
    kept = tidy(Heard(network=network, text=text, author=name, reach=reach), now=NOW)
    assert "\x00" not in kept.text + kept.author + kept.network
    assert len(kept.network) <= 40
    assert len(kept.author) <= 300
    assert kept.network
    assert 0 <= (kept.reach or 0) <= 10**12
    assert tidy(kept, now=NOW) == kept
    assert len(key_of(kept)) == 32


def test_a_rating_alone_is_something() -> None:
    assert is_worth_keeping(Heard(network="x", rating=1))
    assert not is_worth_keeping(Heard(network="x", author="مینا"))
