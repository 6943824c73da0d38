"""What clocks see of the things they are about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from hamdel.cases.public import CaseFacts, cases_by_id
from hamdel.conversations.public import Course, Spoken, courses_of
from hamdel.customers.public import CustomerFacts, customers_of, facts_of
from hamdel.segments.public import SegmentOfCustomer, segments_of

from ..contracts import Kind, PolicyFacts
from ..rules.choosing import Asked
from ..rules.turns import Said

# The states of cases in the words of clocks.
_STATES: Final = {"new": "open", "solved": "closed"}
_REPLY: Final[Said] = "reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A thing as it is now, and what was asked and answered. `gone`: it is part of another now.

    `whole`: `said` begins with its beginning. `waiting_since`: of the oldest that is unanswered.
    """

    kind: Kind
    id: int
    profile_id: int
    asked: Asked
    state: str
    owned: bool
    opened_at: datetime
    changed_at: datetime
    closed_at: datetime | None
    waiting_since: datetime | None
    said: tuple[tuple[datetime, Said], ...]
    gone: bool
    whole: bool


def seen_things(
    kind: Kind, ids: Iterable[int], policies: Sequence[PolicyFacts]
) -> dict[int, Seen]:
    """Some conversations or cases as clocks see them, with what the policies ask of their customers."""
    found = _conversations(ids) if kind == "conversation" else _cases(ids)
    return _with_customers(found, policies)


def _conversations(ids: Iterable[int]) -> dict[int, Seen]:
    return {pk: _conversation(one) for pk, one in courses_of(ids).items()}


def _cases(ids: Iterable[int]) -> dict[int, Seen]:
    found = cases_by_id(ids)
    courses = courses_of({talk for one in found.values() for talk in one.conversation_ids})
    return {
        pk: _case(one, [courses[talk] for talk in one.conversation_ids if talk in courses])
        for pk, one in found.items()
    }


def _case(one: CaseFacts, courses: Sequence[Course]) -> Seen:
    """A case: what is waited for is our first word in a conversation about it, or that it is settled."""
    said = [moment for course in courses for moment in _said(course.spoken)]
    replies = [at for at, what in said if what == "reply" and at >= one.opened_at]
    replies += [] if one.settled_at is None else [max(one.settled_at, one.opened_at)]
    first = min(replies, default=None)
    return Seen(
        kind="case",
        id=one.id,
        profile_id=one.profile_id,
        asked=Asked(
            kind="case",
            priority=one.priority,
            channel=one.channel,
            team_id=one.team_id,
            type=one.type,
        ),
        state=_STATES.get(one.state, one.state),
        owned=one.owner_id is not None,
        opened_at=one.opened_at,
        changed_at=one.changed_at,
        closed_at=one.settled_at,
        waiting_since=one.opened_at if first is None else None,
        said=((one.opened_at, "ask"), *(() if first is None else ((first, _REPLY),))),
        gone=one.merged_into is not None,
        whole=True,
    )


def _with_customers(found: dict[int, Seen], policies: Sequence[PolicyFacts]) -> dict[int, Seen]:
    """The same with attributes and segments of the customers, as far as a policy asks for them."""
    conditions = [one.condition for one in policies]
    names = {one.attribute for one in conditions if one.attribute}
    by_segment = any(one.segments for one in conditions)
    if not found or not (names or by_segment):
        return found
    owners = customers_of([one.profile_id for one in found.values()])
    ids = list(set(owners.values()))
    facts = facts_of(ids, whole=False) if names else {}
    segments = segments_of(ids) if by_segment else {}
    return {
        pk: replace(one, asked=_asked(one.asked, owners.get(one.profile_id), facts, segments))
        for pk, one in found.items()
    }


def _asked(
    asked: Asked,
    customer: int | None,
    facts: Mapping[int, CustomerFacts],
    segments: Mapping[int, Sequence[SegmentOfCustomer]],
) -> Asked:
    if customer is None:
        return asked
    known = facts.get(customer)
    said = {} if known is None else {one.name: str(one.value) for one in known.attributes}
    keys = frozenset(one.key for one in segments.get(customer, ()))
    return replace(asked, attributes=said, segments=keys)


def _conversation(one: Course) -> Seen:
    return Seen(
        kind="conversation",
        id=one.id,
        profile_id=one.profile_id,
        asked=Asked(
            kind="conversation",
            priority=one.priority,
            channel=one.channel,
            team_id=one.team_id,
        ),
        state=one.state,
        owned=one.assignee_id is not None,
        opened_at=one.opened_at,
        changed_at=one.changed_at,
        closed_at=one.closed_at,
        waiting_since=one.waiting_since,
        said=tuple(_said(one.spoken)),
        gone=one.merged,
        whole=one.whole,
    )


def _said(spoken: Sequence[Spoken]) -> Iterator[tuple[datetime, Said]]:
    for one in spoken:
        if not one.is_call:
            yield one.at, "ask" if one.direction == "in" else "reply"
            continue
        if one.answered_at is not None:
            yield one.answered_at, "reply"
        elif one.settled_at is not None:
            yield one.settled_at, "drop"
        if one.direction == "in":
            yield one.at, "ask"
