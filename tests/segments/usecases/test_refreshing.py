from datetime import timedelta

import pytest

from hamdel.customers.public import correct_attributes, erase_customer, merge_customers
from hamdel.platform import events
from hamdel.segments.following import look_beside
from hamdel.segments.models import DayCount, Membership, Segment
from hamdel.segments.public import (
    SegmentDraft,
    SegmentJoined,
    SegmentLeft,
    change_segment,
    make_segment,
    members_kept,
    moves,
    segments_of,
)
from hamdel.segments.usecases.refreshing import (
    due_segments,
    end_of,
    local_day,
    look_at,
    reckon_past,
)
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
BUYERS = {"rule": "moments", "action": "Order Completed", "at_least": 1, "days": 10}


@pytest.fixture
def buyers(db):
    draft = SegmentDraft(name_fa="خریداران", name_en="Buyers", rule=BUYERS)
    return make_segment(draft, who="reza", now=NOW)


@pytest.fixture
def told(monkeypatch):
    heard: list[object] = []
    for kind in (SegmentJoined, SegmentLeft):
        monkeypatch.setitem(events._handlers, kind, [heard.append])
    return heard


def kept(segment) -> list[int]:
    return [one for one, _ in members_kept(segment.id)]


def test_a_segment_is_filled_when_it_is_made(shop) -> None:
    mina = shop.did("mina")
    made = make_segment(SegmentDraft(name_fa="خ", name_en="Buyers", rule=BUYERS), who="r", now=NOW)
    assert (made.members, kept(made), made.looked_at) == (1, [mina], NOW)
    assert [one.by_rule for one in moves(made.id, joined=True)] == [True]


def test_the_follower_looks_at_who_did_something_and_tells(
    shop, buyers, caught_up, told, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        mina = shop.did("mina", days=0)
        caught_up()
    assert kept(buyers) == [mina]
    assert [(type(one), one.customer_ids, one.by_rule) for one in told] == [
        (SegmentJoined, (mina,), False)
    ]
    assert Segment.objects.get(pk=buyers.id).members == 1
    assert [one.key for one in segments_of([mina])[mina]] == ["buyers"]


def test_time_alone_takes_people_out(shop, buyers, told, django_capture_on_commit_callbacks):
    mina = shop.did("mina", days=9)
    later = NOW + timedelta(days=2)
    with django_capture_on_commit_callbacks(execute=True):
        look_at(buyers.id, now=NOW)
        moved = look_at(buyers.id, now=later)
    assert moved.left == (mina,)
    assert kept(buyers) == []
    (left,) = moves(buyers.id, joined=False)
    assert (left.customer_id, left.at, left.by_rule) == (mina, later, False)
    assert [type(one) for one in told] == [SegmentJoined, SegmentLeft]


def test_who_was_joined_to_another_leaves_as_somebody_of_their_own(shop, buyers) -> None:
    mina, other = shop.did("mina"), shop.did("other")
    look_at(buyers.id, now=NOW)
    merge_customers(keep=mina, join=other, why="", who="sara", now=NOW)
    assert kept(buyers) == [mina]  # already, though nobody looked again
    look_beside([mina], now=NOW)
    assert list(Membership.objects.filter(left_at=None).values_list("customer", flat=True)) == [
        mina
    ]


def test_what_a_person_corrects_is_seen_by_the_next_look(shop) -> None:
    mina = shop.did("mina")
    rule = {"rule": "attribute", "name": "city", "value": "قم"}
    made = make_segment(SegmentDraft(name_fa="قم", name_en="Qom", rule=rule), who="r", now=NOW)
    assert due_segments(now=NOW + timedelta(minutes=4)) == []
    correct_attributes(customer_id=mina, attributes={"city": "قم"}, who="sara", now=NOW)
    assert due_segments(now=NOW + timedelta(minutes=6)) == [made.id]
    look_at(made.id, now=NOW + timedelta(minutes=6))
    assert kept(made) == [mina]


def test_a_changed_rule_moves_people_at_once_and_says_that_it_did(shop, buyers) -> None:
    shop.did("mina")
    look_at(buyers.id, now=NOW)
    never = {**BUYERS, "at_least": 5}
    changed = change_segment(buyers.id, changes={"rule": never}, who="r", now=NOW)
    assert changed.members == 0
    assert [one.by_rule for one in moves(buyers.id, joined=False)] == [True]


def test_days_before_it_was_made_are_reckoned_from_the_log(shop, buyers, caught_up) -> None:
    shop.did("mina", days=15)
    caught_up()
    reckon_past(now=NOW, seconds=30)
    days = {row.day: (row.members, row.reckoned) for row in DayCount.objects.all()}
    today = local_day(NOW)
    assert len(days) == 31
    assert days[today] == (0, False)
    assert days[today - timedelta(days=10)] == (1, True)
    assert days[today - timedelta(days=20)] == (0, True)


def test_a_day_ends_when_the_company_s_next_one_begins() -> None:
    assert local_day(end_of(local_day(NOW)) - timedelta(microseconds=1)) == local_day(NOW)
    assert local_day(end_of(local_day(NOW))) == local_day(NOW) + timedelta(days=1)


def test_nothing_of_who_was_erased_stays(shop, buyers) -> None:
    mina = shop.did("mina")
    look_at(buyers.id, now=NOW)
    erase_customer(customer_id=mina, who="leila", now=NOW)
    assert not Membership.objects.filter(customer=mina).exists()
