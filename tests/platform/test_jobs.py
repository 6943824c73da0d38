"""Due rows and periodic jobs: claimed once, tried five times, then at rest."""

import threading
from datetime import datetime, timedelta

import pytest
from django.db import connection

from hamdel.platform import jobs
from hamdel.platform.models import JobLease
from tests.ground.cast import NOW

LEASE = timedelta(minutes=5)
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _own_jobs(monkeypatch):
    monkeypatch.setattr(jobs, "_jobs", {})


def rows(count, **facts):
    JobLease.objects.bulk_create(
        [JobLease(name=f"row {at}", **{"due_at": NOW, **facts}) for at in range(count)]
    )


def claim(*, now=NOW, limit=10):
    return jobs.claim_due(JobLease, now=now, limit=limit, lease=LEASE)


@pytest.mark.django_db
def test_only_due_rows_are_claimed_oldest_first():
    rows(2)
    JobLease.objects.create(name="older", due_at=NOW - MINUTE)
    JobLease.objects.create(name="later", due_at=NOW + MINUTE)
    assert [row.name for row in claim(limit=2)] == ["older", "row 0"]
    assert [row.name for row in claim()] == ["row 1"]


@pytest.mark.django_db
def test_a_claimed_row_is_nobody_elses_until_its_lease_ends():
    rows(1)
    assert len(claim()) == 1
    assert claim(now=NOW + LEASE) == []
    assert len(claim(now=NOW + LEASE + MINUTE)) == 1


@pytest.mark.django_db
def test_a_row_that_failed_waits_longer_each_time_and_rests_after_the_fifth():
    rows(1)
    now, waits = NOW, []
    for _ in range(5):
        (row,) = claim(now=now)
        assert jobs.fail(row, error=ValueError("mina"), now=now)
        waits.append(row.due_at - now)
        now = row.due_at
    assert waits == sorted(waits)
    assert waits[0] < waits[4]
    assert claim(now=now + LEASE) == []
    row = JobLease.objects.get()
    assert (row.state, row.error) == ("resting", "ValueError")


@pytest.mark.django_db
def test_a_row_whose_worker_dies_each_time_comes_to_rest():
    rows(1)
    now = NOW
    for _ in range(5):
        assert len(claim(now=now)) == 1
        now += LEASE + MINUTE
    assert claim(now=now) == []
    assert JobLease.objects.get().state == "resting"


@pytest.mark.django_db
def test_an_end_that_comes_after_the_lease_changes_nothing():
    rows(1)
    (slow,) = claim()
    (other,) = claim(now=NOW + LEASE + MINUTE)
    assert jobs.finish(slow) is False
    assert JobLease.objects.get().state == "running"
    assert jobs.finish(other) is True
    assert JobLease.objects.get().state == "done"


@pytest.mark.django_db(transaction=True)
def test_many_workers_claim_each_row_once():
    rows(60)
    taken: list[str] = []
    lock = threading.Lock()

    def work(skew):
        while mine := claim(now=NOW + skew, limit=3):
            with lock:
                taken.extend(row.name for row in mine)
        connection.close()

    skews = (timedelta(), MINUTE, timedelta())
    workers = [threading.Thread(target=work, args=(skew,)) for skew in skews]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(taken) == sorted(f"row {at}" for at in range(60))


@pytest.mark.django_db
def test_a_job_runs_at_once_and_then_every_so_often():
    runs: list[datetime] = []
    jobs.job(name="chore", every=timedelta(hours=1))(runs.append)
    for minutes in (0, 30, 59, 60, 61, 120):
        jobs.run_due(now=NOW + timedelta(minutes=minutes))
    assert runs == [NOW, NOW + timedelta(hours=1), NOW + timedelta(hours=2)]
    (facts,) = jobs.facts()
    assert (facts.done_at, facts.failures) == (runs[-1], 0)


@pytest.mark.django_db
def test_a_job_that_fails_is_seen_and_never_given_up():
    runs: list[datetime] = []

    def work(now):
        runs.append(now)
        raise ValueError("mina")

    jobs.job(name="chore", every=timedelta(days=1))(work)
    for hours in range(24 * 4):
        jobs.run_due(now=NOW + timedelta(hours=hours))
    (facts,) = jobs.facts()
    assert facts.error.startswith("ValueError in ")
    assert "mina" not in facts.error
    assert facts.failures > 0
    assert len(runs) >= 7  # five tries on the first day, then one a day


@pytest.mark.django_db
def test_one_failing_job_does_not_hold_up_another():
    runs: list[datetime] = []
    jobs.job(name="a bad one", every=MINUTE)(lambda _now: 1 / 0)
    jobs.job(name="good", every=MINUTE)(runs.append)
    jobs.run_due(now=NOW)
    assert runs == [NOW]


@pytest.mark.django_db
def test_a_turn_can_be_ordered():
    turns: list[datetime] = []
    jobs.job(name="daily", every=timedelta(days=1))(turns.append)
    jobs.run_due(now=NOW)
    jobs.run_due(now=NOW + MINUTE)
    assert turns == [NOW]
    jobs.order("daily", now=NOW + MINUTE)
    jobs.run_due(now=NOW + MINUTE)
    jobs.run_due(now=NOW + 2 * MINUTE)
    assert turns == [NOW, NOW + MINUTE]


@pytest.mark.django_db
def test_an_order_may_come_before_the_first_turn():
    jobs.job(name="daily", every=timedelta(days=1))(lambda _now: None)
    jobs.order("daily", now=NOW)
    assert jobs.run_due(now=NOW) == 1
