"""A dry run: what a rule would have done to what happened last. Nothing is changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, cast

from hamdel.conversations.public import (
    Standing,
    conversation,
    received_lately,
    standing_since,
)
from hamdel.platform import audit

from ..contracts import RuleDraft, Tried, WouldDo
from ..queries.scenes import scene_of, subject_of
from ..rules.scenes import holding, holds
from ..rules.shapes import read_condition, written
from ..rules.triggers import OF_ACTS, TRIGGERS, WHO
from .judging import judged

LOOKED_AT: Final = 100
_BACK: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class _Happened:
    at: datetime
    conversation_id: int | None = None
    case_id: int | None = None
    message_id: int | None = None


def try_rule(draft: RuleDraft, *, now: datetime, limit: int = LOOKED_AT) -> Tried:
    """Look at the newest `limit` things that a rule waits for, as they stand now. Raises RuleRefused."""
    kept = judged(draft)
    condition = read_condition(kept.conditions)
    found: list[WouldDo] = []
    looked_at = 0
    for one in _lately(kept, now=now, limit=limit):
        subject = subject_of(
            conversation_id=one.conversation_id, case_id=one.case_id, message_id=one.message_id
        )
        if subject is None:
            continue
        looked_at += 1
        scene = scene_of(subject, [condition], now=now, keeps=False)
        if holds(condition, scene):
            found.append(
                WouldDo(
                    conversation_id=None
                    if subject.conversation is None
                    else subject.conversation.id,
                    case_id=one.case_id,
                    customer_id=subject.customer_id,
                    at=one.at,
                    because=written(holding(condition, scene)),
                )
            )
    return Tried(looked_at=looked_at, items=tuple(found))


def _lately(draft: RuleDraft, *, now: datetime, limit: int) -> Iterator[_Happened]:
    trigger = next(one for key, one in TRIGGERS.items() if key == draft.event)
    if trigger.timed:
        yield from _standing(draft, now, limit)
    elif trigger.says:
        yield from _said(limit, only_first=trigger.key == "conversation.opened")
    else:
        yield from _deeds(draft.event, limit)


def _standing(draft: RuleDraft, now: datetime, limit: int) -> Iterator[_Happened]:
    until = now - timedelta(minutes=draft.minutes)
    what = cast("Standing", draft.event)
    for one, since in standing_since(what, after=now - _BACK, until=until, limit=limit):
        yield _Happened(at=since, conversation_id=one)


def _said(limit: int, *, only_first: bool) -> Iterator[_Happened]:
    for talk_id, said in received_lately(limit=limit):
        talk = conversation(talk_id) if only_first else None
        if not only_first or (talk is not None and talk.opened_at == said.at):
            yield _Happened(at=said.at, conversation_id=talk_id, message_id=said.id)


def _deeds(event: str, limit: int) -> Iterator[_Happened]:
    acts = [act for act, is_event in OF_ACTS.items() if is_event == event]
    entries = [one for act in acts for one in audit.entries(act=act, limit=limit)]
    for one in sorted(entries, key=lambda each: -each.id)[:limit]:
        kind, _, number = one.subject.partition(":")
        if one.who.startswith(WHO) or not number.isdecimal():
            continue
        if kind == "case":
            yield _Happened(at=one.at, case_id=int(number))
        else:
            yield _Happened(at=one.at, conversation_id=int(number))
