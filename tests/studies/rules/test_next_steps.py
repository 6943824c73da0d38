"""What a study needs next."""

from dataclasses import replace
from datetime import timedelta

from hamdel.studies.rules.next_steps import Standing, next_step
from tests.ground.cast import NOW

NEW = Standing(
    questions=0, asked=0, agreed=0, waiting_for_consent=0, planned=0, held=0, next_at=None,
    unquoted=0, uncoded=0, judged_by_two=0, quotes=0, unthanked=0, finished=False,
)  # fmt: skip


def test_a_study_from_its_first_day_to_its_last() -> None:
    one, steps = NEW, []
    for change in (
        {},
        {"questions": 5},
        {"asked": 1, "waiting_for_consent": 1},
        {"agreed": 1, "waiting_for_consent": 0},
        {"planned": 1, "next_at": NOW + timedelta(days=1)},
        {"next_at": NOW},
        {"planned": 0, "held": 1, "next_at": None, "unthanked": 1, "unquoted": 4},
        {"unthanked": 0},
        {"unquoted": 0, "quotes": 3, "uncoded": 1},
        {"uncoded": 0},
        {"judged_by_two": 3},
        {"finished": True},
        {"unthanked": 1},
    ):
        one = replace(one, **change)
        steps.append(next_step(one, now=NOW))
    assert steps == [
        "guide", "people", "consent", "plan", "", "hold", "thank", "quote", "code", "second",
        "finish", "", "thank",
    ]  # fmt: skip


def test_consent_is_asked_before_the_talk_that_is_due() -> None:
    one = replace(
        NEW, questions=1, asked=2, agreed=1, waiting_for_consent=1, planned=1, next_at=NOW
    )
    assert next_step(one, now=NOW) == "consent"
    assert next_step(replace(one, next_at=NOW + timedelta(days=1)), now=NOW) == ""
