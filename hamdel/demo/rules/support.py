"""Needing help: on one's own channel, answered well or badly, with promises kept and broken."""

from collections.abc import Mapping
from typing import Final

from .life import EMAIL, MESSENGERS, PHONE, SMS, Life, Place, Signs
from .outage import in_rush
from .plan import DAY, HOUR, MINUTE, SECOND
from .speaking import AGENTS, answered, heard

# What a contact is about → the words its event says of it (`reason`).
TITLES: Final = {
    "late_order": "سفارش نرسیده", "transfer_failed": "حوالهٔ ناموفق", "payment_failed": "پرداخت ناموفق",
    "otp": "کد ورود", "size_question": "پرسش کالا", "coupon": "کد تخفیف", "refund": "بازگشت وجه",
    "damaged": "کالای آسیب‌دیده", "forecast_wrong": "پیش‌بینی نادرست", "renewal": "تمدید اشتراک",
    "broken_promise": "قول انجام‌نشده", "thanks": "سپاس", "idea": "پیشنهاد",
}  # fmt: skip
_UNHAPPY: Final = frozenset(
    {"late_order", "transfer_failed", "payment_failed", "refund", "damaged", "broken_promise"}
)
_REPLIES: Final = {
    "transfer_failed": "reply_money", "payment_failed": "reply_money", "refund": "reply_money",
    "renewal": "reply_money", "size_question": "reply_question", "coupon": "reply_question",
    "otp": "reply_question", "forecast_wrong": "reply_question", "thanks": "reply_thanks",
    "idea": "reply_thanks", "broken_promise": "apology",
}  # fmt: skip
_PROMISES: Final = ("تماس برگشتی", "ارسال دوباره", "بازگشت وجه", "بررسی و خبر دادن")
_PLACES: Final = {
    "email": EMAIL,
    "sms": SMS,
    "phone": PHONE,
    "social": Place("social", None, "mobile"),
}
_DESK_HOURS: Final = (8, 21)  # the call center's
_KEPT: Final = 0.76


def complain(life: Life, at: int, topic: str, facts: Mapping[str, str], *, share: float) -> None:
    """Some of those whom something bad happened say so; the others are lost in silence."""
    if life.dice.random() < share:
        ask_for_help(life, life.after(at, 2 * MINUTE, 5 * HOUR), topic, facts)


def ask_for_help(life: Life, at: int, topic: str, facts: Mapping[str, str]) -> None:
    """Turn to the company on the channel this person likes; one matter, several moments."""
    channel = life.dice.choice(life.person.channels)
    agent = life.dice.choice(AGENTS)
    told = {"agent": agent} | dict(facts)
    if channel == "phone":
        at = _within_hours(life, at)
        if not call(life, at, topic, told):
            at = life.after(at, 5 * MINUTE, 3 * HOUR)
            write(life, at, topic, told, life.dice.choice(("chat", "telegram", "phone")))
    else:
        write(life, at, topic, told, channel)
    if topic in _UNHAPPY:
        _settle(life, life.after(at, 15 * MINUTE, 4 * HOUR), topic, told, _place(life, channel))


def call(life: Life, at: int, topic: str, facts: Mapping[str, str]) -> bool:
    """Phone; whether somebody answered before the caller hung up. Waits are in seconds."""
    dice = life.dice
    rush = in_rush(life.plan, at)
    wait = int(dice.lognormvariate(4.3, 0.9) * (5 if rush else 1))
    title = {"queue": "پشتیبانی", "reason": TITLES[topic], "wait_seconds": wait}
    if wait > dice.lognormvariate(6.1, 0.6):
        signs = Signs("abandoned", -0.5, "anger", 6.0)
        life.track(at, "Call Missed", PHONE, title, signs)
        return False
    said = heard(life, topic, facts, spoken=True)
    effort = min(7.0, (said.effort or 1.0) + wait / 400)
    talk = int(dice.lognormvariate(5.2, 0.6))
    signs = Signs("success", said.sentiment, said.emotion, round(effort, 1), said.text)
    life.track(
        at, "Call Answered", PHONE, title | {"talk_seconds": talk, "agent": facts["agent"]}, signs
    )
    return True


