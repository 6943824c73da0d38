"""Statuses of the Mastodon API as mentions."""

from typing import Any

import pytest

from hamdel.listening.rules.statuses import answer_to, handle_of, heard_of, later_id

# Shaped like the documentation's entity Status, with the fields that are read and some that are not.
STATUS: dict[str, Any] = {
    "id": "103270115826048975",
    "created_at": "2026-11-08T03:48:33.901Z",
    "in_reply_to_id": None,
    "sensitive": False,
    "spoiler_text": "",
    "visibility": "public",
    "url": "https://mastodon.example/@mina/103270115826048975",
    "replies_count": 5,
    "reblogs_count": 6,
    "favourites_count": 11,  # typos: skip
    "content": "<p>دوچرخه <a href='#'>#<span>رکاب</span></a> عالی بود</p>",
    "reblog": None,
    "account": {
        "id": "1",
        "username": "mina",
        "acct": "mina",
        "display_name": "مینا کاظمی",
        "url": "https://mastodon.example/@mina",
        "followers_count": 821,
    },
}


def heard(**other: Any) -> Any:
    return heard_of({**STATUS, **other}, network="mastodon", server="mastodon.example")


def test_a_status_is_read() -> None:
    found = heard()
    assert (found.ref, found.text, found.author) == (
        STATUS["id"],
        "دوچرخه #رکاب عالی بود",
        "مینا کاظمی",
    )
    assert (found.handle, found.reach) == ("@mina@mastodon.example", 821)
    assert found.posted_at is not None
    assert found.posted_at.year == 2026
    assert found.facts["reblogs_count"] == 6


@pytest.mark.parametrize(
    "other",
    [
        {"reblog": {"id": "1"}},
        {"visibility": "private"},
        {"visibility": "direct"},
        {"account": None},
        {"id": None},
    ],
)
def test_what_is_no_mention(other: dict[str, Any]) -> None:
    assert heard(**other) is None


@pytest.mark.parametrize("status", [None, [], "x", 5, {}, {"account": {}}])
def test_nonsense_is_nothing(status: Any) -> None:
    assert heard_of(status, network="m", server="s") is None


def test_odd_fields_harm_nothing() -> None:
    found = heard(
        content=None, spoiler_text="هشدار", created_at=5, url=None, uri="https://u.example/1"
    )
    assert (found.text, found.posted_at, found.url) == ("هشدار", None, "https://u.example/1")


def test_an_answer_names_whom_it_answers_once() -> None:
    assert answer_to("@mina@m.example", "سلام", server="m.example") == "@mina سلام"
    assert (
        answer_to("@mina@other.example", "سلام", server="m.example") == "@mina@other.example سلام"
    )
    assert answer_to("@mina@m.example", "@Mina سلام", server="m.example") == "@Mina سلام"
    assert answer_to("", "سلام", server="m.example") == "سلام"


def test_names_carry_their_server() -> None:
    assert handle_of("a@b.example", server="m.example") == "@a@b.example"
    assert handle_of("", server="m.example") == ""


@pytest.mark.parametrize(
    ("one", "other", "later"), [("9", "10", "10"), ("", "1", "1"), ("z1", "a9", "z1")]
)
def test_the_later_id(one: str, other: str, later: str) -> None:
    assert later_id(one, other) == later_id(other, one) == later
