"""Improvements that were made elsewhere before are kept with their times, and taken away again."""

from datetime import datetime

from django.db import transaction

from hamdel.conversations.public import Actor

from ..contracts import PastImprovement
from ..models import Check, Improvement
from .improving import make_improvement
from .noting import add_check, add_note


@transaction.atomic
def keep_past_improvement(past: PastImprovement, *, by: Actor, now: datetime) -> int:
    """Keep an improvement of before; returns its id, that of the earlier one where the key is known. Raises Refused."""
    if known := Improvement.objects.filter(key=past.key).first():
        return known.pk
    made = make_improvement(past.given, by=by, now=past.made_at, key=past.key)
    last = past.done_at or past.started_at or past.made_at
    Improvement.objects.filter(pk=made).update(
        started_at=past.started_at, done_at=past.done_at, state_at=last
    )
    for place, text in enumerate(past.checks):
        check = add_check(made, text)
        if place < past.checked:
            Check.objects.filter(pk=check).update(done_at=last)
    if past.note:
        add_note(made, past.note, by=by, now=min(last, now))
    return made


def drop_improvements(prefix: str) -> int:
    """Take away those whose key begins so; returns how many."""
    return Improvement.objects.filter(key__startswith=prefix).delete()[0]
