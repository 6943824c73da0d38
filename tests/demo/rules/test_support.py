from hamdel.demo.rules.company import cohort_events
from hamdel.demo.rules.life import DemoEvent
from hamdel.demo.rules.plan import Plan

EVENTS = list(cohort_events(Plan(seed=5, now=1_795_422_600_000_000, people=250), range(3, 251)))


def named(*names: str) -> list[DemoEvent]:
    return [event for event in EVENTS if event.call.get("event") in names]


def test_promises_are_kept_or_broken_after_they_are_made() -> None:
    made, kept, broken = (named(f"Promise {end}") for end in ("Made", "Kept", "Broken"))
    assert len(made) >= len(kept) + len(broken)
    assert kept
    assert broken
    assert all(e.call["context"]["hamdel"]["outcome"] == "failure" for e in broken)


def test_waiting_costs_effort_and_some_hang_up() -> None:
    answered = named("Call Answered")
    waits = [
        (e.call["properties"]["wait_seconds"], e.call["context"]["hamdel"]["effort"])
        for e in answered
    ]
    assert all(1 <= effort <= 7 for _, effort in waits)
    left = named("Call Missed")
    assert 0 < len(left) < len(answered)


def test_nobody_is_answered_at_night() -> None:
    hours = {(event.at // 3_600_000_000 + 3.5) % 24 // 1 for event in named("Call Answered")}
    assert hours <= set(range(6, 24))


def test_what_is_said_on_the_phone_has_no_drawings() -> None:
    said = "".join(e.call["context"]["hamdel"]["text"] for e in named("Call Answered"))
    assert not {"😡", "🙏", "❤", "🙂", "👏"} & set(said)
