"""Whether what a customer shows now is the trouble that is followed up already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

LATELY: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """An open follow-up of the customer."""

    id: int
    conversation_id: int | None
    touchpoint: str
    newest_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What they show now."""

    conversation_id: int | None
    touchpoint: str
    at: datetime


def same_among(followed: Iterable[Open], shown: Shown) -> int | None:
    """Return the open follow-up of the same trouble, the newest of several; None where there is none.

    It is the same in the same conversation; and within two weeks unless both are known to be about
    different touchpoints.
    """
    same = [one for one in followed if _is_same(one, shown)]
    best = max(same, key=lambda one: (_talks(one, shown), one.newest_at, one.id), default=None)
    return None if best is None else best.id


def _talks(one: Open, shown: Shown) -> bool:
    return shown.conversation_id is not None and one.conversation_id == shown.conversation_id


def _is_same(one: Open, shown: Shown) -> bool:
    if _talks(one, shown):
        return True
    apart = bool(one.touchpoint and shown.touchpoint) and one.touchpoint != shown.touchpoint
    return not apart and abs(shown.at - one.newest_at) <= LATELY
