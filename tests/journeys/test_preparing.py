"""What was prepared answers as the moments do, whatever came since."""

from datetime import timedelta

import pytest

from hamdel.customers.public import merge_customers, undo_merge
from hamdel.interactions.public import Given, draft_of_given, record_interactions
from hamdel.journeys.contracts import Span
from hamdel.journeys.feeding import feed
from hamdel.journeys.preparing import prepare_steps
from hamdel.journeys.queries import asking
from hamdel.journeys.queries.flows import directly_follows
from hamdel.journeys.queries.friction import friction, hurting_at
from hamdel.platform import followers
from hamdel.warehouse.models import Prepared
from hamdel.warehouse.public import empty_profiles
from hamdel.warehouse.rules import preparing
from hamdel.warehouse.usecases.emptying import WRITTEN_WITHIN, write_anew
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
DAY = 86_400
ACTIONS = ("Product Viewed", "Chat Started", "Call Answered", "Payment")
SPANS = [
    Span(since=NOW - timedelta(days=first), until=NOW - timedelta(days=last))
    for first, last in ((20, 0), (9, 4))
]


def tell(number, who, action, ago, **more):
    given = Given(
        id=f"r-{number}",
        occurred_at=NOW - timedelta(seconds=ago),
        identifiers=(("user_id", who),),
        channel="web",
        device="mobile",
        action=action,
        **more,
    )
    return draft_of_given(given, source="shop")


@pytest.fixture
def ready(monkeypatch):
    """A hundred moments of six people over ten days, prepared in two pieces of two files."""
    monkeypatch.setattr(preparing, "ORDERING", 10_000)
    monkeypatch.setattr("hamdel.warehouse.usecases.preparing.parts_of", lambda _: 2)
    monkeypatch.setattr("hamdel.warehouse.usecases.preparing.slices_of", lambda _: 2)
    drafts = [
        tell(
            n, f"p{n * 7 % 6}", ACTIONS[n % 4], n * 8_640 - n % 5 * 20, sentiment=-0.6 + n % 3 / 2
        )
        for n in range(1, 100)
    ]
    drafts += [tell(100 + n, "p1", "Payment", 3 * DAY + n * 10) for n in range(4)]
    recorded = record_interactions(drafts, now=NOW)
    followers.run_once()
    feed(now=NOW)
    assert prepare_steps(now=NOW, least=1) == 5
    return sorted({one.profile_id for one in recorded})


def answers():
    """Questions over steps, of all of it and of a part."""
    whole, part = SPANS
    before = (part.since - timedelta(days=9), part.since)
    return [
        directly_follows(whole, by="action"),
        directly_follows(part, by="action"),
        friction(part, before=before),
        hurting_at("action:Payment", whole, most=50),
    ]


def raw_answers(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(asking, "ready_for", lambda _: None)
        return answers()


def test_all_answers_are_the_same_whatever_came_since(ready, monkeypatch):
    used = []
    real = asking.ready_for

    def listen(span):
        used.append(real(span))
        return used[-1]

    monkeypatch.setattr(asking, "ready_for", listen)
    first = answers()
    assert all(used)
    assert first == raw_answers(monkeypatch)
    # A late moment between others, a new one, one of a newcomer.
    late = [tell(200, "p2", "Payment", 4 * DAY + 77), tell(201, "p3", "Chat Started", 60)]
    record_interactions([*late, tell(202, "p9", "Payment", 50)], now=NOW)
    second = answers()
    assert second == raw_answers(monkeypatch) != first
    followers.run_once()
    assert feed(now=NOW + timedelta(minutes=11)) == 1  # now it is in a file
    assert answers() == second
    done = merge_customers(keep=ready[0], join=ready[4], why="یک نفرند", who="leila", now=NOW)
    third = answers()
    assert third == raw_answers(monkeypatch) != second
    assert prepare_steps(now=NOW, least=1) == 5
    assert answers() == third
    undo_merge(merge_id=done.id, who="leila", now=NOW)
    assert answers() == second
    assert (
        prepare_steps(now=NOW, least=1) == 0
    )  # nothing new in files: who was parted is found when asked


def test_the_erased_are_not_told_of_and_are_prepared_anew(ready, monkeypatch):
    empty_profiles(ready, now=NOW + timedelta(minutes=1))
    told = answers()
    assert told == raw_answers(monkeypatch)
    assert not any("felt_bad" in one.signs for one in told[-1])
    later = NOW + WRITTEN_WITHIN + timedelta(hours=1)
    write_anew(now=later)
    assert answers() == told  # the word is kept until it is prepared anew
    assert prepare_steps(now=later, least=1) == 5
    write_anew(now=later)
    assert answers() == told
    assert prepare_steps(now=later, least=1) == 0


def test_who_prepares_at_the_same_time_comes_second(ready, monkeypatch):
    record_interactions([tell(300, "p2", "Payment", 100)], now=NOW)
    followers.run_once()
    feed(now=NOW + timedelta(minutes=11))
    real = preparing.parts_of

    def meanwhile(moments):
        monkeypatch.setattr("hamdel.warehouse.usecases.preparing.parts_of", real)
        assert prepare_steps(now=NOW, least=1) > 0
        return real(moments)

    monkeypatch.setattr("hamdel.warehouse.usecases.preparing.parts_of", meanwhile)
    assert prepare_steps(now=NOW, least=1) == 0
    live = Prepared.objects.filter(retired_at=None, table="steps")
    assert sum(one.rows for one in live) == 104


def test_a_little_is_read_as_it_is(ready, monkeypatch):
    monkeypatch.setattr(preparing, "ORDERING", 0)
    assert asking.ready_for(SPANS[0]) is None


def test_what_another_version_prepared_serves_no_more(ready, monkeypatch):
    monkeypatch.setattr("hamdel.journeys.preparing.version_of_steps", lambda: "newer")
    monkeypatch.setattr(asking, "version_of_steps", lambda: "newer")
    assert asking.ready_for(SPANS[0]) is None
    assert prepare_steps(now=NOW, least=1) == 5
    assert asking.ready_for(SPANS[0]) is not None
