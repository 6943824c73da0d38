from collections import Counter

from hamdel.demo.rules.company import cohort_events
from hamdel.demo.rules.outage import in_outage, in_rush
from hamdel.demo.rules.plan import Plan

PLAN = Plan(seed=7, now=1_795_422_600_000_000, people=400)
MONEY = {"Transfer Failed": "failed", "Transfer Completed": "done", "Bill Paid": "done"}


def test_the_wallet_fails_far_above_usual_on_android_and_nowhere_else() -> None:
    seen: Counter[tuple[bool, bool, str]] = Counter()
    for event in cohort_events(PLAN, range(1, 401)):
        name = str(event.call.get("event"))
        system = event.call["context"].get("os", {}).get("name")
        if name in MONEY and system:
            seen[in_outage(PLAN, event.at), system == "Android", MONEY[name]] += 1
    assert seen[True, True, "failed"] > seen[True, True, "done"]
    usual = seen[False, True, "failed"] / seen[False, True, "done"]
    assert usual < 0.06
    assert seen[True, False, "failed"] <= 1


def test_angry_messages_follow() -> None:
    about = [
        event.at
        for event in cohort_events(PLAN, range(1, 401))
        if event.call.get("properties", {}).get("reason") == "حوالهٔ ناموفق"
        and event.call["context"]["hamdel"].get("sentiment", 0) < 0
    ]
    rushed = sum(in_rush(PLAN, at) for at in about)
    assert rushed >= 5
    assert rushed > len(about) / 3
