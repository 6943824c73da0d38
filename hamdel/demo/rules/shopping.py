"""Buying: a funnel that narrows at each step, on the site, in the app, at a branch."""

from typing import Any

from .life import COUNTER, DONE, FAILED, KIOSK, LEFT, SMS, Life, Place, Signs
from .orders import RIAL, SHIPPING, Order, follow_order, order_number
from .plan import HOUR, MINUTE, SECOND
from .speaking import persian
from .support import ask_for_help, complain
from .words import Product, products, products_of, words


def shop(life: Life, at: int) -> None:
    """Come to buy: look for something, look at some, and at each step fewer go on."""
    dice = life.dice
    place = life.app if dice.random() < 0.4 else life.web
    viewed, at = _browse(life, at, place)
    if dice.random() > 0.5:
        if dice.random() < 0.04:
            asked = life.after(at, MINUTE, 20 * MINUTE)
            ask_for_help(life, asked, "size_question", {"product": viewed.name})
        return
    chosen = [viewed]
    life.track(at, "Product Added", place, _offered(viewed))
    if dice.random() < 0.3:
        other = products_of(dice.choice(life.person.persona.categories)).draw(dice)
        at = life.after(at, 30 * SECOND, 4 * MINUTE)
        life.track(at, "Product Added", place, _offered(other))
        chosen.append(other)
    at = life.after(at, 20 * SECOND, 5 * MINUTE)
    if dice.random() > 0.62 or not life.known(at):
        life.track(at, "Cart Viewed", place, {"title": f"{persian(len(chosen))} کالا در سبد"})
        _remind_of_cart(life, at, chosen[0])
        return
    check_out(life, at, place, tuple(dict.fromkeys(chosen)))


def check_out(life: Life, at: int, place: Place, chosen: tuple[Product, ...]) -> None:
    """Pay, fail or give up; an order that is paid goes its way."""
    price = sum(product.price for product in chosen)
    started = {"value": price * RIAL, "currency": "IRR"}
    life.track(at, "Checkout Started", place, started)
    discount, at = _use_coupon(life, at, place, chosen[0], price)
    at = life.after(at, MINUTE, 5 * MINUTE)
    order = Order(f"RK{order_number(life, at)}", chosen, price - discount + SHIPPING, discount)
    lot = life.dice.random()
    if lot < 0.07:
        given_up = started | {"reason": "هزینهٔ ارسال"}
        life.track(at, "Checkout Abandoned", place, given_up, LEFT)
    elif lot < 0.13:
        failed = {"order_id": order.id, "amount": order.total * RIAL, "currency": "IRR"}
        life.track(at, "Payment Failed", place, failed | {"error": "خطای درگاه"}, FAILED)
        complain(life, at, "payment_failed", order.facts, share=0.3)
    else:
        life.track(at, "Order Completed", place, order.properties, DONE)
        follow_order(life, at, order)


def _use_coupon(
    life: Life, at: int, place: Place, product: Product, price: int
) -> tuple[int, int]:
    """Try the sale's coupon; the discount (toman) and when it was tried."""
    dice = life.dice
    keen = life.person.persona.key == "bargain" and dice.random() < 0.6
    if not life.calendar.day(at).sale and not keen:
        return 0, at
    at = life.after(at, 20 * SECOND, 2 * MINUTE)
    coupon = {"coupon": "REKAB15", "currency": "IRR"}
    if dice.random() < 0.8:
        discount = price * 15 // 100
        life.track(at, "Coupon Applied", place, coupon | {"discount": discount * RIAL})
        return discount, at
    life.track(at, "Coupon Denied", place, coupon | {"reason": "سقف استفاده پر شده"}, FAILED)
    if dice.random() < 0.2:
        asked = life.after(at, 2 * MINUTE, HOUR)
        ask_for_help(life, asked, "coupon", {"product": product.name})
    return 0, at


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
        COUNTER,
        {"title": branch, "reason": purpose},
        Signs("success", max(-1.0, min(1.0, pleased))),
    )
    if purpose in {"خرید حضوری", "آزمودن سایز دوچرخه"} and dice.random() < 0.6:
        product = products_of(dice.choice(life.person.persona.categories)).draw(dice)
        order = Order(f"RB{order_number(life, at)}", (product,), product.price, 0)
        life.track(
            life.after(at, 10 * MINUTE, 40 * MINUTE),
            "Order Completed",
            KIOSK,
            order.properties | {"branch": branch},
            DONE,
        )


def _offered(product: Product) -> dict[str, Any]:
    return {
        "product_id": product.id,
        "name": product.name,
        "category": product.category,
        "price": product.price * RIAL,
        "currency": "IRR",
    }


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
        life.track(at, "Product Viewed", place, _offered(viewed))
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
