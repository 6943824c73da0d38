"""Sudden changes in words, for screens and for the home."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from hamdel.journeys.public import Asked, Piece, Sore, name_of_step, step_names
from hamdel.language.bidi import isolate
from hamdel.platform.roles import SERVING
from hamdel.platform.web.formats import show_datetime, show_duration, show_number, show_percent

from .contracts import ChangeFacts
from .queries.changes import TOLD, changes

MOST: Final = 3  # above the list
_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """A change in sentences, with what can be done."""

    facts: ChangeFacts
    place: str
    what: str
    when: str
    new_url: str
    url: str


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above the list of where it hurts: what changed suddenly."""

    changes: tuple[ChangeShown, ...]
    may_act: bool


def changes_shown(found: Sequence[ChangeFacts]) -> list[ChangeShown]:
    """Say some changes."""
    names = step_names() if found else {}
    return [_shown(one, name_of_step(one.step, names)) for one in found]


def piece_above(asked: Asked, _sores: Sequence[Sore], role: str) -> Piece | None:
    """What changed suddenly, above the list of where it hurts; None where nothing did lately."""
    since = asked.span.until - TOLD
    found = changes_shown(changes(since=since, unread=True, limit=MOST))
    if not found:
        return None
    above = Above(changes=tuple(found), may_act=role in SERVING)
    return Piece(template="improvements/above.html", facts=above)


def _shown(one: ChangeFacts, name: str) -> ChangeShown:
    given = {
        "name": isolate(name),
        "hurt": show_number(one.hurt),
        "seen": show_number(one.seen),
        "share": show_percent(one.share),
        "usual": show_percent(one.usual, decimals=1),
    }
    day = urlencode({"step": one.step, "period": _days(one)})
    return ChangeShown(
        facts=one,
        place=name,
        what=_("%(name)s: %(hurt)s of %(seen)s moments hurt (%(share)s), usually %(usual)s.")
        % given,
        when=_when(one),
        new_url=f"{reverse('improvements:new')}?{day}",
        url=f"{reverse('journeys:hurting')}?{day}",
    )


def _when(one: ChangeFacts) -> str:
    began = show_datetime(one.began_at, style="short")
    if one.latest_at - one.earliest_at > _HOUR:
        began = _("%(began)s (between %(earliest)s and %(latest)s)") % {
            "began": began,
            "earliest": show_datetime(one.earliest_at, style="short"),
            "latest": show_datetime(one.latest_at + _HOUR, style="short"),
        }
    if one.ended_at is None:
        return _("It began %(began)s and goes on.") % {"began": began}
    return _("It began %(began)s and lasted %(long)s.") % {
        "began": began,
        "long": show_duration(one.ended_at - one.began_at),
    }


def _days(one: ChangeFacts) -> str:
    """The days of it, as a span of days is written."""
    last = one.ended_at or one.found_at
    return f"{one.began_at.date().isoformat()}..{last.date().isoformat()}"
