from hamdel.demo.rules.company import events_of
from hamdel.demo.rules.plan import JENNY, MINUTE, TRANSFER, Plan

PLAN = Plan(seed=7, now=1_795_422_600_000_000, people=2)


def test_jennys_day_has_five_moments_on_two_devices() -> None:
    moments = [event for event in events_of(PLAN, JENNY) if event.call["type"] != "identify"]
    told = [event.call.get("event") or event.call.get("name") for event in moments]
    assert told == [
        "هوای امروز",
        "باد ساعت‌به‌ساعت",
        "Ad Clicked",
        "Newsletter Signed Up",
        "Blog Post Viewed",
    ]
    assert len({event.call["anonymousId"] for event in moments}) == 2
    assert not any("userId" in event.call for event in moments)


def test_a_minute_after_the_failed_transfer_the_same_person_calls() -> None:
    *_, failed, call = events_of(PLAN, TRANSFER)
    assert failed.call["event"] == "Transfer Failed"
    assert failed.call["properties"]["amount"] == 25_000_000  # rial
    assert call.call["context"]["hamdel"]["channel"] == "phone"
    assert call.at - failed.at == MINUTE
    assert call.call["userId"] == failed.call["userId"]
    assert 0 < PLAN.now - call.at < 5 * MINUTE
