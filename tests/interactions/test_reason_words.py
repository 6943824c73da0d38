"""Reasons said."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from hamdel.interactions.reason_words import TOPICS, say_reason
from hamdel.interactions.rules.causes import Cause
from hamdel.interactions.rules.ranking import WEIGHTS
from tests.ground.cast import NOW


def cause(kind: str, topic: str = "Transfer", **more: object) -> Cause:
    given = {"touchpoint": None, "at": NOW - timedelta(minutes=3), "evidence": (1,), **more}
    return Cause(kind=kind, topic=topic, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", WEIGHTS)
@pytest.mark.parametrize("language", ["fa", "en"])
def test_every_kind_has_its_words(kind: str, language: str) -> None:
    with override(language):
        words = say_reason(cause(kind), now=NOW)
    assert words.headline
    assert words.opening.endswith((".", "?", "؟"))
    assert "%(" not in words.whole + words.opening


def test_facts_stand_beside_the_headline() -> None:
    found = say_reason(cause("failed", amount_irr=25_000_000, times=2, detail="خطای ۵۱"), now=NOW)
    assert found.headline == "حواله ناموفق"
    assert [one.strip("\u2066\u2067\u2068\u2069") for one in found.facts] == [
        "۲٬۵۰۰٬۰۰۰ تومان", "خطای ۵۱", "۲ بار", "۳ دقیقه پیش",
    ]  # fmt: skip


def test_a_topic_without_a_word_is_named_by_its_touchpoint() -> None:
    assert "Zebra" not in TOPICS
    found = say_reason(cause("failed", "Zebra"), now=NOW, touchpoint="باغ‌وحش")
    assert "باغ‌وحش" in found.headline
    assert "Zebra" in say_reason(cause("failed", "Zebra"), now=NOW).headline
