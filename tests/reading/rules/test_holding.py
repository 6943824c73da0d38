from datetime import UTC, datetime

import pytest

from hamdel.interactions.public import Said
from hamdel.reading.rules.holding import Spoken, what_holds


def said(**more):
    known = {
        "interaction_id": 5, "profile_id": 1, "occurred_at": datetime(2026, 11, 22, tzinfo=UTC),
        "text": "x", "sentiment": None, "emotion": None,
    }  # fmt: skip
    return Said(**{**known, **more})


def spoken(*unsure: str) -> Spoken:
    return Spoken(
        language="fa", sentiment_score=-0.4, emotion="anger", intent="refund", toxic=True,
        unsure=frozenset(unsure), version=3,
    )  # fmt: skip


def test_the_reader_holds_where_it_is_sure() -> None:
    found = what_holds(said(), spoken("emotion"), {})
    assert (found.sentiment, found.emotion, found.intent, found.toxic) == (
        -0.4, None, "refund", True,
    )  # fmt: skip
    assert (found.interaction_id, found.language, found.version) == (5, "fa", 3)


def test_what_the_sender_told_holds_before_the_reader() -> None:
    found = what_holds(said(sentiment=0.0, emotion="joy"), spoken(), {})
    assert (found.sentiment, found.emotion) == (0.0, "joy")


@pytest.mark.parametrize(("label", "score"), [("neg", -0.7), ("neu", 0.0), ("pos", 0.7)])
def test_a_person_holds_before_everybody(label: str, score: float) -> None:
    people = {"sentiment": label, "emotion": "fear", "intent": "warranty", "toxic": "no"}
    found = what_holds(said(sentiment=0.9, emotion="joy"), spoken("intent"), people)
    assert (found.sentiment, found.emotion) == (score, "fear")
    assert (found.intent, found.toxic) == ("warranty", False)
