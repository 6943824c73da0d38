"""What texts tell, kept beside the log."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hamdel.customers.public import customer_of
from hamdel.interactions.personal import empty_moments, moments_held
from hamdel.interactions.presence import FOLLOWER, newest_of
from hamdel.interactions.public import (
    Given,
    Signals,
    StoryFilter,
    draft_of_given,
    feelings_of,
    keep_signals,
    record_interactions,
    ribbon_of,
    story_of,
    texts_after,
    texts_of,
)

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def tell(text: str | None, *, minute: int = 0, **more: Any) -> tuple[int, int]:
    """Record what mina wrote; returns the interaction's and the profile's id."""
    given = Given(
        identifiers=(("user_id", "mina"),),
        channel="chat",
        device="mobile",
        action="Message Sent",
        occurred_at=NOW + timedelta(minutes=minute),
        text=text,
        **more,
    )
    (done,) = record_interactions([draft_of_given(given, source="test")], now=NOW)
    return done.id, done.profile_id


def angry(interaction_id: int, **more: Any) -> Signals:
    known: dict[str, Any] = {
        "language": "fa", "sentiment": -0.8, "emotion": "anger", "intent": "refund",
        "toxic": False, "version": 3,
    }  # fmt: skip
    return Signals(interaction_id=interaction_id, **{**known, **more})


def test_only_what_people_wrote_is_given_to_readers() -> None:
    tell(None)
    written, _ = tell("پولم را پس بدهید", minute=1, sentiment=-0.4)
    review, _ = tell(None, minute=2, attributes={"review": "عالی بود"})
    blank, _ = tell("  ", minute=3)
    said, position = texts_after(0, 100)
    assert [(one.interaction_id, one.text, one.sentiment) for one in said] == [
        (written, "پولم را پس بدهید", -0.4),
        (review, "عالی بود", None),
    ]
    assert position == blank
    assert texts_after(position, 100) == ([], position)
    assert set(texts_of([written, blank])) == {written}


def test_the_story_tells_what_was_read() -> None:
    one, profile = tell("کجاست؟")
    tell("ممنون", minute=1)
    customer = customer_of(profile)
    assert customer is not None
    keep_signals([angry(one)])
    (_, moment) = story_of(customer).moments
    assert (moment.sentiment, moment.emotion, moment.intent) == (-0.8, "anger", "refund")
    assert (moment.language, moment.toxic) == ("fa", False)
    for mood in ("negative", "anger"):
        found = story_of(customer, filters=StoryFilter(mood=mood)).moments
        assert [each.id for each in found] == [one]
    assert feelings_of(customer) == [(NOW, -0.8, "Message Sent")]
    assert ribbon_of(customer)[0].sentiment == -0.8


def test_a_second_reading_takes_the_place_of_the_first() -> None:
    one, profile = tell("کجاست؟")
    keep_signals([angry(one)])
    keep_signals([angry(one, sentiment=None, emotion=None, version=4)])
    customer = customer_of(profile)
    assert customer is not None
    (moment,) = story_of(customer).moments
    assert (moment.sentiment, moment.emotion, moment.intent) == (None, None, "refund")


@pytest.mark.parametrize("first", ["counted", "read"])
def test_the_newest_feeling_of_a_profile_follows(first: str) -> None:
    old, profile = tell("بد بود")
    new, _ = tell("خوب شد", minute=5)
    said = [angry(old), angry(new, sentiment=0.5)]

    def count() -> None:
        FOLLOWER.act(FOLLOWER.source(0, 100)[0])

    if first == "counted":
        count()
    keep_signals(said)
    if first == "read":
        count()
    assert newest_of([profile])[profile].sentiment == 0.5


def test_erasing_takes_what_was_read_along() -> None:
    one, profile = tell("کجاست؟")
    keep_signals([angry(one)])
    assert moments_held([profile])[0]["read"]["intent"] == "refund"
    empty_moments([profile])
    assert moments_held([profile])[0]["read"] is None
