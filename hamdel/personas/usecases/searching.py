"""Looking for groups by behavior: asked by a person, done by the worker, part by part."""

from datetime import datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction

from hamdel.journeys.public import Behind, Span, habits
from hamdel.platform import jobs
from hamdel.segments.public import SegmentDraft, make_segment
from hamdel.warehouse.public import TooMuch

from ..contracts import NoSuchPersona, ToKeep
from ..models import Search
from ..rules.features import LEAST, Habits, gather, together
from ..rules.suggesting import Suggestion, read, suggest, written
from ..rules.telling import DAYS
from .keeping import make_persona

JOB: Final = "personas.search"
PARTS: Final = 10
_OPEN: Final = ("waiting", "running")
_USED: Final = 0.15  # of the moments: a way that a group is said to use


def ask_for_groups(*, who: str, now: datetime) -> None:
    """Let the worker look for groups; one look at a time, which others then share."""
    if not Search.objects.filter(state__in=_OPEN).exists():
        try:
            with transaction.atomic():
                Search.objects.create(asked_at=now, asked_by=who, parts=PARTS)
        except IntegrityError:  # somebody else asked in the same moment
            return
    jobs.order(JOB, now=now)


def look_for_groups(*, now: datetime) -> bool:
    """Do the look that waits; one that a stopped worker left is done anew. False where none waits."""
    row = Search.objects.filter(state__in=_OPEN).first()
    if row is None:
        return False
    row.state, row.done = "running", 0
    row.save(update_fields=["state", "done"])
    try:
        found = suggest(_gathered(row, now))
    except (Behind, TooMuch) as trouble:
        row.state = "failed"
        row.problem = "behind" if isinstance(trouble, Behind) else "too much"
    else:
        row.state, row.customers, row.found = "done", found.people, written(found)
        Search.objects.filter(state__in=("done", "failed")).delete()
    row.ended_at = now
    row.save()
    return True


def draw_suggested(search_id: int, group: int, *, name: str, who: str, now: datetime) -> int:
    """Make a segment and a persona of a group that a look found; returns the persona's id.

    Raises NoSuchPersona where there is no such group (any more), or no sentence finds it; SegmentRefused.
    """
    row = Search.objects.filter(pk=search_id, state="done").first()
    found = read(row.found).groups if row is not None else ()
    if not 0 <= group < len(found) or not found[group].tellable:
        raise NoSuchPersona(str(group))
    one = found[group]
    draft = SegmentDraft(name_fa=name, name_en=name, rule=one.found.rule)
    made = make_segment(draft, who=who, now=now)
    drawn = ToKeep(
        name=name,
        segment_id=made.id,
        channels=_used(one, "channel"),
        devices=_used(one, "device"),
    )
    return make_persona(drawn, who=who, now=now)


def _gathered(row: Search, now: datetime) -> Habits:
    span = Span(since=now - timedelta(days=DAYS), until=now)
    parts = []
    for part in range(PARTS):
        parts.append(gather(habits(span, part=part, parts=PARTS, least=LEAST)))
        Search.objects.filter(pk=row.pk).update(
            done=part + 1, customers=sum(one.people for one in parts)
        )
    row.done = PARTS
    return together(parts)


def _used(one: Suggestion, what: str) -> tuple[str, ...]:
    return tuple(
        each.feature.key
        for each in one.figures
        if each.feature.what == what and each.mine >= _USED and each.apart > 0
    )
