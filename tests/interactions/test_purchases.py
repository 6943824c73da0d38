import json
from decimal import Decimal

import pytest

from hamdel.customers.public import purchases_of
from hamdel.interactions.models import Interaction
from hamdel.interactions.public import Given, draft_of_given, record_interactions
from hamdel.interactions.purchases import FOLLOWER, commerce_after
from hamdel.platform import followers
from hamdel.platform.models import Cursor

pytestmark = pytest.mark.django_db


def record(now, action, name="1", **attributes):
    given = Given(
        id=f"{action}-{name}",
        occurred_at=now,
        identifiers=(("user_id", "mina"),),
        channel="web",
        action=action,
        attributes=attributes,
    )
    return record_interactions([draft_of_given(given, source="shop")], now=now)[0]


def test_what_the_log_tells_of_purchases_is_kept_once(now):
    record(now, "Ad Clicked")
    mina = record(now, "Order Completed", order_id="o-1", total=20, currency="IRR").profile_id
    record(now, "Order Shipped", order_id="o-1")
    followers.run_once()
    (found,) = purchases_of(mina)
    assert (found.order_id, found.state, found.source, found.bought_at) == (
        "o-1", "placed", "web", now,
    )  # fmt: skip
    record(now.replace(hour=20), "Order Refunded", order_id="o-1")
    followers.run_once()
    # Digested anew from the beginning, it is all the same.
    Cursor.objects.filter(pk=FOLLOWER.name).delete()
    followers.run_once()
    (again,) = purchases_of(mina)
    assert (again.state, again.total) == ("refunded", Decimal(20))


def test_rows_without_commerce_move_the_cursor(now):
    last = record(now, "Ad Clicked")
    assert commerce_after(0, 10) == ([], last.id)
    assert commerce_after(last.id, 10) == ([], last.id)


def test_few_questions_whatever_the_number(now, django_assert_max_num_queries):
    for n in range(30):
        record(now, "Order Completed", str(n), order_id=f"o-{n}")
    with django_assert_max_num_queries(3):
        rows, _ = commerce_after(0, 100)
    assert len(rows) == 30


def test_an_emptied_moment_tells_of_nothing(now):
    row = record(now, "Order Completed", order_id="o-1")
    Interaction.objects.update(payload=json.dumps({}))
    followers.run_once()
    assert purchases_of(row.profile_id) == []
