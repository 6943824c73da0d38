"""Followers: nothing lost, nothing twice, a poison row rests and the rest goes on."""

from datetime import timedelta

import pytest
from django.db import OperationalError

from hamdel.platform import followers
from hamdel.platform.followers import Follower
from hamdel.platform.models import Bucket, Cursor, RestingRow
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


class Log:
    """A pretended log of numbered rows, and a follower that keeps each row it reads."""

    def __init__(self, size, *, poison=(), batch=8):
        self.size = size
        self.poison = set(poison)
        self.calls = 0
        self.follower = Follower("reader", self.source, self.act, batch)

    def source(self, position, limit):
        rows = list(range(position + 1, min(position + limit, self.size) + 1))
        return rows, rows[-1] if rows else position

    def act(self, rows):
        self.calls += 1
        Bucket.objects.bulk_create(
            [Bucket(name=str(row), started_at=NOW, tries=1) for row in rows]
        )
        if self.poison & set(rows):
            raise ValueError("secret of mina")

    def kept(self):
        return sorted(int(row.name) for row in Bucket.objects.all())


@pytest.fixture
def clock(monkeypatch):
    """A clock that goes two minutes on at every look, so that no pause is waited for."""
    looks = iter(range(100_000))
    monkeypatch.setattr(followers, "system_now", lambda: NOW + timedelta(minutes=2 * next(looks)))


@pytest.fixture
def follow(monkeypatch, clock):
    monkeypatch.setattr(followers, "_followers", {})

    def run(log, *, rounds=1):
        followers.register(log.follower)
        for _ in range(rounds):
            followers.run_once()

    return run


def test_it_reads_everything_once_and_in_batches(follow):
    log = Log(20)
    follow(log, rounds=3)
    assert log.kept() == list(range(1, 21))
    assert log.calls == 3


def test_new_rows_are_found_from_the_cursor(follow):
    log = Log(3)
    follow(log)
    log.size = 5
    follow(log)
    assert log.kept() == [1, 2, 3, 4, 5]
    assert Cursor.objects.get(pk="reader").position == 5


def test_a_failed_batch_leaves_neither_rows_nor_a_moved_cursor(follow):
    log = Log(4, poison={3})
    follow(log)
    assert log.kept() == []
    cursor = Cursor.objects.get(pk="reader")
    assert (cursor.position, cursor.failures) == (0, 1)


def test_the_poison_rows_rest_and_all_others_are_done(follow):
    log = Log(40, poison={5, 6, 37})
    follow(log, rounds=200)
    assert log.kept() == [row for row in range(1, 41) if row not in {5, 6, 37}]
    assert sorted(RestingRow.objects.values_list("position", flat=True)) == [5, 6, 37]
    assert Cursor.objects.get(pk="reader").span == 0


def test_a_row_is_tried_five_times_before_it_rests(follow):
    log = Log(1, poison={1}, batch=1)
    follow(log, rounds=4)
    assert RestingRow.objects.count() == 0
    follow(log)
    assert RestingRow.objects.count() == 1
    assert log.calls == 5


def test_what_is_said_of_a_failure_holds_no_values(follow):
    log = Log(1, poison={1})
    follow(log, rounds=5)
    (resting,) = followers.resting_rows()
    assert resting.error.startswith("ValueError in ")
    assert "mina" not in resting.error


def test_a_failing_follower_waits_before_it_tries_again(monkeypatch):
    monkeypatch.setattr(followers, "_followers", {})
    monkeypatch.setattr(followers, "system_now", lambda: NOW)
    log = Log(1, poison={1})
    followers.register(log.follower)
    followers.run_once()
    followers.run_once()
    assert log.calls == 1


def test_one_failing_follower_does_not_hold_up_another(follow):
    bad = Log(3, poison={1})
    followers.register(Follower("bad", bad.source, bad.act, 8))
    good = Log(3)
    follow(good)
    assert good.kept() == [1, 2, 3]


def test_trouble_of_the_database_is_not_held_against_the_rows(follow):
    log = Log(1)

    def act(_rows):
        raise OperationalError

    followers.register(Follower("reader", log.source, act, 8))
    with pytest.raises(OperationalError):
        followers.run_once()
    assert not Cursor.objects.filter(pk="reader").exclude(failures=0).exists()


def test_a_cursor_that_another_worker_moved_stops_the_batch(follow, monkeypatch):
    log = Log(3)

    def source(position, limit):
        Cursor.objects.update_or_create(pk="reader", defaults={"position": 3})
        return log.source(position, limit)

    followers.register(Follower("reader", source, log.act, 8))
    followers.run_once()
    assert log.kept() == []


