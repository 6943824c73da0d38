"""What Segment's commerce events and our own say of orders, bills and renewals."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from hamdel.language.numbers import parse_number

_LARGEST: Final = Decimal(10) ** 19
# Segment's e-commerce spec (v2) names the first four; the others are its habit for bills.
ACTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "order completed": ("order", "placed"),
    "order updated": ("order", "updated"),
    "order refunded": ("order", "refunded"),
    "order cancelled": ("order", "cancelled"),
    "bill issued": ("bill", "issued"),
    "bill paid": ("bill", "paid"),
    "subscription renewed": ("renewal", "paid"),
    "policy renewed": ("renewal", "paid"),
}
_IDS: Final = ("order_id", "orderId", "bill_id", "invoice_id", "subscription_id", "policy_id")
_TOTALS: Final = ("total", "revenue", "amount", "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseSaid:
    """A purchase as one event says it."""

    order_id: str
    kind: str
    state: str
    total: Decimal | None
    currency: str
    items: list[Any]


def purchase_in(action: str, properties: Mapping[str, Any]) -> PurchaseSaid | None:
    """The purchase that an event tells of, or None where it tells of none (or without an id)."""
    what = ACTIONS.get(action.strip().lower())
    order_id = next((str(properties[n]) for n in _IDS if _says(properties.get(n))), "")
    if what is None or not order_id:
        return None
    currency = properties.get("currency")
    items = properties.get("products")
    return PurchaseSaid(
        order_id=order_id[:200],
        kind=what[0],
        state=what[1],
        total=next(
            (n for name in _TOTALS if (n := amount(properties.get(name))) is not None), None
        ),
        currency=currency[:10].upper() if isinstance(currency, str) else "",
        items=items if isinstance(items, list) else [],
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


def _says(value: Any) -> bool:
    return (
        isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip() != ""
    )