def write(life: Life, at: int, topic: str, facts: Mapping[str, str], channel: str) -> None:
    """Write a message, sometimes two, and be answered after a while."""
    dice = life.dice
    place = _place(life, channel)
    if channel == "phone":
        call(life, at, topic, facts)
        return
    started = "Chat Started" if channel == "chat" else "Message Received"
    life.track(at, started, place, {"reason": TITLES[topic]}, heard(life, topic, facts))
    if dice.random() < 0.25:
        at = life.after(at, MINUTE, 40 * MINUTE)
        life.track(
            at, "Message Received", place, {"reason": TITLES[topic]}, heard(life, topic, facts)
        )
    if dice.random() < 0.9:
        fast = channel == "chat"
        at = (
            life.after(at, 40 * SECOND, 9 * MINUTE)
            if fast
            else life.after(at, 10 * MINUTE, 9 * HOUR)
        )
        life.track(
            at,
            "Message Sent",
            place,
            {"agent": facts["agent"]},
            answered(life, _REPLIES.get(topic, "reply"), facts),
        )


def chat_to_say(life: Life, at: int) -> None:
    """Write without a trouble: a question, an idea, a thank-you, a word about the forecast."""
    topic = life.dice.choice(
        ("size_question", "idea", "forecast_wrong", "thanks", "otp", "forecast_wrong")
    )
    ask_for_help(life, at, topic, {})


def _settle(life: Life, at: int, topic: str, facts: Mapping[str, str], place: Place) -> None:
    """Solve it, or promise something and keep it or not."""
    dice = life.dice
    if dice.random() < 0.55:
        life.track(
            at,
            "Case Resolved",
            place,
            {"reason": TITLES[topic], "agent": facts["agent"]},
            Signs("success", 0.2, None, 2.5),
        )
        return
    what = dice.choice(_PROMISES)
    due = life.calendar.shift(
        at, dice.choice((11, 16, 16, 17, 18)), dice, days=dice.choice((0, 1, 1, 2))
    )
    if due <= at:
        due += DAY
    told: dict[str, object] = {
        "title": what, "agent": facts["agent"], "reason": TITLES[topic], "due_micros": due,
    }  # fmt: skip
    life.track(at, "Promise Made", place, told, Signs("success"))
    if due >= life.plan.now:
        return
    if dice.random() < (_KEPT if not in_rush(life.plan, at) else 0.4):
        life.track(
            due - dice.randrange(5 * MINUTE, 2 * HOUR),
            "Promise Kept",
            PHONE,
            told,
            Signs("success", 0.5, "joy", 1.8),
        )
        return
    life.track(due, "Promise Broken", PHONE, told, Signs("failure", -0.6, "anger", 5.5))
    _recover(life, due, facts)


def _recover(life: Life, at: int, facts: Mapping[str, str]) -> None:
    dice = life.dice
    if dice.random() < 0.7:
        write(
            life,
            life.after(at, 30 * MINUTE, 20 * HOUR),
            "broken_promise",
            facts,
            dice.choice(life.person.channels),
        )
    if dice.random() < 0.6:
        life.track(
            life.after(at, 2 * HOUR, 26 * HOUR),
            "Recovery Offered",
            SMS,
            {"agent": facts["agent"]},
            answered(life, "apology", facts),
        )
    elif dice.random() < 0.5:
        life.person.left_at = min(life.person.left_at, at + 5 * DAY)


def _place(life: Life, channel: str) -> Place:
    if channel in MESSENGERS:
        return MESSENGERS[channel]
    if channel == "chat":
        return Place("chat", life.web.device)
    if channel == "app":
        return life.app
    return _PLACES[channel]


def _within_hours(life: Life, at: int) -> int:
    hour = (at - life.calendar.start) % DAY / HOUR
    first, last = _DESK_HOURS
    if first <= hour < last:
        return at
    return life.calendar.shift(at, first + 0.2, life.dice, days=0 if hour < first else 1)
