from hamdel.demo.rules.company import cohort_events
from hamdel.demo.rules.life import DemoEvent
from hamdel.demo.rules.plan import Plan

EVENTS = list(cohort_events(Plan(seed=5, now=1_795_422_600_000_000, people=250), range(3, 251)))


def named(*names: str) -> list[DemoEvent]:
    return [event for event in EVENTS if event.call.get("event") in names]


def test_money_moves_in_rial_and_mostly_arrives() -> None:
    done, failed = named("Transfer Completed", "Bill Paid"), named("Transfer Failed")
    assert all(e.call["properties"]["amount"] % 500_000 == 0 for e in done + failed)
    assert len(failed) < len(done) / 3
    assert all(e.call["properties"]["error"] for e in failed)


def test_only_who_is_known_has_a_wallet() -> None:
    assert all("userId" in e.call for e in named("Transfer Completed", "Wallet Topped Up"))
