"""Buying: a funnel that narrows at each step, and what follows an order for days."""

from dataclasses import dataclass
from typing import Any, Final

from .life import DONE, EMAIL, FAILED, KIOSK, LEFT, SMS, Life, Place, Signs
from .plan import DAY, HOUR, MINUTE, SECOND
from .support import ask_for_help, complain
from .words import Product, products, products_of, words

_ON_TIME: Final = 0.83  # share of orders
_SHIPPING: Final = 65_000  # toman
RIAL: Final = 10


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
            "shipping": _SHIPPING * RIAL,
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


def shop(life: Life, at: int) -> None:
    """Come to buy: look for something, look at some, and at each step fewer go on."""
    dice = life.dice
    place = life.app if dice.random() < 0.4 else life.web
    viewed, at = _browse(life, at, place)
    if dice.random() > 0.5:
        if dice.random() < 0.04:
            ask_for_help(
                life,
                life.after(at, MINUTE, 20 * MINUTE),
                "size_question",
                {"product": viewed.name},
            )
        return
    chosen = [viewed]
    life.track(
        at,
        "Product Added",
        place,
        {
            "product_id": viewed.id,
            "name": viewed.name,
            "price": viewed.price * RIAL,
            "currency": "IRR",
        },
    )
    if dice.random() < 0.3:
        other = products_of(dice.choice(life.person.persona.categories)).draw(dice)
        at = life.after(at, 30 * SECOND, 4 * MINUTE)
        life.track(
            at,
            "Product Added",
            place,
            {
                "product_id": other.id,
                "name": other.name,
                "price": other.price * RIAL,
                "currency": "IRR",
            },
        )
        chosen.append(other)
    at = life.after(at, 20 * SECOND, 5 * MINUTE)
    if dice.random() > 0.62 or not life.known(at):
        life.page(at, "Cart", place, {"title": f"{len(chosen)} کالا در سبد"})
        _remind_of_cart(life, at, chosen[0])
        return
    check_out(life, at, place, tuple(dict.fromkeys(chosen)))


def check_out(life: Life, at: int, place: Place, chosen: tuple[Product, ...]) -> None:
    """Pay, fail or give up; an order that is paid goes its way."""
    dice = life.dice
    price = sum(product.price for product in chosen)
    discount = 0
    life.track(at, "Checkout Started", place, {"value": price * RIAL, "currency": "IRR"})
    if life.calendar.day(at).sale or (
        life.person.persona.key == "bargain" and dice.random() < 0.6
    ):
        at = life.after(at, 20 * SECOND, 2 * MINUTE)
        if dice.random() < 0.8:
            discount = price * 15 // 100
            life.track(
                at,
                "Coupon Applied",
                place,
                {"coupon": "REKAB15", "discount": discount * RIAL, "currency": "IRR"},
            )
        else:
            life.track(
                at,
                "Coupon Denied",
                place,
                {"coupon": "REKAB15", "reason": "سقف استفاده پر شده"},
                FAILED,
            )
            if dice.random() < 0.2:
                ask_for_help(
                    life, life.after(at, 2 * MINUTE, HOUR), "coupon", {"product": chosen[0].name}
                )
    at = life.after(at, MINUTE, 5 * MINUTE)
    order = Order(f"RK{_number(life, at)}", chosen, price - discount + _SHIPPING, discount)
    lot = dice.random()
    if lot < 0.07:
        life.track(
            at,
            "Checkout Abandoned",
            place,
            {"value": price * RIAL, "currency": "IRR", "reason": "هزینهٔ ارسال"},
            LEFT,
        )
    elif lot < 0.13:
        life.track(
            at,
            "Payment Failed",
            place,
            {
                "order_id": order.id,
                "amount": order.total * RIAL,
                "currency": "IRR",
                "error": "خطای درگاه",
            },
            FAILED,
        )
        complain(life, at, "payment_failed", order.facts, share=0.3)
    else:
        life.track(at, "Order Completed", place, order.properties, DONE)
        _follow(life, at, order)


