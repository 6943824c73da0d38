"""What follows an order for days: thanks, sending, and what may go wrong on the way."""

from dataclasses import dataclass
from typing import Any, Final

from .life import DONE, EMAIL, SMS, Life, Place, Signs, instant
from .plan import DAY, HOUR, MINUTE, SECOND
from .speaking import heard, persian
from .support import ask_for_help, complain
from .words import Product, words

_ON_TIME: Final = 0.83  # share of orders
SHIPPING: Final = 65_000  # toman
RIAL: Final = 10
_LARGE: Final = 5_000_000  # toman, from which people pay by parts


@dataclass(frozen=True, slots=True)
class Order:
    """What was bought; `total` in toman."""

    id: str
    products: tuple[Product, ...]
    total: int
    discount: int

    @property
    def properties(self) -> dict[str, Any]:
        """Give the properties of Segment's commerce events (amounts in rial)."""
        return {
            "order_id": self.id,
            "currency": "IRR",
            "total": self.total * RIAL,
            "discount": self.discount * RIAL,
            "shipping": SHIPPING * RIAL,
            "products": [
                {
                    "product_id": p.id,
                    "name": p.name,
                    "category": p.category,
                    "price": p.price * RIAL,
                    "quantity": 1,
                }
                for p in self.products
            ],
        }

    @property
    def facts(self) -> dict[str, str]:
        """Give what sentences may speak of."""
        return {"order": self.id, "product": self.products[0].name}


def order_number(life: Life, at: int) -> int:
    """Give an order's number, its own."""
    return 100_000 + (life.person.number * 7919 + at // SECOND) % 900_000


def follow_order(life: Life, at: int, order: Order) -> None:
    """From the thank-you letter to the survey, with what may go wrong on the way."""
    dice = life.dice
    life.track(
        life.after(at, MINUTE, 3 * MINUTE),
        "Thank You Sent",
        EMAIL,
        {"subject": f"سپاس {life.person.given.fa} عزیز، سفارش {order.id} ثبت شد"},
    )
    if order.total > _LARGE and dice.random() < 0.4:
        _pay_by_parts(life, at, order)
    lot = dice.random()
    shipped = life.calendar.shift(
        at, dice.uniform(9, 15), dice, days=1 if lot < _ON_TIME else dice.randrange(3, 7)
    )
    life.track(
        shipped, "Order Shipped", SMS, {"order_id": order.id, "title": "تحویل پیک راهوار شد"}
    )
    if lot > _ON_TIME:
        complain(life, life.after(at, 3 * DAY, 6 * DAY), "late_order", order.facts, share=0.6)
    elif dice.random() < 0.3:
        life.track(
            life.after(shipped, HOUR, DAY), "Order Tracked", life.app, {"order_id": order.id}
        )
    arrived = life.calendar.shift(
        shipped, dice.uniform(10, 20), dice, days=dice.choice((1, 1, 2, 2, 3))
    )
    life.track(arrived, "Order Delivered", SMS, {"order_id": order.id}, DONE)
    _after_delivery(life, arrived, order, late=lot > _ON_TIME)


def _pay_by_parts(life: Life, at: int, order: Order) -> None:
    """Four monthly parts, each with its invoice; some are paid late, some wait still."""
    dice = life.dice
    part = order.total // 4 * RIAL
    for number in range(1, 5):
        due = life.calendar.shift(at, 10, dice, days=30 * number)
        invoice = {
            "invoice_id": f"{order.id}-{number}",
            "title": f"قسط {persian(number)} از ۴",
            "total": part,
            "currency": "IRR",
            "due_on": instant(due)[:10],
        }
        life.track(due - 5 * DAY, "Invoice Issued", SMS, invoice)
        if dice.random() < 0.85:
            life.track(due - dice.randrange(3 * DAY), "Invoice Paid", life.app, invoice, DONE)
        else:
            life.track(due + DAY, "Invoice Overdue", SMS, invoice, Signs("failure", -0.2))
            paid = life.after(due, 2 * DAY, 9 * DAY)
            life.track(paid, "Invoice Paid", life.app, invoice, DONE)


def _after_delivery(life: Life, at: int, order: Order, *, late: bool) -> None:
    dice = life.dice
    lot = dice.random()
    if lot < 0.05:
        complain(life, life.after(at, HOUR, DAY), "damaged", order.facts, share=0.9)
        if dice.random() < 0.6:
            _give_back(life, life.after(at, DAY, 3 * DAY), order)
    elif lot < 0.12:
        ask_for_help(life, life.after(at, HOUR, DAY), "thanks", order.facts)
    elif lot < 0.32:
        _review(life, life.after(at, DAY, 12 * DAY), order, unhappy=late)
    if dice.random() < 0.5:
        life.track(
            life.calendar.shift(at, 18, dice, days=2),
            "Survey Sent",
            SMS,
            {"title": "از خرید خود چه‌قدر راضی بودید؟"},
        )
        if dice.random() < 0.35:
            answer_survey(
                life, life.calendar.shift(at, 20, dice, days=2), unhappy=late or lot < 0.05
            )
    if dice.random() < 0.2:
        life.track(
            life.calendar.shift(at, 12, dice, days=9),
            "Email Opened",
            EMAIL,
            {"subject": dice.choice(words("offers"))},
        )
    life.track(
        life.after(at, MINUTE, HOUR),
        "Points Earned",
        life.app,
        {"points": order.total // 10_000, "order_id": order.id},
    )


def answer_survey(life: Life, at: int, *, unhappy: bool) -> None:
    """Say how likely a recommendation is, 0…10, and perhaps why."""
    dice = life.dice
    score = (
        dice.choice((0, 1, 2, 3, 3, 4, 5, 6))
        if unhappy
        else dice.choice((5, 7, 8, 8, 9, 9, 9, 10, 10, 10))
    )
    signs = (
        heard(life, "nps_low" if score < 7 else "nps_high")
        if dice.random() < 0.6
        else Signs(sentiment=(score - 7) / 7 if score < 7 else 0.6)
    )
    life.track(
        at, "Survey Answered", Place("sms", None, "mobile"), {"kind": "nps", "score": score}, signs
    )


def _review(life: Life, at: int, order: Order, *, unhappy: bool) -> None:
    bad = unhappy or life.dice.random() < 0.2
    product = order.products[0]
    signs = heard(life, "review_bad" if bad else "review_good", order.facts)
    rating = life.dice.choice((1, 2, 2, 3)) if bad else life.dice.choice((4, 5, 5))
    life.track(
        at,
        "Product Reviewed",
        life.web,
        {"product_id": product.id, "product": product.name, "rating": rating},
        signs,
    )


def _give_back(life: Life, at: int, order: Order) -> None:
    dice = life.dice
    life.track(at, "Refund Requested", life.app, {"order_id": order.id, "reason": "آسیب در ارسال"})
    refunded = life.calendar.shift(at, 13, dice, days=dice.choice((2, 3, 4, 7, 9)))
    life.track(
        refunded,
        "Order Refunded",
        Place("app", None, "mobile"),
        {"order_id": order.id, "total": order.total * RIAL, "currency": "IRR"},
        DONE,
    )
    if refunded - at > 5 * DAY:
        complain(life, life.after(at, 4 * DAY, 6 * DAY), "refund", order.facts, share=0.8)
