"""Which talks of the company are cases too, of which type, and how they stand."""

from dataclasses import dataclass
from typing import Any, Final

from .plan import DAY, HOUR, MINUTE, Plan
from .talks import Talk, agent_of, is_open, is_urgent, reason_of

# What a talk is about → (type of the case, kind and topic of its reason).
TYPES: Final[dict[str, tuple[str, str, str]]] = {
    "سفارش نرسیده": ("late_delivery", "late", "Order"),
    "حوالهٔ ناموفق": ("failed_transfer", "failed", "Transfer"),
    "پرداخت ناموفق": ("failed_transfer", "failed", "Payment"),
    "کد ورود": ("technical", "failed", "Login"),
    "بازگشت وجه": ("refund", "refund", "Refund"),
    "کالای آسیب‌دیده": ("complaint", "just", "Order"),
    "پیش‌بینی نادرست": ("technical", "", ""),
    "تمدید اشتراک": ("billing", "due", "Subscription"),
    "قول انجام‌نشده": ("complaint", "promise_broken", "Promise"),
    "پرسش کالا": ("question", "", ""),
    "کد تخفیف": ("question", "", ""),
}
TASKS: Final = (
    "وضعیت را از بانک بپرسید", "با پیک هماهنگ کنید", "رسید را از مشتری بگیرید", "سند حسابداری را ثبت کنید",
)  # fmt: skip
_SHARE: Final = 0.7  # of such talks become cases
_KEPT_OPEN: Final = (("open", 0.5), ("waiting", 0.75), ("on_hold", 0.9), ("new", 1.0))
_SETTLED_FOR: Final = 4 * DAY  # so long what is solved is not closed yet


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTold:
    """A case of the company; instants in microseconds. `settled_at` 0: it is still worked on."""

    type: str
    title: str
    reason_kind: str
    reason_topic: str
    state: str
    priority: str
    opened_at: int
    settled_at: int
    agent: str
    amount: int
    task: str


def case_of(talk: Talk, plan: Plan) -> CaseTold | None:
    """The case that a talk is about; None for what needs none."""
    dice = plan.chance("case", talk.name)
    reason = reason_of(talk)
    if reason not in TYPES or dice.random() > _SHARE:
        return None
    kind, reason_kind, topic = TYPES[reason]
    still = is_open(talk, plan)
    share = dice.random()
    solved = "solved" if plan.now - talk.last.at < _SETTLED_FOR else "closed"
    state = next(name for name, most in _KEPT_OPEN if share <= most) if still else solved
    first: dict[str, Any] = talk.events[0].call.get("properties", {})
    amount = first.get("amount")
    opened = min(talk.events[0].at + dice.randrange(2 * MINUTE, HOUR), plan.now)
    return CaseTold(
        type=kind,
        title=reason,
        reason_kind=reason_kind,
        reason_topic=topic,
        state=state,
        priority="urgent" if still and is_urgent(talk) and dice.random() < 0.5 else "",
        opened_at=opened,
        settled_at=0 if still else min(max(talk.last.at, opened) + 5 * MINUTE, plan.now),
        agent="" if state == "new" else agent_of(talk),
        amount=amount if isinstance(amount, int) else dice.randrange(2, 300) * 500_000,
        task=dice.choice(TASKS) if still and dice.random() < 0.4 else "",
    )
