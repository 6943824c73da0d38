"""What colleagues say of an improvement, and its checklist."""

from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _

from hamdel.conversations.public import Actor
from hamdel.language.fold import stored

from ..contracts import NoSuch, Refused
from ..models import Check, Improvement, Note

_NOTE: Final = 2_000
_CHECK: Final = 300
MOST_CHECKS: Final = 50


def add_note(improvement_id: int, text: str, *, by: Actor, now: datetime) -> int:
    """Say something of an improvement; returns the note's id. Raises NoSuch, Refused."""
    said = _text(text, _NOTE)
    return Note.objects.create(
        improvement_id=_known(improvement_id),
        text=said,
        person_id=by.person_id,
        person_name=(by.name or by.who)[:150],
        at=now,
    ).pk


def add_check(improvement_id: int, text: str) -> int:
    """Write a line on the checklist; returns its id. Raises NoSuch, Refused."""
    said = _text(text, _CHECK)
    known = _known(improvement_id)
    if Check.objects.filter(improvement_id=known).count() >= MOST_CHECKS:
        raise Refused(_("A checklist of fifty lines is long enough."), field="text")
    return Check.objects.create(improvement_id=known, text=said).pk


def tick(check_id: int, *, done: bool, now: datetime) -> int:
    """Mark a line as done, or not; returns the improvement's id. Raises NoSuch."""
    row = Check.objects.filter(pk=check_id).first()
    if row is None:
        raise NoSuch(f"there is no line {check_id}")
    row.done_at = now if done else None
    row.save(update_fields=["done_at"])
    return row.improvement_id


def drop_check(check_id: int) -> int:
    """Take a line off; returns the improvement's id. Raises NoSuch."""
    row = Check.objects.filter(pk=check_id).first()
    if row is None:
        raise NoSuch(f"there is no line {check_id}")
    row.delete()
    return row.improvement_id


def _known(improvement_id: int) -> int:
    if not Improvement.objects.filter(pk=improvement_id).exists():
        raise NoSuch(f"there is no improvement {improvement_id}")
    return improvement_id


def _text(text: str, most: int) -> str:
    said = stored(text).strip()
    if not said:
        raise Refused(_("Write something first."), field="text")
    if len(said) > most:
        raise Refused(_("That is too long."), field="text")
    return said
