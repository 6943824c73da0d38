from hamdel.demo.rules.company import cohort_events
from hamdel.demo.rules.life import DemoEvent
from hamdel.demo.rules.plan import Plan

EVENTS = list(cohort_events(Plan(seed=5, now=1_795_422_600_000_000, people=250), range(3, 251)))


def named(*names: str) -> list[DemoEvent]:
    return [event for event in EVENTS if event.call.get("event") in names]


def test_newcomers_sign_up_once_after_installing() -> None:
    installed = {e.call["messageId"].split("-")[2]: e.at for e in named("Application Installed")}
    people = [e.call["messageId"].split("-")[2] for e in named("Signed Up")]
    assert len(set(people)) == len(people) > 10
    for event in named("Signed Up"):
        assert installed.get(event.call["messageId"].split("-")[2], 0) < event.at


def test_subscriptions_are_renewed_a_month_apart() -> None:
    last: dict[str, int] = {}
    for event in named("Subscription Renewed"):
        person = event.call["userId"]
        assert event.at - last.get(person, 0) > 29 * 86_400_000_000
        last[person] = event.at
    assert last


def test_twins_come_with_a_second_account() -> None:
    assert any(
        e.call.get("userId", "").endswith("-b") for e in EVENTS if e.call["type"] == "identify"
    )


def test_the_form_of_the_newsletter_only_claims() -> None:
    forms = [e for e in EVENTS if e.call["type"] == "identify" and e.sender == "browser"]
    assert forms
    assert all(set(e.call["traits"]) == {"email", "firstName"} for e in forms)
