"""Events reach their handlers after commit, and a broken handler stops nobody."""

from collections import defaultdict
from dataclasses import dataclass

import pytest
from django.db import transaction

from hamdel.platform import events


@dataclass(frozen=True)
class Rang:
    caller: str


def fail(_event: Rang) -> None:
    raise ZeroDivisionError


@pytest.fixture(autouse=True)
def _own_handlers(monkeypatch):
    monkeypatch.setattr(events, "_handlers", defaultdict(list))


def test_a_handler_hears_after_the_commit(transactional_db):
    heard: list[Rang] = []
    events.subscribe(Rang, heard.append)
    with transaction.atomic():
        events.publish(Rang("mina"))
        assert heard == []
    assert heard == [Rang("mina")]


def test_what_is_rolled_back_was_never_announced(transactional_db):
    heard: list[Rang] = []
    events.subscribe(Rang, heard.append)
    with transaction.atomic():
        events.publish(Rang("mina"))
        transaction.set_rollback(True)
    assert heard == []


def test_a_failing_handler_stops_nobody(transactional_db):
    heard: list[Rang] = []
    events.subscribe(Rang, fail)
    events.subscribe(Rang, heard.append)
    events.publish(Rang("mina"))
    assert heard == [Rang("mina")]


def test_subscribing_twice_hears_once(transactional_db):
    heard: list[Rang] = []
    hear = heard.append
    events.subscribe(Rang, hear)
    events.subscribe(Rang, hear)
    events.publish(Rang("mina"))
    assert len(heard) == 1
