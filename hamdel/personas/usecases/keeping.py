"""Personas are drawn, changed, put away and brought back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from hamdel.language.fold import stored
from hamdel.platform import audit
from hamdel.segments.public import NoSuchSegment, segment

from ..contracts import HUES, LONGEST_LINE, MOST, MOST_LINES, NoSuchPersona, Refused, ToKeep
from ..models import Persona

_LISTS: Final = ("goals", "pains", "words", "channels", "devices")
_NAME: Final = 120
_ABOUT: Final = 500


@transaction.atomic
def make_persona(given: ToKeep, *, who: str, now: datetime) -> int:
    """Keep a new persona; returns its id. Raises Refused."""
    kept = _judged(given)
    there = list(Persona.objects.filter(removed_at=None).values_list("hue", flat=True))
    if len(there) >= MOST:
        raise Refused(_("There are too many personas already: put some away."), field="name")
    row = Persona(made_at=now, made_by=who, hue=kept.hue or _free_hue(there))
    _write(row, kept, now)
    _note(row, "persona made", who, None, now)
    return row.pk


@transaction.atomic
def change_persona(persona_id: int, given: ToKeep, *, who: str, now: datetime) -> None:
    """Draw a persona anew. Raises NoSuchPersona, Refused."""
    kept = _judged(given)
    row = _held(persona_id)
    before = _said(row)
    row.hue = kept.hue or row.hue
    _write(row, kept, now)
    _note(row, "persona changed", who, before, now)


@transaction.atomic
def remove_persona(persona_id: int, *, back: bool = False, who: str, now: datetime) -> None:
    """Put a persona away, or bring it back. Raises NoSuchPersona."""
    row = _held(persona_id, removed=back)
    row.removed_at = None if back else now
    row.save(update_fields=["removed_at"])
    _note(row, "persona brought back" if back else "persona removed", who, None, now)


@transaction.atomic
def erase_personas(ids: Iterable[int]) -> None:
    """Remove some personas for good: of a trial's data."""
    Persona.objects.filter(pk__in=list(ids)).delete()


def _judged(given: ToKeep) -> ToKeep:
    name = " ".join(stored(given.name).split())
    if not name:
        raise Refused(_("Give them a name."), field="name")
    if len(name) > _NAME:
        raise Refused(_("At most 120 characters."), field="name")
    about = " ".join(stored(given.about).split())
    if len(about) > _ABOUT:
        raise Refused(_("At most 500 characters."), field="about")
    if given.segment_id is not None:
        try:
            segment(given.segment_id)
        except NoSuchSegment:
            raise Refused(_("There is no such segment."), field="segment") from None
    if given.hue is not None and not 1 <= given.hue <= HUES:
        raise Refused(_("There is no such color."), field="hue")
    lists: dict[str, Any] = {name: _lines(getattr(given, name), name) for name in _LISTS}
    return replace(given, name=name, about=about, **lists)


def _lines(given: Iterable[str], field: str) -> tuple[str, ...]:
    said = [" ".join(stored(one).split()) for one in given]
    lines = tuple(dict.fromkeys(one for one in said if one))
    if len(lines) > MOST_LINES:
        raise Refused(_("At most twenty: what one keeps in mind."), field=field)
    if any(len(one) > LONGEST_LINE for one in lines):
        raise Refused(_("At most 300 characters a line."), field=field)
    return lines


def _write(row: Persona, kept: ToKeep, now: datetime) -> None:
    row.name, row.about = kept.name, kept.about
    row.segment_id, row.ideal = kept.segment_id, kept.ideal
    for name in _LISTS:
        setattr(row, name, list(getattr(kept, name)))
    row.changed_at = now
    row.save()


def _held(persona_id: int, *, removed: bool = False) -> Persona:
    rows = Persona.objects.select_for_update().filter(removed_at__isnull=not removed)
    row = rows.filter(pk=persona_id).first()
    if row is None:
        raise NoSuchPersona(str(persona_id))
    return row


def _free_hue(taken: list[int]) -> int:
    """The hue that fewest have."""
    return min(range(1, HUES + 1), key=lambda one: (taken.count(one), one))


def _said(row: Persona) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("name", "about", "segment_id", "ideal", *_LISTS)}


def _note(row: Persona, act: str, who: str, before: Any, now: datetime) -> None:
    audit.record(
        who=who, act=act, subject=f"persona:{row.pk}", before=before, after=_said(row), now=now
    )
