"""A case prepared from what is known already: the reason that is foreseen, its amount, its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import pgettext

from hamdel.conversations.public import conversation
from hamdel.interactions.public import Ranked, reasons_of, say_reason
from hamdel.platform.web.formats import local, show_money

from .contracts import CaseFacts, CaseTypeFacts, ToOpen
from .models import CaseInteraction
from .queries.cases import open_cases_of
from .queries.types import case_types
from .rules.types import type_for

_ORDER_KINDS: Final = frozenset({"late", "on_way"})
OURS: Final = frozenset({"open_case"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefilled:
    """A case that could be opened now. `known`: one that is open about the same evidence already."""

    wanted: ToOpen
    probability: float
    known: CaseFacts | None


def prefilled_cases(
    customer_id: int, *, profiles: Sequence[int], conversation_id: int | None, now: datetime
) -> list[Prefilled]:
    """Cases as the customer's foreseen reasons suggest them, the most probable first.

    In the language of the screen; without any reason an empty list.
    """
    talk = None if conversation_id is None else conversation(conversation_id)
    channel = "" if talk is None else talk.channel
    talks = () if talk is None or talk.customer_id != customer_id else (talk.id,)
    kinds = case_types()
    live = {one.id: one for one in open_cases_of(profiles)}
    found = []
    for one in reasons_of(customer_id, now=now, profiles=profiles):
        if one.cause.kind in OURS:
            continue
        wanted = _wanted(one, customer_id, kinds, channel=channel, talks=talks, now=now)
        known = _known(one.cause.evidence, live)
        found.append(Prefilled(wanted=wanted, probability=one.probability, known=known))
    return found


def _wanted(
    found: Ranked,
    customer_id: int,
    kinds: Sequence[CaseTypeFacts],
    *,
    channel: str,
    talks: tuple[int, ...],
    now: datetime,
) -> ToOpen:
    cause = found.cause
    said = say_reason(cause, now=now)
    amount = (show_money(cause.amount_irr),) if cause.amount_irr else ()
    title = pgettext("between parts of a reason", ", ").join((said.headline, *amount))
    kind = type_for(cause.topic, kinds)
    return ToOpen(
        title=title,
        customer_id=customer_id,
        type="" if kind is None else kind.key,
        channel=channel,
        reason=said.headline,
        reason_kind=cause.kind,
        reason_topic=cause.topic,
        touchpoint=cause.touchpoint or "",
        fields={} if kind is None else _fields(found, kind),
        conversation_ids=talks,
        interaction_ids=cause.evidence,
    )


def _fields(found: Ranked, kind: CaseTypeFacts) -> dict[str, Any]:
    """What the reason tells of the fields that the type asks: an amount, a day, an order."""
    cause = found.cause
    told = {
        "amount": cause.amount_irr,
        "happened_on": local(cause.at).date().isoformat(),
        "order": cause.detail if cause.kind in _ORDER_KINDS else None,
        "seen_times": cause.times,
    }
    return {one.key: value for one in kind.fields if (value := told.get(one.key)) is not None}


def _known(evidence: Sequence[int], live: dict[int, CaseFacts]) -> CaseFacts | None:
    """An open case that the same moments speak for."""
    rows = CaseInteraction.objects.filter(case__in=list(live), interaction__in=list(evidence))
    first = rows.order_by("case").values_list("case", flat=True).first()
    return None if first is None else live[first]
