"""A case prepared from what is known already: the reason that is foreseen, its amount, its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from django.utils.translation import pgettext

from hamdel.conversations.public import conversation
from hamdel.interactions.public import Cause, Ranked, reasons_of, say_reason
from hamdel.platform.web.formats import local, show_money

from .contracts import CaseFacts, CaseTypeFacts, ToOpen
from .queries.cases import open_cases_of, proofs_of
from .queries.types import case_types
from .rules.types import type_for

_ORDER_KINDS: Final = frozenset({"late", "on_way"})
OPEN_CASE: Final = "open_case"  # the kind of reason that open cases are


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefilled:
    """A case that could be opened now, and how probable its reason is."""

    wanted: ToOpen
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """What could be opened, the most probable first. `known`: what is open about the first reason."""

    offers: tuple[Prefilled, ...] = ()
    known: CaseFacts | None = None


def foreseen_cases(
    customer_id: int, *, profiles: Sequence[int], conversation_id: int | None, now: datetime
) -> Foreseen:
    """Cases as the customer's foreseen reasons suggest them, in the language of the screen."""
    talk = None if conversation_id is None else conversation(conversation_id)
    channel = "" if talk is None else talk.channel
    talks = () if talk is None or talk.customer_id != customer_id else (talk.id,)
    kinds = case_types()
    reasons = reasons_of(customer_id, now=now, profiles=profiles)
    offers = [
        Prefilled(
            wanted=replace(
                case_of(one.cause, customer_id, kinds, now=now),
                channel=channel,
                conversation_ids=talks,
            ),
            probability=one.probability,
        )
        for one in reasons
        if one.cause.kind != OPEN_CASE
    ]
    return Foreseen(offers=tuple(offers), known=_known(reasons[:1], profiles))


def case_of(
    cause: Cause, customer_id: int, kinds: Sequence[CaseTypeFacts], *, now: datetime
) -> ToOpen:
    """A case about a cause: its title and reason in words, its type, what its fields ask, its evidence."""
    said = say_reason(cause, now=now)
    amount = (show_money(cause.amount_irr),) if cause.amount_irr else ()
    kind = type_for(cause.topic, kinds)
    return ToOpen(
        title=pgettext("between parts of a reason", ", ").join((said.headline, *amount)),
        customer_id=customer_id,
        type="" if kind is None else kind.key,
        reason=said.headline,
        reason_kind=cause.kind,
        reason_topic=cause.topic,
        touchpoint=cause.touchpoint or "",
        fields={} if kind is None else _fields(cause, kind),
        interaction_ids=cause.evidence,
    )


def _fields(cause: Cause, kind: CaseTypeFacts) -> dict[str, Any]:
    """What the cause tells of the fields that the type asks: an amount, a day, an order."""
    told = {
        "amount": cause.amount_irr,
        "happened_on": local(cause.at).date().isoformat(),
        "order": cause.detail if cause.kind in _ORDER_KINDS else None,
        "seen_times": cause.times,
    }
    return {one.key: value for one in kind.fields if (value := told.get(one.key)) is not None}


def _known(first: Sequence[Ranked], profiles: Sequence[int]) -> CaseFacts | None:
    """An open case that the moments of the first reason speak for."""
    evidence = {pk for one in first for pk in one.cause.evidence}
    live = {one.id: one for one in open_cases_of(profiles)} if evidence else {}
    proofs = proofs_of(live)
    return next((one for one in live.values() if evidence.intersection(proofs[one.id])), None)
