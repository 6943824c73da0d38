"""What contacts are about, and which reasons are right about it."""

from hamdel.demo.rules.matters import first_right, is_cause_of, is_judged, matter_of
from hamdel.demo.rules.plan import DAY, Plan

PLAN = Plan(1405, 100 * DAY, 100)


def test_only_contacts_are_about_something() -> None:
    told = {"reason": "حوالهٔ ناموفق"}
    assert matter_of("Call Answered", told) == "transfer_failed"
    assert matter_of("Promise Made", told) == ""
    assert matter_of("Chat Started", {}) == ""


def test_the_first_that_is_right() -> None:
    stood = [("failed", "Payment"), ("late", "Order"), ("on_way", "Order")]
    assert first_right("late_order", stood) == ("late", "Order")
    assert first_right("thanks", stood) is None
    assert is_cause_of("renewal", "due", "Subscription")


def test_a_fifth_of_the_last_six_weeks_is_judged() -> None:
    judged = sum(is_judged(PLAN, f"m{n}", PLAN.now - DAY) for n in range(2000))
    assert 340 < judged < 460
    assert not any(is_judged(PLAN, f"m{n}", PLAN.now - 50 * DAY) for n in range(2000))
