"""Notes on a case, and the steps of its checklist."""

from datetime import datetime

from django.db import transaction

from hamdel.conversations.public import Actor
from hamdel.platform.instants import rfc3339

from ..contracts import Refused
from ..models import CaseNote
from ..queries.types import type_fact
from .locked import change, hold


@transaction.atomic
def write_note(*, case_id: int, text: str, by: Actor, now: datetime) -> int:
    """Write a note that only colleagues see; returns its id. Raises NoSuchCase, Refused."""
    said = text.strip()[:20_000]
    if not said:
        raise Refused("Write something.", field="text")
    row = hold(case_id)
    note = CaseNote.objects.create(
        case=row, at=now, author=(by.name or by.who)[:150], person_id=by.person_id, text=said
    )
    change(row, {}, act="note written", by=by, now=now, beside={"note": note.pk})
    return note.pk


@transaction.atomic
def tick_step(*, case_id: int, step: str, done: bool, by: Actor, now: datetime) -> None:
    """Tick a step of the checklist of the case's type, or take the tick away. Raises NoSuchCase, Refused."""
    row = hold(case_id)
    known = {one.key: one for one in type_fact(row.type).checklist}
    if step not in known:
        raise Refused("The checklist has no such step.", field="step")
    if done == (step in row.steps_done):
        return
    ticked = {key: value for key, value in row.steps_done.items() if key != step}
    if done:
        ticked[step] = {"at": rfc3339(now), "by": (by.name or by.who)[:150]}
    act = "step done" if done else "step opened again"
    change(row, {"steps_done": ticked}, act=act, by=by, now=now)
