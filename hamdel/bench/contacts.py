"""Contacts of the demo company whose true reason is known, each with what was foreseen before it.

The company's people say what they turn to it about in a word of the event (`reason`), which nothing
that foresees ever reads. From it follows which causes would be right.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from hamdel.demo.public import is_cause_of, matter_of
from hamdel.interactions.public import LOOKED_BACK, Cause, Moment, causes_in

_SAME_MATTER: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody turned to the company: what stood then, and which of it was why (None: none of it)."""

    at: datetime
    matter: str
    causes: tuple[Cause, ...]
    true: int | None

    @property
    def failure(self) -> int | None:
        """The place of the most recent failure among what stood."""
        return newest(self.causes, {"failed"})


def newest(causes: Sequence[Cause], kinds: Iterable[str]) -> int | None:
    """The place of the newest cause of these kinds."""
    wanted = set(kinds)
    found = [n for n, one in enumerate(causes) if one.kind in wanted]
    return max(found, key=lambda n: causes[n].at, default=None)


def contacts_of(moments: Sequence[Moment]) -> Iterator[Contact]:
    """A customer's contacts from their story, its newest moments first; the first of each matter."""
    spoken: dict[str, datetime] = {}
    for at in range(len(moments) - 1, -1, -1):
        one = moments[at]
        matter = matter_of(one.action, one.properties)
        if not matter:
            continue
        last = spoken.get(matter)
        spoken[matter] = one.occurred_at
        if last is None or one.occurred_at - last > _SAME_MATTER:
            yield _contact(one, matter, moments[at + 1 :])


def _contact(moment: Moment, matter: str, before: Sequence[Moment]) -> Contact:
    now = moment.occurred_at
    recent = [one for one in before if one.occurred_at >= now - LOOKED_BACK]
    causes = tuple(causes_in(recent, now=now))
    fitting = [n for n, one in enumerate(causes) if is_cause_of(matter, one.kind, one.topic)]
    true = max(fitting, key=lambda n: causes[n].at, default=None)
    return Contact(now, matter, causes, true)
