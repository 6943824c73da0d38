"""Settings → refused events, and what arrives on the start page."""

import pytest

from hamdel.interactions.models import RefusedEvent
from hamdel.platform import keys

pytestmark = pytest.mark.django_db
ODD = ('{"q":"خرید \\ud83d"}', "[" + "9" * 5_000 + "]", "no JSON", "[" * 900, '{"n":1e400}')


@pytest.fixture
def refused(now):
    key, _ = keys.create_key(name="سایت", scopes=("ingest",), now=now)
    RefusedEvent.objects.bulk_create(
        RefusedEvent(received_at=now, source_key_id=key.id, problem="q: Not text.", payload=one)
        for one in ODD
    )
    return key


def test_odd_events_are_listed_like_all_others(reza, refused):
    page = reza.get("/settings/refused/")
    assert page.status_code == 200
    assert len(page.context["rows"]) == len(ODD)
    assert "خرید \ufffd" in page.content.decode()


def test_odd_events_arrive_like_all_others(reza, refused):
    page = reza.get(f"/start/{refused.id}/arrivals")
    assert page.status_code == 200
    assert page.content.decode().count("q: Not text.") == len(ODD)
