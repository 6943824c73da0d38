"""Which moments are a trouble that somebody has to follow to its end."""

from typing import Any

import pytest

from hamdel.followups.rules.noticing import Heard, Limits, Trouble, number_in, trouble_in

USUAL = Limits()
SURVEY = "Survey Answered"


def heard(action: str = SURVEY, **more: Any) -> Heard:
    properties = {name: more.pop(name) for name in ("kind", "score", "rating") if name in more}
    return Heard(
        **{
            "action": action, "properties": properties, "words": "", "sentiment": None,
            "emotion": None, "effort": None, **more,
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "score", "bad"),
    [
        ("nps", 0, True), ("nps", 6, True), ("nps", 7, False), ("nps", 10, False),
        ("csat", 1, True), ("csat", 2, True), ("csat", 3, False),
        ("ces", 1, True), ("ces", 3, True), ("ces", 4, False), ("ces", 7, False),
        ("form", 1, False), ("", 0, False),
    ],
)  # fmt: skip
def test_bad_scores_are_those_of_their_scale(kind: str, score: int, bad: bool) -> None:  # noqa: FBT001
    found = trouble_in(heard(kind=kind, score=score), USUAL)
    assert found == (Trouble(cause="score", kind=kind, score=score) if bad else None)


def test_effort_that_was_told_counts_before_what_follows_from_the_score() -> None:
    assert trouble_in(heard(kind="ces", score=7, effort=5), USUAL)
    assert not trouble_in(heard(kind="ces", score=1, effort=4.5), USUAL)


def test_the_company_says_from_where_on() -> None:
    stricter = Limits(nps=8, csat=0, ces=8, stars=3, sentiment=-0.1)
    assert trouble_in(heard(kind="nps", score=8), stricter)
    assert not trouble_in(heard(kind="csat", score=1), stricter)
    assert not trouble_in(heard(kind="ces", score=1), stricter)
    assert trouble_in(heard("Review Posted", rating=3), stricter)
    assert trouble_in(heard("Mention Posted", words="بد نبود", sentiment=-0.2), stricter)


@pytest.mark.parametrize(
    ("action", "sentiment", "emotion", "bad"),
    [
        ("Message Received", -0.9, "anger", True),
        ("Message Received", 0.4, "anger", True),
        ("Message Received", -0.99, "sadness", True),
        ("Message Received", -0.9, "neutral", False),  # «سفارشم نرسیده»: it waits in the inbox
        ("Message Received", -0.9, None, False),
        ("Message Received", None, None, False),
        ("Mention Posted", -0.9, "neutral", True),
        ("Mention Posted", -0.5, "sadness", False),
        ("Review Posted", -0.7, None, True),
        (SURVEY, -0.8, "neutral", True),
        ("Page Viewed", -0.9, "anger", False),
        ("Message Sent", -0.9, "anger", False),
    ],
)
def test_words_are_a_trouble_by_what_they_feel(
    action: str,
    sentiment: float | None,
    emotion: str | None,
    bad: bool,  # noqa: FBT001
) -> None:
    said = heard(action, words="…", sentiment=sentiment, emotion=emotion)
    assert bool(trouble_in(said, USUAL)) is bad
    assert not trouble_in(heard(action, sentiment=sentiment, emotion=emotion), USUAL)


def test_a_good_score_with_angry_words_is_a_trouble_of_words() -> None:
    found = trouble_in(heard(kind="nps", score=9, words="افتضاح", emotion="anger"), USUAL)
    assert found == Trouble(cause="words", kind="nps", score=9)


@pytest.mark.parametrize(
    ("value", "number"),
    [(3, 3), (3.0, 3), ("3", 3), (True, None), (2.5, None), ("x", None), (None, None), ("۳", None), ("9" * 30, None)],
)  # fmt: skip
def test_numbers_are_read_however_they_are_written(value: Any, number: int | None) -> None:
    assert number_in(value) == number
