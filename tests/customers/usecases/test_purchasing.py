from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from hamdel.customers.public import (
    CommerceEvent,
    erase_customer,
    merge_customers,
    note_purchases,
    purchases_of,
)

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 1, 9, tzinfo=UTC)


def event(profile, action, hours=0, **properties):
    return CommerceEvent(
        profile_id=profile,
        action=action,
        properties={"order_id": "o-1", **properties},
        at=AT + timedelta(hours=hours),
        source="web",
    )


def test_an_order_is_one_row_whatever_is_said_of_it(town):
    mina = town.say("user_id:1")
    assert note_purchases([event(mina, "Order Refunded", 5), event(mina, "Order Shipped")]) == 1
    late = [
        event(mina, "Order Completed", total=20, currency="USD"),
        event(mina, "Order Updated", 2),
    ]
    for _ in range(2):
        assert note_purchases(late) == 2
    (found,) = purchases_of(mina)
    assert (found.state, found.total, found.currency) == ("refunded", Decimal(20), "USD")
    assert (found.bought_at, found.changed_at) == (AT, AT + timedelta(hours=5))


def test_a_bill_and_an_order_of_one_number_are_two(town):
    mina = town.say("user_id:1")
    note_purchases(
        [event(mina, "Order Completed"), event(mina, "Bill Issued", 1, due_on="1405/9/10")]
    )
    bill, order = purchases_of(mina)
    assert (bill.kind, str(bill.due_on), order.kind) == ("bill", "2026-12-01", "order")


def test_two_profiles_of_one_order_tell_one_purchase(town, now):
    shop, visitor = town.say("user_id:1"), town.say("anonymous_id:laptop", by="browser")
    note_purchases([event(visitor, "Order Completed", total=20, products=[{"sku": "1"}])])
    note_purchases([event(shop, "Order Refunded", 9)])
    merge_customers(keep=shop, join=visitor, why="", who="sara", now=now)
    (found,) = purchases_of(shop)
    assert (found.state, found.total, found.items) == ("refunded", Decimal(20), [{"sku": "1"}])


def test_text_that_no_database_takes(town):
    mina = town.say("user_id:1")
    note_purchases(
        [event(mina, "Order Completed", products=[{"name": "\ud800\x00"}], currency="\x00")]
    )
    (found,) = purchases_of(mina)
    assert found.items[0]["name"] == "?\x00"


def test_of_erased_people_nothing_is_kept(town, now):
    mina = town.say("user_id:1")
    erase_customer(customer_id=mina, who="sara", now=now)
    assert note_purchases([event(mina, "Order Completed"), event(10**9, "Order Completed")]) == 0
    assert purchases_of(mina) == []


def test_many_in_few_questions(town, django_assert_max_num_queries):
    mina = town.say("user_id:1")
    events = [event(mina, "Order Completed", n, order_id=f"o-{n}") for n in range(60)]
    note_purchases(events[:30])
    with django_assert_max_num_queries(8):
        note_purchases(events)
    assert len(purchases_of(mina)) == 60
