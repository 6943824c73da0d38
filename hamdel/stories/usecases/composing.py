"""The vision is composed of stories; every version is kept."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hamdel.conversations.public import Actor
from hamdel.language.fold import stored
from hamdel.platform import audit

from ..contracts import LONGEST, MOST_SECTIONS, Overtaken, Refused, Section
from ..models import Story, Version
from ..queries.vision import vision
from ..rules.vision import as_rows, of_rows, without_empty


def compose_vision(
    *, opening: str, sections: Sequence[Section], why: str = "", base: int, by: Actor,
    now: datetime,
) -> int:  # fmt: skip
    """Save a version that was written over version `base` (0: over none); returns its number.

    What changes nothing makes no version. Raises Refused, Overtaken (another was saved meanwhile).
    """
    newest = vision()
    number = 0 if newest is None else newest.number
    if base != number:
        raise Overtaken(number)
    kept = without_empty(
        Section(stored(one.heading), stored(one.text), one.story_ids) for one in sections
    )
    _check(opening, kept)
    said = stored(opening).strip()
    if newest is not None and (newest.opening, newest.sections) == (said, kept):
        return number
    return _save(number + 1, said, kept, stored(why).strip()[:300], by=by, now=now)


def bring_back(number: int, *, base: int, by: Actor, now: datetime) -> int:
    """Let an old version be the newest again, as a version of its own; returns its number.

    Raises NoSuch, Overtaken.
    """
    old = vision(number)
    if old is None:  # `vision` of a number is one, or raises
        return base
    told = _("Version %(number)s again") % {"number": number}
    return compose_vision(
        opening=old.opening, sections=old.sections, why=told, base=base, by=by, now=now
    )


@transaction.atomic
def erase_versions(numbers: Sequence[int]) -> None:
    """Remove some versions for good: of a trial's data."""
    Version.objects.filter(number__in=numbers).delete()


def forget_stories(ids: Sequence[int]) -> None:
    """Take stories out of every version, in the caller's transaction: they are erased."""
    gone = set(ids)
    for row in Version.objects.select_for_update().order_by("pk"):
        sections = of_rows(row.sections)
        rest = [
            Section(one.heading, one.text, tuple(n for n in one.story_ids if n not in gone))
            for one in sections
        ]
        if tuple(rest) != sections:
            row.sections = as_rows(rest)
            row.save(update_fields=["sections"])


def _check(opening: str, sections: Sequence[Section]) -> None:
    if not sections:
        raise Refused(_("A vision has at least one part."), field="sections")
    if len(sections) > MOST_SECTIONS:
        raise Refused(_("At most 20 parts: a vision is read at one go."), field="sections")
    if len(opening) > LONGEST or any(len(one.text) > LONGEST for one in sections):
        raise Refused(_("At most 5,000 characters a part."), field="sections")
    if any(not one.heading or len(one.heading) > 200 for one in sections):  # noqa: PLR2004
        raise Refused(_("Each part has a heading of at most 200 characters."), field="sections")
    ids = {number for one in sections for number in one.story_ids}
    if Story.objects.filter(pk__in=ids, removed_at=None).count() != len(ids):
        raise Refused(_("Not all of these stories are there."), field="sections")


def _save(
    number: int, opening: str, sections: Sequence[Section], why: str, *, by: Actor, now: datetime
) -> int:
    try:
        with transaction.atomic():
            Version.objects.create(
                number=number, opening=opening, sections=as_rows(sections), why=why,
                by=(by.name or by.who)[:150], at=now,
            )  # fmt: skip
            audit.record(
                who=by.who, act="vision composed", subject="vision", before=None,
                after={"version": number}, now=now, why=why,
            )  # fmt: skip
    except IntegrityError:
        raise Overtaken(number) from None
    return number
