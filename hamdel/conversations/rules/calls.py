"""What the steps of a call tell together, in whatever order they come."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal

Outcome = Literal["", "answered", "missed", "unanswered"]
Step = Literal["ringing", "answered", "ended"]
LOG_OUTCOMES: Final = {"answered": "success", "missed": "abandoned", "unanswered": "failure"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CallStory:
    """A call as far as it is told. Seconds are whole; None where nobody can know yet."""

    direction: str
    started_at: datetime
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    agent: str = ""
    transfers: int = 0
    wait_seconds: int | None = None
    talk_seconds: int | None = None
    outcome: Outcome = ""
    timed_by_exchange: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTold:
    """One step; `answered` and the seconds where the exchange itself tells them at the end."""

    step: Step
    at: datetime
    agent: str = ""
    answered: bool | None = None
    wait_seconds: int | None = None
    talk_seconds: int | None = None


def with_step(story: CallStory, told: StepTold) -> CallStory:
    """The call with one more step; a step told twice changes nothing.

    It began at its earliest step, was answered when first answered, ended at its last end. Another
    colleague who answers took it over: a transfer.
    """
    told_now = replace(story, started_at=min(story.started_at, told.at))
    if told.step == "answered":
        told_now = _answered(told_now, told)
    elif told.step == "ended":
        told_now = _ended(told_now, told)
    return _measured(told_now)


def _answered(story: CallStory, told: StepTold) -> CallStory:
    if story.answered_at is None:
        return replace(story, answered_at=told.at, agent=told.agent or story.agent)
    taken_over = bool(told.agent and story.agent and told.agent != story.agent)
    return replace(
        story,
        answered_at=min(story.answered_at, told.at),
        agent=told.agent or story.agent,
        transfers=story.transfers + taken_over,
    )


def _ended(story: CallStory, told: StepTold) -> CallStory:
    ended = told.at if story.ended_at is None else max(story.ended_at, told.at)
    answered = story.answered_at
    if answered is None and told.answered:
        answered = ended
    return replace(
        story,
        ended_at=ended,
        answered_at=answered,
        agent=story.agent or told.agent,
        wait_seconds=told.wait_seconds if told.wait_seconds is not None else story.wait_seconds,
        talk_seconds=told.talk_seconds if told.talk_seconds is not None else story.talk_seconds,
        timed_by_exchange=story.timed_by_exchange or told.talk_seconds is not None,
    )


def _measured(story: CallStory) -> CallStory:
    """The same call with what follows from its instants, where the exchange did not say it."""
    waited_until = story.answered_at or story.ended_at
    exact = story.timed_by_exchange
    wait, talk = (story.wait_seconds, story.talk_seconds) if exact else (None, None)
    if wait is None and waited_until is not None:
        wait = _seconds(story.started_at, waited_until)
    if story.ended_at is None:
        return replace(story, wait_seconds=wait)
    if talk is None:
        talk = _seconds(story.answered_at, story.ended_at) if story.answered_at else 0
    outcome: Outcome = "answered"
    if story.answered_at is None:
        outcome = "missed" if story.direction == "in" else "unanswered"
    return replace(story, wait_seconds=wait, talk_seconds=talk, outcome=outcome)


def _seconds(start: datetime, end: datetime) -> int:
    return max(0, round((end - start).total_seconds()))
