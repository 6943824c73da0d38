"""What becomes of a mention: answered, closed, opened again."""

from datetime import datetime

from django.db import transaction

from hamdel.conversations.public import Actor
from hamdel.platform import audit

from ..contracts import STATES, Changed, Refused, State
from ..live import tell
from ..models import Mention
from .matching import held


@transaction.atomic
def set_state(
    *, mention_id: int, state: State, seen: str = "", answer: str = "", by: Actor, now: datetime
) -> str:
    """Say what became of a mention; returns the state of before.

    `seen` is the state on the screen of who says it: Changed where somebody was quicker. `answer` is
    what was said back, where it was said elsewhere. Raises NoSuchMention, Refused.
    """
    if state not in STATES:
        raise Refused("There is no such state.", field="state")
    row = held(mention_id)
    if seen and seen != row.state:
        raise Changed(row.state)
    before = row.state
    if before == state and not answer:
        return before
    move(row, state, answer=answer, by=by, now=now)
    return before


def move(row: Mention, state: State, *, answer: str = "", by: Actor, now: datetime) -> None:
    """Write a held mention's state, with its line in the trail."""
    before = row.state
    row.state, row.state_at, row.state_by = state, now, (by.name or by.who)[:150]
    if answer.strip():
        row.answer = answer.strip()[:20_000]
    row.save(update_fields=["state", "state_at", "state_by", "answer"])
    audit.record(
        who=by.who,
        act="mention settled",
        subject=f"mention:{row.pk}",
        before={"state": before},
        after={"state": state},
        now=now,
    )
    tell("changed", row.pk)