def buy_at_branch(life: Life, at: int) -> None:
    """Visit a branch; some buy there."""
    dice = life.dice
    at = life.calendar.shift(at, dice.uniform(10, 19), dice)
    branch = dice.choice(words("branches"))
    purpose = dice.choice(words("visits"))
    pleased = round(dice.gauss(0.35, 0.3), 2)
    life.track(
        at,
        "Branch Visited",
        _counter(),
        {"title": branch, "reason": purpose},
        Signs("success", max(-1.0, min(1.0, pleased))),
    )
    if purpose in {"خرید حضوری", "آزمودن سایز دوچرخه"} and dice.random() < 0.6:
        product = products_of(dice.choice(life.person.persona.categories)).draw(dice)
        order = Order(f"RB{_number(life, at)}", (product,), product.price, 0)
        life.track(
            life.after(at, 10 * MINUTE, 40 * MINUTE),
            "Order Completed",
            KIOSK,
            order.properties | {"branch": branch},
            DONE,
        )


def _counter() -> Place:
    return Place("in-person", None, "unknown")


def _number(life: Life, at: int) -> int:
    return 100_000 + (life.person.number * 7919 + at // SECOND) % 900_000


def _browse(life: Life, at: int, place: Place) -> tuple[Product, int]:
    dice = life.dice
    lot = dice.random()
    if lot < 0.4:
        life.track(at, "Products Searched", place, {"query": dice.choice(words("search"))})
    elif lot < 0.7:
        life.track(
            at,
            "Product List Viewed",
            place,
            {"category": dice.choice(life.person.persona.categories)},
        )
    viewed = products().things[0]
    for _ in range(1 + int(dice.expovariate(0.8))):
        at = life.after(at, 15 * SECOND, 3 * MINUTE)
        own = dice.random() < 0.7
        viewed = (
            products_of(dice.choice(life.person.persona.categories)).draw(dice)
            if own
            else products().draw(dice)
        )
        life.track(
            at,
            "Product Viewed",
            place,
            {
                "product_id": viewed.id,
                "name": viewed.name,
                "category": viewed.category,
                "price": viewed.price * RIAL,
                "currency": "IRR",
            },
        )
    return viewed, life.after(at, 20 * SECOND, 3 * MINUTE)


def _remind_of_cart(life: Life, at: int, product: Product) -> None:
    if not life.known(at) or life.dice.random() > 0.5:
        return
    sent = life.calendar.shift(at, 11, life.dice, days=1)
    life.track(
        sent, "Reminder Sent", SMS, {"title": "سبد خرید شما منتظر است", "product": product.name}
    )
    if life.dice.random() < 0.2:
        check_out(life, life.after(sent, 5 * MINUTE, 6 * HOUR), life.app, (product,))


def _follow(life: Life, at: int, order: Order) -> None:
    """From the thank-you letter to the survey, with what may go wrong on the way."""
    dice = life.dice
    life.track(
        life.after(at, MINUTE, 3 * MINUTE),
        "Thank You Sent",
        EMAIL,
        {"subject": f"سپاس {life.person.given.fa} عزیز، سفارش {order.id} ثبت شد"},
    )
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
        life.page(
            life.after(shipped, HOUR, DAY), "Order Tracking", life.app, {"order_id": order.id}
        )
    arrived = life.calendar.shift(
        shipped, dice.uniform(10, 20), dice, days=dice.choice((1, 1, 2, 2, 3))
    )
    life.track(arrived, "Order Delivered", SMS, {"order_id": order.id}, DONE)
    _after_delivery(life, arrived, order, late=lot > _ON_TIME)


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
            "Offer Opened",
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
        life.heard("nps_low" if score < 7 else "nps_high")
        if dice.random() < 0.6
        else Signs(sentiment=(score - 7) / 7 if score < 7 else 0.6)
    )
    life.track(
        at, "Survey Answered", Place("sms", None, "mobile"), {"kind": "nps", "score": score}, signs
    )


def _review(life: Life, at: int, order: Order, *, unhappy: bool) -> None:
    bad = unhappy or life.dice.random() < 0.2
    product = order.products[0]
    signs = life.heard("review_bad" if bad else "review_good", order.facts)
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
    life.track(at, "Return Requested", life.app, {"order_id": order.id, "reason": "آسیب در ارسال"})
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