def test_a_resting_row_can_be_tried_again(follow):
    log = Log(3, poison={2})
    follow(log, rounds=50)
    (resting,) = followers.resting_rows()
    assert followers.try_again(resting_id=resting.id) is False
    log.poison.clear()
    assert followers.try_again(resting_id=resting.id) is True
    assert log.kept() == [1, 2, 3]
    assert followers.try_again(resting_id=resting.id) is False


class Gapped(Log):
    """A log with gaps between its rows; its source itself fails at some of them."""

    def __init__(self, rows, *, unreadable=(), few=(), batch=8):
        super().__init__(max(rows))
        self.rows = rows
        self.unreadable = set(unreadable)
        self.few = set(few or rows)
        self.follower = Follower("reader", self.source, self.act, batch, positions=self.positions)

    def positions(self, position, limit):
        return [row for row in self.rows if row > position][:limit]

    def source(self, position, limit):
        self.calls += 1
        found = self.positions(position, limit)
        if self.unreadable & set(found):
            raise ValueError("secret of mina")
        return [row for row in found if row in self.few], found[-1] if found else position


def test_rows_that_the_source_can_not_read_rest_and_all_others_are_done(follow):
    rows = [n * 7 for n in range(1, 41)]
    log = Gapped(rows, unreadable={rows[4], rows[5], rows[36]})
    follow(log, rounds=200)
    assert log.kept() == sorted(set(rows) - log.unreadable)
    resting = RestingRow.objects.order_by("position").values_list("after", "position")
    assert list(resting) == [
        (rows[3], rows[4]), (rows[4], rows[5]), (rows[35], rows[36]),
    ]  # fmt: skip
    assert Cursor.objects.get(pk="reader").span == 0


def test_a_row_that_could_not_be_read_can_be_tried_again(follow):
    log = Gapped([3, 9, 12], unreadable={9})
    follow(log, rounds=50)
    (resting,) = followers.resting_rows()
    assert resting.error.startswith("ValueError in ")
    assert followers.try_again(resting_id=resting.id) is False
    log.unreadable.clear()
    assert followers.try_again(resting_id=resting.id) is True
    assert log.kept() == [3, 9, 12]


def test_where_a_source_picks_few_rows_the_one_that_fails_is_found_all_the_same(follow):
    rows = [n * 7 for n in range(1, 41)]
    log = Gapped(rows, few={rows[3], rows[20]})
    log.poison = {rows[3]}
    follow(log, rounds=200)
    assert log.kept() == [rows[20]]
    (resting,) = followers.resting_rows()
    assert resting.position == rows[3]
    log.poison.clear()
    assert followers.try_again(resting_id=resting.id) is True
    assert log.kept() == [rows[3], rows[20]]


@pytest.mark.parametrize("positions", [None, lambda _position, _limit: []])
def test_a_source_that_fails_without_a_row_only_waits(follow, positions):
    log = Gapped([5], unreadable={5})
    log.follower = Follower("reader", log.source, log.act, 8, positions=positions)
    follow(log, rounds=20)
    cursor = Cursor.objects.get(pk="reader")
    assert (cursor.position, cursor.failures) == (0, 20)
    assert RestingRow.objects.count() == 0
    log.unreadable.clear()
    follow(log)
    assert log.kept() == [5]


def test_trouble_of_the_database_in_a_source_is_not_held_against_the_rows(follow):
    def source(_position, _limit):
        raise OperationalError

    followers.register(Follower("reader", source, print, 8))
    with pytest.raises(OperationalError):
        followers.run_once()
    assert not Cursor.objects.filter(pk="reader").exclude(failures=0).exists()


def test_a_source_that_fails_does_not_hold_up_another_follower(follow):
    bad = Gapped([1], unreadable={1})
    followers.register(Follower("bad", bad.source, bad.act, 8))
    good = Log(3)
    follow(good)
    assert good.kept() == [1, 2, 3]


def test_lags_say_how_many_rows_wait(follow):
    log = Log(5000)
    followers.register(log.follower)
    (lag,) = followers.lags()
    assert (lag.name, lag.behind, lag.moved_at) == ("reader", 1000, None)
    log.size = 7
    follow(log)
    (lag,) = followers.lags()
    assert (lag.behind, lag.position, lag.failures) == (0, 7, 0)
    assert lag.moved_at is not None


def test_followers_of_one_log_are_told_by_one_question(follow):
    asked = []

    def tip() -> int:
        asked.append(1)
        return 12

    first, second = Log(5), Log(5)
    followers.register(Follower("one", first.source, first.act, tip=tip))
    followers.register(Follower("two", second.source, second.act, tip=tip))
    assert [lag.behind for lag in followers.lags()] == [12, 12]
    assert len(asked) == 1
