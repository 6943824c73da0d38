"""Canned replies and macros."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hamdel.customers.public import customer_names
from hamdel.language.fold import fold
from hamdel.platform.web.formats import show_date, show_number
from hamdel.platform.web.words import CHANNELS

from ..contracts import ConversationFacts
from ..models import CannedReply, Macro


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyFacts:
    """A text that is said often."""

    id: int
    shortcut: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MacroFacts:
    """Several steps at one press."""

    id: int
    name: str
    steps: tuple[Mapping[str, Any], ...]


def canned_replies(*, search: str = "", limit: int | None = None) -> list[ReplyFacts]:
    """The canned replies by shortcut; those whose shortcut or title begins with, or has, a text."""
    wanted = fold(search)
    rows = CannedReply.objects.order_by("shortcut")
    found = [
        ReplyFacts(id=row.pk, shortcut=row.shortcut, title=row.title, text=row.text)
        for row in rows
        if wanted in fold(f"{row.shortcut} {row.title}")
    ]
    found.sort(key=lambda one: not fold(one.shortcut).startswith(wanted))
    return found[:limit]


def canned_reply(reply_id: int) -> ReplyFacts | None:
    """One canned reply, None for none."""
    return next((one for one in canned_replies() if one.id == reply_id), None)


def macros() -> list[MacroFacts]:
    """The macros by name."""
    return [
        MacroFacts(id=row.pk, name=row.name, steps=tuple(row.steps))
        for row in Macro.objects.order_by("name")
    ]


def macro(macro_id: int) -> MacroFacts | None:
    """One macro, None for none."""
    return next((one for one in macros() if one.id == macro_id), None)


def values_for(facts: ConversationFacts, *, agent: str, today: Any) -> dict[str, str]:
    """What placeholders become in a conversation."""
    name = customer_names([facts.customer_id]).get(facts.customer_id, "")
    return {
        "name": name or _("dear customer"),
        "agent": agent,
        "number": show_number(facts.id),
        "today": show_date(today),
        "channel": str(CHANNELS.get(facts.channel, facts.channel)),
    }
