"""The worker goes on whatever happens, and stops when told."""

import threading
from datetime import timedelta

import pytest

from hamdel.platform import followers, jobs, worker
from hamdel.platform.followers import Follower


@pytest.fixture
def calls(monkeypatch, transactional_db):
    """Where the tests' follower notes what it saw; no other follower or job runs."""
    monkeypatch.setattr(followers, "_followers", {})
    monkeypatch.setattr(jobs, "_jobs", {})
    monkeypatch.setattr(worker, "_beside", [])
    monkeypatch.setattr(worker, "IDLE", 0.01)
    monkeypatch.setattr(worker, "PATIENCE", 0.01)
    monkeypatch.setattr(worker, "JOBS_EVERY", 0.01)
    return []


def run_until(done):
    stop = threading.Event()
    thread = threading.Thread(target=worker.run, args=(stop,))
    thread.start()
    assert done.wait(10)
    stop.set()
    thread.join(10)
    assert not thread.is_alive()


def test_it_follows_the_log_and_runs_jobs(calls):
    done = threading.Event()

    def source(position, _limit):
        return ([position + 1], position + 1) if position < 3 else ([], position)

    followers.register(Follower("reader", source, calls.extend))

    @jobs.job(name="chore", every=timedelta(hours=1))
    def chore(_now):
        calls.append("chore")

    def last(position, _limit):
        if 3 in calls:
            done.set()
        return [], position

    followers.register(Follower("last", last, print))
    run_until(done)
    assert sorted(map(str, calls)) == ["1", "2", "3", "chore"]


def test_what_runs_beside_waits_for_no_job_and_ends_with_it(calls):
    let_go, done = threading.Event(), threading.Event()

    @jobs.job(name="long", every=timedelta(hours=1))
    def long_job(_now):
        calls.append(let_go.wait(10))
        done.set()

    def beside(stop):
        let_go.set()
        stop.wait(10)
        calls.append("ended")

    worker.beside(beside)
    run_until(done)
    assert sorted(map(str, calls)) == ["True", "ended"]


def test_a_failing_source_does_not_end_it(calls):
    done = threading.Event()

    def source(position, _limit):
        calls.append(position)
        if len(calls) > 2:
            done.set()
            return [], position
        raise ConnectionError

    followers.register(Follower("reader", source, print))
    run_until(done)
    assert len(calls) >= 3


def test_started_it_runs_in_a_thread_until_its_event_is_set(calls):
    stop = worker.start()
    names = [thread.name for thread in threading.enumerate()]
    assert "worker" in names
    stop.set()
    for thread in threading.enumerate():
        if thread.name == "worker":
            thread.join(10)
            assert not thread.is_alive()
