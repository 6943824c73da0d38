from datetime import date
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest

from hamdel.customers.rules.purchases import (
    Facts,
    Times,
    amount,
    later_of,
    purchase_in,
    tells_of_purchases,
    times_of,
)

ORDER = {
    "order_id": "o-1",
    "total": "۱٬۲۵۰٬۰۰۰",
    "currency": "irr",
    "products": [{"sku": "1", "name": "کلاه"}],
}


def test_an_order_is_read():
    said = purchase_in("Order Completed", ORDER)
    assert said is not None
    assert (said.kind, said.order_id) == ("order", "o-1")
    assert said.facts == {
        "state": "placed",
        "total": Decimal("1250000.0000"),
        "currency": "IRR",
        "items": [{"sku": "1", "name": "کلاه"}],
    }


@pytest.mark.parametrize(
    ("action", "properties", "kind", "order_id", "state"),
    [
        ("order refunded", {"order_id": 7}, "order", "7", "refunded"),
        ("Order Updated", {"orderId": "x"}, "order", "x", "updated"),
        ("Order Cancelled", {"order_id": "x"}, "order", "x", "cancelled"),
        ("Invoice Issued", {"invoice_id": "i", "order_id": "o"}, "bill", "i", "issued"),
        ("Invoice Paid", {"invoice_id": "i"}, "bill", "i", "paid"),
        (" Invoice Overdue ", {"invoice_id": "i"}, "bill", "i", "overdue"),
        ("Bill Paid", {"bill_id": "B1", "amount": 5}, "bill", "B1", "paid"),
        ("Subscription Started", {"plan": "پلاس"}, "renewal", "پلاس", "started"),
        ("Subscription Renewed", {"subscription_id": "s", "plan": "p"}, "renewal", "s", "paid"),
        ("Subscription Cancelled", {"subscription_id": "s"}, "renewal", "s", "cancelled"),
        ("Renewal Due", {"policy_id": "p9"}, "renewal", "p9", "due"),
    ],
)
def test_what_else_is_read(action, properties, kind, order_id, state):
    said = purchase_in(action, properties)
    assert said is not None
    assert (said.kind, said.order_id, said.facts["state"]) == (kind, order_id, state)
    assert tells_of_purchases(action)


@pytest.mark.parametrize(
    ("action", "properties"),
    [
        ("Order Shipped", {"order_id": "1"}),
        ("Order Completed", {}),
        ("Order Completed", {"order_id": ""}),
        ("Order Completed", {"order_id": True}),
        ("Order Completed", {"order_id": "\x00\ud800"}),
        ("Order Completed", {"order_id": {"id": 1}}),
    ],
)
def test_what_tells_of_no_purchase(action, properties):
    assert purchase_in(action, properties) is None


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ({"due_date": "2026-12-01"}, date(2026, 12, 1)),
        ({"due_on": "۱۴۰۵/۰۹/۱۰"}, date(2026, 12, 1)),
        ({"renews_at": "2026-12-01T20:30:00Z"}, date(2026, 12, 1)),
        ({"due_on": "soon"}, None),
        ({"due_on": 5}, None),
    ],
)
def test_until_when(said, day):
    found = purchase_in("Invoice Issued", {"invoice_id": "1", **said})
    assert found is not None
    assert found.facts.get("due_on") == day


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (12, "12"),
        (12.5, "12.5"),
        ("۱۲٫۵", "12.5"),
        ("1,250,000", "1250000"),
        (-3, "-3"),
        (True, None),
        ("much", None),
        (float("inf"), None),
        (float("nan"), None),
        (10**19, None),
        (None, None),
        ([], None),
    ],
)
def test_money_in_any_form(value, number):
    assert amount(value) == (None if number is None else Decimal(number))


def test_the_last_word_holds_in_whatever_order_events_come():
    told: list[tuple[str, dict[str, Any], int]] = [
        ("Order Completed", {**ORDER, "total": 10}, 1),
        ("Order Updated", {"order_id": "o-1", "total": 15}, 2),
        ("Order Updated", {"order_id": "o-1", "products": [{"sku": "2"}]}, 3),
        ("Order Refunded", {"order_id": "o-1", "total": 4, "products": [{"sku": "9"}]}, 4),
    ]
    for order in permutations(told):
        facts: Facts = {}
        times: Times = {}
        for action, properties, at in order * 2:
            said = purchase_in(action, properties)
            assert said is not None
            facts, times = later_of(facts, times, said.facts, times_of(said.facts, at))
        assert facts == {
            "state": "refunded",
            "total": Decimal(15),
            "currency": "IRR",
            "items": [{"sku": "2"}],
        }


def test_a_refund_alone_tells_what_it_can():
    said = purchase_in("Order Refunded", {"order_id": "1", "total": 4})
    assert said is not None
    facts, _ = later_of({}, {}, said.facts, times_of(said.facts, 9))
    assert facts == {"state": "refunded", "total": Decimal(4)}
