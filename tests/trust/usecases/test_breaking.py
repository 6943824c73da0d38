"""What the clock does to promises, each once however many workers look."""

import threading
from datetime import timedelta

import pytest
from django.db import connections

from hamdel.interactions.public import story_of
from hamdel.trust.models import Alarm, Promise
from hamdel.trust.usecases.breaking import ring_alarms
from hamdel.trust.usecases.promising import keep_promise
from tests.ground.cast import NOW
from tests.trust.conftest import BY, HOUR, Give

SECOND = timedelta(seconds=1)


def state(row: Promise) -> str:
    return Promise.objects.values_list("state", flat=True).get(pk=row.pk)


def test_it_is_at_risk_at_three_quarters_and_broken_to_the_minute(give: Give) -> None:
    row = give()
    for at, expected in (
        (HOUR * 0.75 - SECOND, "open"),
        (HOUR * 0.75, "at_risk"),
        (HOUR - SECOND, "at_risk"),
        (HOUR, "broken"),
    ):
        ring_alarms(now=NOW + at)
        assert state(row) == expected
    assert Promise.objects.get(pk=row.pk).ended_at == NOW + HOUR


def test_what_was_kept_is_left_alone(give: Give, profile: int) -> None:
    row = give()
    keep_promise(promise_id=row.pk, by=BY, now=NOW)
    assert ring_alarms(now=NOW + 2 * HOUR) == 0
    assert state(row) == "kept"
    assert [one.action for one in story_of(profile).moments] == ["Promise Kept", "Promise Made"]


def test_a_worker_that_slept_breaks_it_as_of_its_minute(give: Give, profile: int) -> None:
    give()
    ring_alarms(now=NOW + timedelta(days=2))
    broken = next(m for m in story_of(profile).moments if m.action == "Promise Broken")
    assert (broken.action, broken.occurred_at, broken.outcome) == (
        "Promise Broken",
        NOW + HOUR,
        "failure",
    )


def test_an_alarm_whose_worker_died_rings_again(give: Give) -> None:
    row = give()
    Alarm.objects.filter(promise=row, what="break").update(
        state="running", lease_until=NOW + HOUR + timedelta(minutes=2)
    )
    ring_alarms(now=NOW + HOUR)
    assert state(row) == "at_risk"
    ring_alarms(now=NOW + HOUR + timedelta(minutes=3))
    assert state(row) == "broken"


@pytest.mark.django_db(transaction=True)
def test_three_workers_break_each_promise_once(transactional_db: None, give: Give) -> None:
    rows = [give(f"قول {number}") for number in range(12)]
    profile = rows[0].profile_id
    problems: list[Exception] = []

    def work() -> None:
        try:
            for _ in range(6):
                ring_alarms(now=NOW + HOUR)
        except Exception as error:  # noqa: BLE001 - whatever a worker meets
            problems.append(error)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    assert problems == []
    assert {state(row) for row in rows} == {"broken"}
    told = [one.action for one in story_of(profile, limit=100).moments]
    assert told.count("Promise Broken") == 12
    assert not Alarm.objects.exclude(state="done").exists()
