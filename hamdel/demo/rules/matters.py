"""What contacts are about, and which foreseen reasons are right about it."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from .plan import DAY, Plan
from .support import TITLES

# The company's events with which somebody turns to it; their `reason` says what about.
CONTACTS: Final = frozenset({"Call Answered", "Call Missed", "Chat Started", "Message Received"})
# What a contact is about → the causes that are it: a kind, and the beginning of its topic.
_CAUSES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "late_order": (("late", "Order"), ("on_way", "Order")),
    "transfer_failed": (("failed", "Transfer"),),
    "payment_failed": (("failed", "Payment"),),
    "otp": (("failed", "Identity"), ("failed", "Login")),
    "size_question": (("repeated", "Help"),),
    "coupon": (("failed", "Coupon"),),
    "refund": (("refund", "Refund"),),
    "damaged": (("just", "Order"),),
    "renewal": (("due", "Subscription"), ("just", "Subscription"), ("due", "Invoice")),
    "broken_promise": (("promise_broken", "Promise"),),
}
_MATTERS: Final = {title: key for key, title in TITLES.items()}
JUDGED: Final = 42 * DAY  # how far back people said whether a reason was right
_SHARE: Final = 0.2


def matter_of(action: str, properties: Mapping[str, Any]) -> str:
    """What a moment of the company is a contact about; "" where it is none."""
    return _MATTERS.get(str(properties.get("reason", "")), "") if action in CONTACTS else ""


def is_cause_of(matter: str, kind: str, topic: str) -> bool:
    """Whether a foreseen reason is what a contact was about; an open case about it is, too."""
    return any(
        kind in (right, "open_case") and topic.startswith(begins)
        for right, begins in _CAUSES.get(matter, ())
    )


def is_judged(plan: Plan, name: str, at: int) -> bool:
    """Whether somebody who served that contact said if its reason was foreseen."""
    return at > plan.now - JUDGED and plan.chance("judged", name).random() < _SHARE


def first_right(matter: str, reasons: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """The first of foreseen reasons (kind and topic) that is right; None where none is."""
    return next((one for one in reasons if is_cause_of(matter, *one)), None)
