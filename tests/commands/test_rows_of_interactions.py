from datetime import datetime
from typing import Any

import pytest

from hamdel.commands.rows_of_interactions import (
    COLUMNS,
    NoInteraction,
    draft_of_row,
    interaction_rows,
)
from hamdel.interactions.public import record_interactions
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
