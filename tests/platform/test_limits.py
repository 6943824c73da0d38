"""Limits count across processes, in the database."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from hamdel.platform import limits
from hamdel.platform.models import Bucket
from tests.ground.cast import NOW

MINUTE = timedelta(minutes=1)


def allow(*, now=NOW, name="sign-in:sara"):
    return limits.allow(name, limit=3, per=MINUTE, now=now)


@pytest.mark.django_db
def test_so_many_tries_and_no_more():
    assert [allow().allowed for _ in range(5)] == [True, True, True, False, False]
    assert allow(name="sign-in:reza").allowed


@pytest.mark.django_db
def test_a_refusal_says_when_to_come_back():
    for seconds in (0, 5, 10):
        allow(now=NOW + timedelta(seconds=seconds))
    assert allow(now=NOW + timedelta(seconds=20)).retry_after == 40
    assert allow(now=NOW + MINUTE).allowed


@pytest.mark.django_db
def test_tries_over_the_limit_write_nothing(django_assert_num_queries):
    for _ in range(3):
        allow()
    with django_assert_num_queries(1):
        allow()
    assert Bucket.objects.get().tries == 3


@pytest.mark.django_db
def test_forgiven_and_forgotten():
    for _ in range(3):
        allow()
    limits.forgive("sign-in:sara")
    assert allow().allowed
    assert limits.forget_old_tries(now=NOW + timedelta(hours=23)) == 0
    assert limits.forget_old_tries(now=NOW + timedelta(hours=25)) == 1


@pytest.mark.django_db(transaction=True)
def test_tries_at_the_same_time_are_all_counted():
    allowed, lock = [], threading.Lock()

    def guess():
        said = limits.allow("sign-in:mina", limit=10, per=MINUTE, now=NOW).allowed
        with lock:
            allowed.append(said)
        connection.close()

    threads = [threading.Thread(target=guess) for _ in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert allowed.count(True) == 10
