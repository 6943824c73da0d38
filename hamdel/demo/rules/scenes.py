"""Two people by name: Jenny, whose day has five moments, and the one whose transfer fails."""

from dataclasses import replace
from typing import Any, Final

from .calendar import calendar_of
from .devices import laptop, mobile
from .life import BROWSER, FAILED, PHONE, Life, Place, Signs
from .names import Name
from .people import Person, person_of
from .personas import PERSONA
from .plan import DAY, HOUR, JENNY, MINUTE, SECOND, TRANSFER, Plan
from .speaking import toman
from .words import cities

JENNY_EMAIL: Final = "jenny@example.com"
TRANSFER_TOMAN: Final = 2_500_000
_TEHRAN = 0


def jenny(plan: Plan) -> Person:
    """Make Jenny: new, commuting, with a phone and a laptop, unknown until the form."""
    drawn = person_of(plan, JENNY)
    dice = plan.chance("scene", "jenny")
    return replace(
        drawn, sex="female", given=Name("جنی", "jenny"), family=Name("میرزایی", "mirzaei"),
        city=cities().things[_TEHRAN], area="یوسف‌آباد", born=1373, job="طراح", persona=PERSONA["commuter"],
        style="colloquial", email=JENNY_EMAIL, phone="09280001373", joined_at=None, known_before=False,
        devices=(mobile(dice, f"m-jenny-{plan.seed}", android=0), laptop(dice, f"w-jenny-{plan.seed}")),
        plus=False, newsletter=True, twin=None,
    )  # fmt: skip


def live_jennys_day(life: Life) -> None:
    """Her day, the last whole one: app at eight, site at noon, ad in the evening, form, blog."""
    day = _last_whole_day(life.plan)
    phone, computer = life.person.devices
    app, on_phone, on_laptop = Place("app", phone), Place("web", phone), Place("web", computer)
    life.page(
        day + 8 * HOUR + 2 * MINUTE,
        "هوای امروز",
        app,
        {"city": "تهران", "title": "هوای امروز، همراه قهوه"},
    )
    life.page(
        day + 12 * HOUR + 40 * MINUTE,
        "باد ساعت‌به‌ساعت",
        on_laptop,
        {"title": "امروز عصر باد می‌وزد؟"},
    )
    life.track(
        day + 18 * HOUR + 25 * MINUTE,
        "Ad Clicked",
        Place("social", phone),
        {"campaign": "خبرنامهٔ هوای رکاب", "network": "instagram"},
    )
    form = day + 18 * HOUR + 31 * MINUTE
    life.identify(
        form,
        on_phone,
        {"email": JENNY_EMAIL, "firstName": "جنی", "name": "جنی میرزایی"},
        sender=BROWSER,
    )
    signs = Signs("success", 0.4, "joy", 1.5)
    life.track(
        form + SECOND, "Newsletter Signed Up", on_phone, {"form": "فرم جاسازی‌شدهٔ خبرنامه"}, signs
    )
    life.track(
        day + 23 * HOUR + 12 * MINUTE,
        "Blog Post Viewed",
        on_phone,
        {"title": "طوفان برفی در راه است: پیش از رکاب زدن چه ببینیم", "seconds": 214},
    )
    # The laptop is hers too: the letter that evening was opened on it.
    opened = day + 19 * HOUR + 5 * MINUTE
    life.identify(opened, on_laptop, {"email": JENNY_EMAIL}, sender=BROWSER)


def teller(plan: Plan) -> Person:
    """Make the person of the failed transfer: an old customer with the wallet on an Android phone."""
    drawn = person_of(plan, TRANSFER)
    dice = plan.chance("scene", "transfer")
    phone = mobile(dice, f"m-transfer-{plan.seed}", android=1)
    joined = calendar_of(plan).start - 400 * DAY
    phone.signed_in_at = joined
    return replace(
        drawn, sex="male", given=Name("بهرام", "bahram"), family=Name("توکلی", "tavakoli"),
        city=cities().things[_TEHRAN], area="ستارخان", born=1361, job="مغازه‌دار", persona=PERSONA["commuter"],
        style="colloquial", email="bahram.tavakoli@example.com", phone="09070001361", activity=1.4,
        joined_at=joined, known_before=True, first_at=calendar_of(plan).start, left_at=plan.now,
        devices=(phone,), channels=("phone",), plus=True, newsletter=False, twin=None,
    )  # fmt: skip


def live_failed_transfer(life: Life) -> None:
    """A few minutes ago: the transfer fails, sixty seconds later the phone rings."""
    at = life.plan.now - 3 * MINUTE
    money: dict[str, Any] = {"amount": TRANSFER_TOMAN * 10, "currency": "IRR", "to": "•••• 4471"}
    life.page(at - 40 * SECOND, "حواله", life.app, {"title": "حواله به کارت"})
    life.track(at - 25 * SECOND, "Transfer Started", life.app, money)
    life.track(
        at, "Transfer Failed", life.app, money | {"error": "پاسخی از بانک مقصد نرسید"}, FAILED
    )
    said = (
        f"الان حواله زدم {toman(TRANSFER_TOMAN)} تومن از حسابم کم شد ولی نوشت ناموفق. پولم کجاست؟"
    )
    signs = Signs(None, -0.6, "fear", 3.5, said)
    facts = {
        "queue": "کیف رکاب",
        "reason": "حوالهٔ ناموفق",
        "wait_seconds": 9,
        "agent": "سارا نوری",
    }
    life.track(at + MINUTE, "Call Answered", PHONE, facts, signs)


def _last_whole_day(plan: Plan) -> int:
    return calendar_of(plan).days[-2].start
