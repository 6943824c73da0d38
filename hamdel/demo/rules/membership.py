"""Belonging: signing up, the better forecast by subscription, the club, the letter, doubles."""

from typing import Any, Final

from .life import BROWSER, COUNTER, DONE, FAILED, LEFT, SERVER, SIGNED, SMS, Life, Place, instant
from .mended import joining_shares
from .plan import DAY, HOUR, MINUTE, SECOND
from .support import complain
from .words import words

_PLUS_TOMAN: Final = 79_000
_MONTH: Final = 30 * DAY


def sign_up(life: Life) -> None:
    """Say who one is for the first time, in the app, and take the first steps."""
    person, dice = life.person, life.dice
    at = person.joined_at
    if at is None or person.known_before:
        return
    app = life.app
    life.track(
        at - dice.randrange(MINUTE, 9 * MINUTE),
        "Application Installed",
        app,
        {"referrer": dice.choice(("کافه‌بازار", "مایکت", "دوست", "سایت"))},
    )
    life.identify(at, app, traits_of(life), sender=SIGNED)
    life.track(life.after(at, SECOND, 5 * SECOND), "Signed Up", app, None, DONE)
    lot = dice.random()
    step = life.after(at, MINUTE, 20 * MINUTE)
    verified, judged = joining_shares(life.plan, step)
    if lot < verified:
        life.track(step, "Identity Verified", app, None, DONE)
    elif lot < judged:
        life.track(step, "Identity Rejected", app, {"reason": "عکس کارت ملی خوانا نیست"}, FAILED)
        complain(life, step, "otp", {}, share=0.3)
    else:
        life.track(step, "Onboarding Abandoned", app, {"title": "گام سوم از پنج"}, LEFT)


def introduce(life: Life) -> None:
    """Customers of old: the company's books are read in at the start of the three months."""
    person = life.person
    if person.known_before:
        at = life.calendar.start + life.dice.randrange(MINUTE, 20 * HOUR)
        life.identify(at, Place("server"), traits_of(life), sender=SERVER)


def traits_of(life: Life) -> dict[str, Any]:
    """Give what the company's books say of the person."""
    person, dice = life.person, life.dice
    traits: dict[str, Any] = {
        "name": person.name, "firstName": person.given.fa, "lastName": person.family.fa,
        "city": person.city.name, "سبک رکاب‌زدن": person.persona.name_fa, "دوچرخه": person.persona.bike,
        "phone": person.phone,
    }  # fmt: skip
    if dice.random() < 0.8:
        traits["email"] = person.email
    if dice.random() < 0.6:
        traits["job"] = person.job
    if dice.random() < 0.4:
        traits["سال تولد"] = person.born
    if "telegram" in person.channels and dice.random() < 0.7:
        traits["telegram"] = person.chat_id
    if "bale" in person.channels and dice.random() < 0.7:
        traits["bale"] = person.chat_id
    return traits


def subscribe(life: Life) -> None:
    """Read the weather with «هواشناس پلاس»: a month at a time, renewed, forgotten or left."""
    person, dice = life.person, life.dice
    if not person.plus or person.joined_at is None:
        return
    at = max(person.joined_at, life.calendar.start) + dice.randrange(DAY, _MONTH)
    at = life.calendar.shift(at, dice.uniform(8, 22), dice)
    bill: dict[str, Any] = {"plan": "هواشناس پلاس", "amount": _PLUS_TOMAN * 10, "currency": "IRR"}
    if not person.known_before:
        life.track(at, "Trial Started", life.app, bill)
        at += 14 * DAY
        if dice.random() < 0.45:
            life.track(at, "Trial Ended", life.app, bill, LEFT)
            return
        life.track(at, "Subscription Started", life.app, bill, DONE)
        at += _MONTH
    while at < person.left_at:
        life.track(at - 3 * DAY, "Renewal Reminder Sent", SMS, bill)
        lot = dice.random()
        if lot < 0.06:
            life.track(
                at, "Renewal Failed", life.app, bill | {"error": "موجودی کافی نیست"}, FAILED
            )
        elif lot < 0.13:
            life.track(
                at,
                "Subscription Cancelled",
                life.app,
                bill
                | {"reason": dice.choice(("گران شد", "کم به کارم می‌آید", "برنامهٔ دیگری دارم"))},
                LEFT,
            )
            return
        else:
            until = {"renews_on": instant(at + _MONTH)[:10]}
            life.track(at, "Subscription Renewed", life.app, bill | until, DONE)
            complain(life, at, "renewal", {}, share=0.05)
        at += _MONTH


def live_in_club(life: Life) -> None:
    """The club: a reward now and then, a friend invited, a word from the success team, an event."""
    person, dice = life.person, life.dice
    if person.joined_at is None:
        return
    since = max(person.joined_at, life.calendar.start)
    if dice.random() < min(0.6, person.activity * 0.2):
        life.track(
            life.calendar.draw("shop", dice, since),
            "Points Redeemed",
            life.app,
            {"title": "ارسال رایگان", "points": 500},
        )
    if dice.random() < min(0.4, person.activity * 0.1):
        life.track(life.calendar.draw("reading", dice, since), "Referral Sent", life.app)
    if dice.random() < 0.05:
        life.track(
            life.calendar.draw("support", dice, since),
            "Check-in Call Made",
            Place("phone", None, "phone line"),
            {"title": "حال دوچرخه چطور است؟"},
            DONE,
        )
    if dice.random() < 0.03:
        life.track(
            life.calendar.draw("leisure", dice, since),
            "Event Attended",
            COUNTER,
            {"title": dice.choice(words("events"))},
            DONE,
        )


def join_newsletter(life: Life) -> None:
    """Leave the e-mail in the form of the site: claimed, until the account says the same."""
    person, dice = life.person, life.dice
    if not person.newsletter or person.known_before:
        return
    at = person.first_at + dice.randrange(MINUTE, 3 * DAY)
    place = Place("web", person.mobile)
    life.identify(at, place, {"email": person.email, "firstName": person.given.fa}, sender=BROWSER)
    life.track(
        life.after(at, SECOND, 4 * SECOND),
        "Newsletter Signed Up",
        place,
        {"form": "فرم پایین سایت"},
        DONE,
    )


def be_doubled(life: Life) -> None:
    """A branch wrote the person down once more: the same, nearly."""
    person, twin, dice = life.person, life.person.twin, life.dice
    if twin is None or person.joined_at is None:
        return
    at = life.calendar.draw("support", dice, max(person.joined_at, life.calendar.start))
    traits = {"name": twin.name, "phone": twin.phone, "city": person.city.name}
    if twin.email:
        traits["email"] = twin.email
    first = len(life.events)
    life.identify(at, COUNTER, traits, sender=SERVER)
    place = {"title": words("branches")[0], "reason": "خرید حضوری"}
    life.track(at + MINUTE, "Branch Visited", COUNTER, place, DONE)
    for event in life.events[first:]:
        event.call.pop("anonymousId", None)
        event.call["userId"] = twin.user_id
