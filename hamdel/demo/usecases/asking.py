"""The company asks by rules, has a guard that passed some over, and gives something for answers."""

from datetime import datetime
from typing import Final

from hamdel.asking.public import (
    IncentiveGiven,
    RuleGiven,
    Wanted,
    add_codes,
    ask_people,
    enter_answers,
    held_now,
    make_codes,
    offer_incentive,
    save_rule,
)
from hamdel.customers.public import list_customers
from hamdel.surveys.public import surveys

WHO: Final = "hamdel demo"
_ASKED: Final = 18
_HELD: Final = 8
_ENTERED: Final = 40
_CODES: Final = 200


def keep_asking(*, now: datetime) -> None:
    """Write the company's rules, ask some people, and give codes and a draw. Once, at its making."""
    delivery, bought, solved = (_survey(word) for word in ("تحویل", "هنگام خرید", "حل مشکل"))
    if delivery is None or bought is None or solved is None:
        return
    rules = (
        RuleGiven(
            name="یک روز پس از تحویل", survey_id=delivery, when="interaction", way="best",
            trigger={"action": "Order Delivered", "delay_minutes": 1_440},
        ),
        RuleGiven(
            name="در صفحهٔ سپاس از خرید", survey_id=bought, when="page", way="best",
            trigger={"page": {"path": "/thanks*", "seconds": 5}, "share": 30},
        ),
        RuleGiven(
            name="پس از بسته شدن پرونده", survey_id=solved, when="case_closed", way="best",
            trigger={"delay_minutes": 120},
        ),
    )  # fmt: skip
    for one in rules:
        save_rule(one, who=WHO, now=now)
    held = [one.customer_id for one in held_now(most=_HELD)][:_HELD]
    people = [one.id for one in list_customers(limit=_ASKED, whole=False).customers]
    wanted = Wanted(survey_id=bought, key="demo", customer_ids=[*people, *held], way="link")
    ask_people(wanted, by=WHO, now=now)
    _give(bought, now)


def _survey(word: str) -> int | None:
    """The company's open survey that has a word in its title."""
    found = surveys(state="open", text=word, limit=1)
    return found[0].id if found else None


def _give(survey_id: int, now: datetime) -> None:
    """Codes that wait for answers, and a draw that some are in."""
    codes = IncentiveGiven(
        survey_id=survey_id, kind="codes", name="ده درصد تخفیف سرویس",
        text="ده درصد تخفیف سرویس بعدی دوچرخه:",
    )  # fmt: skip
    add_codes(
        offer_incentive(codes, who=WHO, now=now), make_codes(_CODES, prefix="REKAB-"), who=WHO,
        now=now,
    )  # fmt: skip
    draw = IncentiveGiven(
        survey_id=survey_id, kind="draw", name="قرعه‌کشی یلدا", prize="یک دوچرخهٔ شهری رکاب",
        winners=3, only_invited=False, public_value_is="شاخص کل بورس تهران در پایان ۱ دی",
    )  # fmt: skip
    enter_answers(offer_incentive(draw, who=WHO, now=now), most=_ENTERED, now=now)
