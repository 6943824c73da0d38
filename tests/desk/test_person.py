"""What the page of a customer with everything costs: questions, whatever there is of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hamdel.customers.models import Suggestion
from hamdel.customers.public import merge_customers, set_consent

pytestmark = pytest.mark.django_db
MOST = 12


@pytest.fixture
def rich_id(company, mina, mina_id, now):
    """Mina with purchases, a join, a consent, a suggestion and a phone that others share."""
    other = company.describe(("crm_id", "C-77"), company="بازرگانی کاظمی")
    merge_customers(keep=mina_id, join=other, why="گفت", who="x", now=now)
    for number in range(6):
        company.describe(("user_id", f"sharer-{number}"), ("phone", mina.phone))
    order = {"order_id": "R-78", "total": 900_000, "currency": "IRR"}
    who = ("user_id", mina.user_id)
    company.meet(who, action="Order Completed", attributes=order, sentiment=0.4)
    set_consent(
        customer_id=mina_id,
        purpose="news",
        channel="*",
        state="granted",
        source="person",
        who="x",
        now=now,
    )
    alike = company.describe(("email", "m.kazemi@example.ir"), name="مینا کاظمی")
    low, high = sorted((mina_id, alike))
    Suggestion.objects.create(
        low_id=low, high_id=high, why="score", score=0.9, evidence="[]", at=now
    )
    return mina_id


@pytest.mark.parametrize(
    "path",
    [
        "/customers/{}/",
        "/customers/{}/?tab=purchases",
        "/customers/{}/?tab=merges",
        "/customers/{}/?channel=app&mood=negative",
        "/customers/{}/story",
        "/customers/{}/news",
        "/customers/{}/beside",
        "/customers/suggestions/",
        "/",
    ],
)
@pytest.mark.parametrize("role", ["agent", "admin"])
def test_a_rich_page_asks_little(sara, leila, rich_id, path, role):
    path = path.format(rich_id)
    asking = sara if role == "agent" else leila
    asking.get(path)
    # What is asked once a minute for everybody is not the page's own: the fewer of two count.
    said = min((questions(asking, path) for _ in range(2)), key=len)
    assert len(said) <= MOST, "\n".join(said)


def questions(asking, path):
    """What a page asks the database."""
    with CaptureQueriesContext(connection) as asked:
        page = asking.get(path)
    assert page.status_code in {200, 204}
    return [one["sql"][:90] for one in asked.captured_queries]


def test_a_rich_page_shows_it_all(sara, rich_id):
    page = sara.get(f"/customers/{rich_id}/")
    text = page.content.decode()
    assert "مشترک" in text
    assert "C-77" in text
    assert 'aria-pressed="true"' in text
    assert f'hx-get="/customers/{rich_id}/beside"' in text
    beside = sara.get(f"/customers/{rich_id}/beside")
    assert ["۹۰٪" in beside.content.decode(), beside.context["purchases"]] == [True, 1]
    assert "R-78" in sara.get(f"/customers/{rich_id}/?tab=purchases").content.decode()
    assert "گفت" in sara.get(f"/customers/{rich_id}/?tab=merges").content.decode()
