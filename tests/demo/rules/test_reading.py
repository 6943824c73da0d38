from hamdel.demo.rules.company import cohort_events
from hamdel.demo.rules.life import DemoEvent
from hamdel.demo.rules.plan import Plan

EVENTS = list(cohort_events(Plan(seed=5, now=1_795_422_600_000_000, people=250), range(3, 251)))


def named(*names: str) -> list[DemoEvent]:
    return [event for event in EVENTS if event.call.get("event") in names]


def test_the_letter_is_the_same_for_all_in_a_week() -> None:
    weeks: dict[int, set[str]] = {}
    for event in named("Newsletter Opened"):
        weeks.setdefault(event.at // (7 * 86_400_000_000), set()).add(
            event.call["properties"]["subject"]
        )
    assert max(map(len, weeks.values())) <= 2  # a letter is opened up to two days later
    assert len(set.union(*weeks.values())) == 5


def test_the_weather_is_what_people_come_for() -> None:
    looks = [e for e in EVENTS if e.call["type"] == "screen"]
    assert len(looks) > len(EVENTS) / 3
    assert {e.call["name"] for e in looks} >= {"هوای امروز", "کیفیت هوا"}


def test_networks_do_not_know_who_looks() -> None:
    assert all(e.call.get("anonymousId") for e in named("Ad Viewed", "Post Liked"))
