"""The customer beside a conversation."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db


def test_it_tells_who_how_they_feel_and_their_last_moments(sara, mina_id):
    page = sara.get(f"/customers/{mina_id}/side").content.decode()
    assert "مینا کاظمی" in page
    assert "۰۹۱۲ ۳۴۵ ۶۷۸۹" in page
    assert "خشمگین" in page
    assert "انتقال ناموفق بود" in page
    assert f'href="/customers/{mina_id}/"' in page
    assert "<html" not in page


def test_only_the_last_moments_are_asked_for(sara, company, mina, mina_id):
    for n in range(40):
        company.meet(("user_id", mina.user_id), action="Chat Started", ago=200 + n)
    sara.get(f"/customers/{mina_id}/side")
    with CaptureQueriesContext(connection) as queries:
        page = sara.get(f"/customers/{mina_id}/side").content.decode()
    assert page.count('class="moment ') == 12
    assert len(queries) <= 24


def test_nobody_is_404_and_strangers_sign_in(sara, stranger, mina_id):
    assert sara.get("/customers/999999/side").status_code == 404
    answer = stranger.get(f"/customers/{mina_id}/side")
    assert answer.status_code == 302
