from datetime import datetime
from typing import Any

import pytest

from hamdel.commands.rows_of_interactions import (
    COLUMNS,
    NoInteraction,
    draft_of_row,
    interaction_rows,
)
from hamdel.customers.public import customer_of, purchases_of
from hamdel.interactions.public import record_interactions
from hamdel.platform import followers
from hamdel.platform.instants import from_micros

ROW = {
    "occurred_at": "2026-11-20T10:00:00Z",
    "channel": "Web",
    "action": "Came",
    "phone": "۰۹۱۲۳۴۵۶۷۸۹",
}


def test_a_flat_row_is_a_draft() -> None:
    draft = draft_of_row(ROW | {"effort": "۳٫۵", "رنگ": "سبز"}, source="test")
    assert (draft.channel, draft.action, draft.effort) == ("web", "Came", 3.5)
    assert draft.claim.identifiers == (("phone", "۰۹۱۲۳۴۵۶۷۸۹", True),)
    assert "سبز" in draft.payload


def test_a_jalali_day_begins_at_midnight_in_the_zone_of_the_company() -> None:
    draft = draft_of_row(ROW | {"occurred_at": "۱۴۰۵/۰۹/۰۱"}, source="test")
    assert from_micros(draft.occurred_at).isoformat() == "2026-11-21T20:30:00+00:00"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"occurred_at": "soon"}, "occurred_at"),
        ({"effort": 9}, "effort"),
        ({"sentiment": "x"}, "sentiment"),
        ({"outcome": "maybe"}, "outcome"),
        ({"device": "toaster"}, "device"),
        ({"identifiers": [{"kind": "shoe", "value": "42"}]}, "shoe"),
        ({"identifiers": "no"}, "identifiers"),
        ({"attributes": "[1]"}, "attributes"),
    ],
)
def test_what_is_wrong_is_named(wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(NoInteraction, match=says):
        draft_of_row(ROW | wrong, source="test")


@pytest.mark.django_db
def test_what_is_exported_has_the_promised_columns(now: datetime) -> None:
    drafts = [draft_of_row(ROW | {"message_id": f"m{n}", "n": n}, source="test") for n in range(3)]
    done = record_interactions(drafts, now=now)
    rows = list(interaction_rows())
    assert [row["message_id"] for row in rows] == ["m0", "m1", "m2"]
    assert [row["id"] for row in rows] == [one.id for one in done]
    assert set(rows[0]) == set(COLUMNS)
    assert rows[0]["customer_id"] == done[0].profile_id
    assert rows[2]["attributes"] == {"n": 2}
    assert rows[0]["occurred_at"] == "2026-11-20T10:00:00.000Z"


@pytest.mark.django_db
def test_orders_bills_and_renewals_of_a_table_are_purchases(now: datetime) -> None:
    rows = [
        {"action": "Order Completed", "order_id": "R-1", "total": "۱٬۲۵۰٬۰۰۰", "currency": "IRT"},
        {"action": "Invoice Issued", "invoice_id": "B-1", "total": "300000", "currency": "IRT"},
        {"action": "Subscription Renewed", "plan": "plus", "total": "990000", "currency": "IRT"},
    ]
    drafts = [draft_of_row(ROW | row, source="test") for row in rows]
    profile = record_interactions(drafts, now=now)[0].profile_id
    followers.run_once()
    kept = {(one.kind, one.order_id): one.total for one in purchases_of(customer_of(profile) or 0)}
    assert kept == {
        ("order", "R-1"): 1_250_000,
        ("bill", "B-1"): 300_000,
        ("renewal", "plus"): 990_000,
    }
