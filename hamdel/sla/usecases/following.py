"""Clocks follow things in the transaction that changes them; what was missed is found again."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Final

import structlog
from django.db import transaction
from django.db.models import F

from hamdel.cases.public import cases_of_conversation
from hamdel.cases.public import changed_since as cases_changed
from hamdel.cases.public import live_ids as live_cases
from hamdel.conversations.public import changed_since, live_ids

from ..contracts import KINDS, Kind
from ..models import Matter
from .ground import ground
from .measuring import measure_things

BATCH: Final = 200
LOOK_BACK: Final = timedelta(minutes=15)
Part = Callable[..., list[int]]
LIVE: Final[dict[Kind, Part]] = {"conversation": live_ids, "case": live_cases}
CHANGED: Final[dict[Kind, Part]] = {"conversation": changed_since, "case": cases_changed}
log = structlog.get_logger(__name__)


def follow_conversation(conversation_id: int) -> None:
    """Let the clocks of a conversation, and of cases about it, follow its change.

    In the caller's transaction. What fails here must not undo what the customer said: it is logged, and
    the sweep mends it.
    """
    _follow("conversation", [conversation_id])
    _follow("case", partial(_cases_about, conversation_id))


def follow_case(case_id: int) -> None:
    """Let the clocks of a case follow its change, as those of a conversation do."""
    _follow("case", [case_id])


def sweep(*, now: datetime, whole: bool = False) -> int:
    """Mend clocks that did not follow: of what changed a short while ago, or of all that is open.

    Returns how many were looked at anew.
    """
    by = ground()
    if not by.policies:
        return 0
    mended = 0
    for kind in KINDS:
        part = LIVE[kind] if whole else partial(CHANGED[kind], now - LOOK_BACK)
        after = 0
        while ids := part(after_id=after, limit=BATCH):
            after = ids[-1]
            missed = sorted(set(ids) - _followed(kind, ids))
            if missed:
                mended += measure_things(kind, missed, now=now, by=by)
    return mended


def _follow(kind: Kind, ids: Sequence[int] | Callable[[], Sequence[int]]) -> None:
    try:
        with transaction.atomic():
            found = ids() if callable(ids) else ids
            if found:
                measure_things(kind, found)
    except Exception:
        log.exception("clocks did not follow", kind=kind)


def _cases_about(conversation_id: int) -> list[int]:
    """The cases about a conversation that have clocks."""
    if not Matter.objects.filter(case__conversations__conversation=conversation_id).exists():
        return []
    return [one.id for one in cases_of_conversation(conversation_id)]


def _followed(kind: Kind, ids: list[int]) -> set[int]:
    """Those whose clocks saw the newest change."""
    rows = Matter.objects.filter(**{f"{kind}__in": ids, "seen_at": F(f"{kind}__changed_at")})
    return set(rows.values_list(kind, flat=True))
