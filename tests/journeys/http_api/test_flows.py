from datetime import timedelta

import pytest

from hamdel.interactions.public import Given, draft_of_given, record_interactions
from hamdel.platform.instants import rfc3339
from hamdel.segments.public import SegmentDraft, make_segment
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
REPORT = "/api/v1/reports/directly-follows"


@pytest.fixture
def ask(stranger, admin_key):
    def get(**query):
        return stranger.get(REPORT, query, headers={"Authorization": f"Bearer {admin_key}"})

    return get


@pytest.fixture
def walked():
    """Somebody looked at something and bought it a minute later, an hour before NOW."""
    drafts = [
        draft_of_given(
            Given(
                id=action,
                occurred_at=NOW - timedelta(seconds=ago),
                identifiers=(("user_id", "parisa"),),
                channel="web",
                device="mobile",
                action=action,
            ),
            source="shop",
        )
        for action, ago in (("Product Viewed", 3_660), ("Order Completed", 3_600))
    ]
    record_interactions(drafts, now=NOW)


def test_flows_of_a_span(ask, walked):
    told = ask(by="action", **{"from": rfc3339(NOW - timedelta(days=1)), "to": rfc3339(NOW)})
    assert told.json() == {
        "flows": [
            {"from": "Product Viewed", "to": "Order Completed", "count": 1, "median_seconds": 60.0}
        ]
    }
    edge = rfc3339(NOW - timedelta(seconds=3_600))  # [from, to): the second moment is outside
    assert ask(by="action", to=edge, **{"from": "2020-01-01"}).json() == {"flows": []}


def test_only_a_segment_s_customers(ask, walked):
    day = {"from": rfc3339(NOW - timedelta(days=1)), "to": rfc3339(NOW)}
    for action, flows in (("Order Completed", 1), ("Never Happened", 0)):
        rule = {"rule": "moments", "action": action, "at_least": 1}
        draft = SegmentDraft(name_fa=action, name_en=action, rule=rule)
        made = make_segment(draft, who="reza", now=NOW)
        assert len(ask(**day, segment=made.key).json()["flows"]) == flows
        assert len(ask(**day, segment=str(made.id)).json()["flows"]) == flows


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"from": "yesterday"}, "from"),
        ({"to": "2026-13-01"}, "to"),
        ({"from": "2026-02-01", "to": "2026-01-01"}, "to"),
        ({"segment": "no-such"}, "segment"),
        ({"by": "mood"}, "by"),
        ({"sort": "x"}, "sort"),
    ],
)
def test_what_can_not_be_asked_is_named(ask, query, field):
    told = ask(**query)
    assert (told.status_code, told.json()["field"]) == (400, field)


def test_a_warehouse_that_is_behind_says_so(ask, walked, monkeypatch):
    monkeypatch.setattr("hamdel.journeys.queries.asking.MOST_READ", 1)
    told = ask()
    assert (told.status_code, told["Retry-After"]) == (503, "60")
    assert told["Content-Type"] == "application/problem+json"
