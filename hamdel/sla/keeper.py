"""The clocks as conversations know them: what the inbox shows and programs read."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _

from hamdel.conversations.public import DueChip
from hamdel.platform.web.formats import show_datetime

from .contracts import ClockFacts
from .queries.clocks import clocks_of, told_of
from .words import left_text, target_name

_STILL: Final = ""


class Keeper:
    """Who keeps the clocks of conversations (conversations.public.Dues)."""

    due_at: Final = "matter__breaks_at"
    near_at: Final = "matter__near_at"

    def told(self, ids: Sequence[int]) -> Mapping[int, Mapping[str, datetime | None]]:
        """What is due of some conversations, by target."""
        return told_of(ids)

    def chips(self, conversation_id: int, now: datetime) -> tuple[DueChip, ...]:
        """The open promises of one conversation, the first to break first."""
        return tuple(chip_of(one, now) for one in clocks_of([conversation_id]))

    def chip(self, due_at: datetime, near_at: datetime | None, now: datetime) -> DueChip:
        """The first promise of a conversation to break, for a row of a list."""
        return DueChip(
            target="",
            name="",
            tone=_tone(due_at, near_at, now),
            text=left_text(due_at, now),
            title=_("Due %(when)s") % {"when": show_datetime(due_at)},
            due_at=due_at,
        )


def chip_of(one: ClockFacts, now: datetime) -> DueChip:
    """An open promise as a chip."""
    name = target_name(one.target)
    if one.due_at is None:
        since = one.paused_since
        return DueChip(
            target=one.target,
            name=name,
            tone=_STILL,
            text=_("stands still"),
            title=""
            if since is None
            else _("Stands still since %(when)s") % {"when": show_datetime(since)},
            due_at=None,
        )
    return DueChip(
        target=one.target,
        name=name,
        tone=_tone(one.due_at, one.near_at, now),
        text=left_text(one.due_at, now),
        title=_("%(policy)s: due %(when)s")
        % {"policy": one.policy, "when": show_datetime(one.due_at)},
        due_at=one.due_at,
    )


def _tone(due_at: datetime, near_at: datetime | None, now: datetime) -> str:
    if due_at <= now:
        return "negative"
    return "warning" if near_at is not None and near_at <= now else ""
