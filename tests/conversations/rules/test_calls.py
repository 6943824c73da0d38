from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from hamdel.conversations.rules.calls import CallStory, StepTold, with_step

START = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def story_of(*steps: StepTold, direction: str = "in") -> CallStory:
    story = CallStory(direction=direction, started_at=steps[0].at)
    for step in steps:
        story = with_step(story, step)
    return story


RINGS = StepTold(step="ringing", at=at(0))
ANSWERED = StepTold(step="answered", at=at(20), agent="101")
ENDED = StepTold(step="ended", at=at(80))


@pytest.mark.parametrize("order", list(permutations([RINGS, ANSWERED, ENDED, ANSWERED])))
def test_an_answered_call_is_the_same_in_whatever_order_its_steps_come(
    order: tuple[StepTold, ...],
) -> None:
    story = story_of(*order)
    assert (story.started_at, story.answered_at, story.ended_at) == (at(0), at(20), at(80))
    assert (story.wait_seconds, story.talk_seconds) == (20, 60)
    assert (story.outcome, story.agent, story.transfers) == ("answered", "101", 0)


def test_a_call_that_nobody_answered_is_missed_or_unanswered() -> None:
    missed = story_of(RINGS, ENDED)
    assert (missed.outcome, missed.wait_seconds, missed.talk_seconds) == ("missed", 80, 0)
    assert story_of(RINGS, ENDED, direction="out").outcome == "unanswered"


def test_a_call_that_goes_on_has_no_outcome() -> None:
    assert story_of(RINGS).wait_seconds is None
    story = story_of(RINGS, ANSWERED)
    assert (story.outcome, story.wait_seconds, story.talk_seconds) == ("", 20, None)


def test_another_colleague_who_answers_took_it_over() -> None:
    second = StepTold(step="answered", at=at(50), agent="102")
    story = story_of(RINGS, ANSWERED, second, second, ENDED)
    assert (story.transfers, story.agent, story.wait_seconds) == (1, "102", 20)


def test_what_the_exchange_says_at_the_end_counts() -> None:
    told = StepTold(
        step="ended", at=at(80), agent="553", answered=True, wait_seconds=11, talk_seconds=9
    )
    for order in ([told], [RINGS, told], [told, RINGS]):
        story = story_of(*order)
        assert (story.outcome, story.wait_seconds, story.talk_seconds) == ("answered", 11, 9)
        assert story.agent == "553"


def test_time_never_runs_backwards() -> None:
    story = story_of(StepTold(step="answered", at=at(5)), StepTold(step="ended", at=at(1)))
    assert (story.wait_seconds, story.talk_seconds) == (4, 0)
