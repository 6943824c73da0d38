import json
from itertools import pairwise

from hamdel.demo.rules.calendar import calendar_of
from hamdel.demo.rules.company import cohort_events, events_of
from hamdel.demo.rules.life import BROWSER, SERVER, SIGNED
from hamdel.demo.rules.plan import HOUR, Plan
from hamdel.interactions.public import Source, draft_of, read_event

NOW = 1_795_422_600_000_000  # 2 Azar 1405, 12:00 in Tehran
PLAN = Plan(seed=7, now=NOW, people=120)
EVENTS = list(cohort_events(PLAN, range(1, 121)))


def test_the_same_seed_makes_the_same_company() -> None:
    again = [event.call for event in cohort_events(PLAN, range(1, 121))]
    assert again == [event.call for event in EVENTS]
    other = cohort_events(Plan(seed=8, now=NOW, people=120), range(1, 121))
    assert [event.call for event in other] != again


def test_one_person_is_the_same_alone_and_in_a_cohort() -> None:
    alone = [event.call["messageId"] for event in events_of(PLAN, 30)]
    cohort = [e.call["messageId"] for e in EVENTS if "-00030-" in e.call["messageId"]]
    assert alone == cohort
    assert alone


def test_events_come_in_the_order_of_arrival_and_within_three_months() -> None:
    assert all(a.arrives <= b.arrives for a, b in pairwise(EVENTS))
    start = calendar_of(PLAN).start
    assert all(start <= event.at < NOW for event in EVENTS)
    assert all(event.at <= event.arrives for event in EVENTS)


def test_some_events_are_late_and_some_out_of_order() -> None:
    late = [event for event in EVENTS if event.arrives - event.at > HOUR]
    assert 0 < len(late) < len(EVENTS) / 20
    assert any(a.at > b.at for a, b in pairwise(EVENTS))


def test_message_ids_are_unique() -> None:
    ids = [event.call["messageId"] for event in EVENTS]
    assert len(set(ids)) == len(ids)


def test_the_log_understands_every_event_and_its_instant() -> None:
    for event in EVENTS:
        source = Source(None, "demo", event.sender != BROWSER, event.arrives)
        draft = draft_of(*read_event(json.dumps(event.call).encode()), source)
        assert abs(draft.occurred_at - event.at) < 2_000_000
        assert draft.channel == event.call["context"]["hamdel"]["channel"]


def test_all_kinds_of_senders_and_channels_speak() -> None:
    assert {event.sender for event in EVENTS} == {BROWSER, SIGNED, SERVER}
    channels = {event.call["context"]["hamdel"]["channel"] for event in EVENTS}
    assert channels >= {
        "app",
        "web",
        "email",
        "phone",
        "chat",
        "telegram",
        "sms",
        "social",
        "in-person",
    }


def test_few_do_much_and_most_do_little() -> None:
    counts: dict[str, int] = {}
    for event in EVENTS:
        person = event.call["messageId"].split("-")[2]
        counts[person] = counts.get(person, 0) + 1
    ordered = sorted(counts.values(), reverse=True)
    assert sum(ordered[: len(ordered) // 5]) > 0.45 * sum(ordered)


def test_before_signing_in_a_device_names_nobody() -> None:
    silent = [e for e in EVENTS if e.sender == BROWSER and e.call["type"] != "identify"]
    assert silent
    assert not any("userId" in event.call for event in silent)
