"""What Segment's commerce events and our own say of orders, bills and renewals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from hamdel.language.date_parsing import parse_date
from hamdel.language.fold import stored
from hamdel.language.numbers import parse_number

Facts = Mapping[str, Any]  # state, total, currency, items, due_on: as last said
Times = Mapping[str, int]  # when each was said, microseconds since 1970 UTC

_LARGEST: Final = Decimal(10) ** 19
_BEFORE_ALL: Final = -(2**63)
# Segment's e-commerce spec (v2) names the first four; the others are its habit for bills.
ACTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "order completed": ("order", "placed"),
    "order updated": ("order", "updated"),
    "order refunded": ("order", "refunded"),
    "order cancelled": ("order", "cancelled"),
    "invoice issued": ("bill", "issued"),
    "invoice paid": ("bill", "paid"),
    "invoice overdue": ("bill", "overdue"),
    "invoice cancelled": ("bill", "cancelled"),
    "bill issued": ("bill", "issued"),
    "bill paid": ("bill", "paid"),
    "bill overdue": ("bill", "overdue"),
    "subscription started": ("renewal", "started"),
    "subscription renewed": ("renewal", "paid"),
    "subscription cancelled": ("renewal", "cancelled"),
    "policy renewed": ("renewal", "paid"),
    "renewal due": ("renewal", "due"),
}
# A subscription without an id is known by its plan: nobody has one plan twice.
_IDS: Final[Mapping[str, tuple[str, ...]]] = {
    "order": ("order_id", "orderId"),
    "bill": ("invoice_id", "bill_id", "invoiceId", "billId", "order_id", "orderId"),
    "renewal": ("subscription_id", "policy_id", "renewal_id", "subscriptionId", "plan_id", "plan"),
}
_TOTALS: Final = ("total", "revenue", "amount", "value")
_DUE: Final = ("due_on", "due_date", "due_at", "dueDate", "renews_on", "renews_at", "expires_at")
_UNDOING: Final = frozenset({"refunded", "cancelled"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseSaid:
    """A purchase as one event says it; `facts` holds only what it says."""

    order_id: str
    kind: str
    facts: Facts


def tells_of_purchases(action: str) -> bool:
    """Whether events of this action tell of an order, a bill or a renewal."""
    return action.strip().lower() in ACTIONS


def purchase_in(action: str, properties: Mapping[str, Any]) -> PurchaseSaid | None:
    """The purchase that an event tells of, or None where it tells of none (or without an id)."""
    what = ACTIONS.get(action.strip().lower())
    if what is None:
        return None
    kind, state = what
    order_id = next((found for n in _IDS[kind] if (found := _id(properties.get(n)))), "")
    if not order_id:
        return None
    currency = properties.get("currency")
    items = properties.get("products")
    facts = {
        "state": state,
        "total": next(
            (n for one in _TOTALS if (n := amount(properties.get(one))) is not None), None
        ),
        "currency": stored(currency).upper()[:10] if isinstance(currency, str) else None,
        "items": items if isinstance(items, list) and items else None,
        "due_on": next((day for one in _DUE if (day := _day(properties.get(one)))), None),
    }
    said = {name: value for name, value in facts.items() if value is not None}
    return PurchaseSaid(order_id=order_id, kind=kind, facts=said)


def times_of(said: Facts, at: int) -> Times:
    """When one event says each of its facts: `at`; what comes back is no word on what it cost."""
    weak = ("total", "items") if said.get("state") in _UNDOING else ()
    return {name: _BEFORE_ALL if name in weak else at for name in said}


def later_of(facts: Facts, times: Times, other: Facts, others: Times) -> tuple[Facts, Times]:
    """Of two tellings of one purchase each fact as it was said last, in whatever order they came."""
    newer = [n for n, at in others.items() if at >= times.get(n, _BEFORE_ALL)]
    return (
        {**facts, **{name: other[name] for name in newer}},
        {**times, **{name: others[name] for name in newer}},
    )


def amount(value: Any) -> Decimal | None:
    """A sum of money as a number of any kind or a text in any digits; None where it is none."""
    if isinstance(value, bool) or value is None:
        return None
    try:
        number = parse_number(value) if isinstance(value, str) else Decimal(str(value))
    except InvalidOperation:
        return None
    fits = number is not None and number.is_finite() and abs(number) < _LARGEST
    return round(number, 4) if number is not None and fits else None


def _day(value: Any) -> date | None:
    """The day of a date or an instant as text, Jalali or Gregorian."""
    if not isinstance(value, str):
        return None
    text = value.strip()[:40]
    return parse_date(text) or parse_date(text.partition("T")[0])


def _id(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return stored(str(value)).strip()[:200]
