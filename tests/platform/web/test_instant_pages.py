"""Pages of a list that is ordered by an instant."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.test import RequestFactory

from hamdel.platform.web.instant_pages import next_of, place_of
from tests.ground.cast import NOW


def test_the_next_page_begins_after_the_last_row_of_this_one() -> None:
    places = [(NOW - timedelta(days=n), n + 1) for n in range(3)]
    address = next_of("trust:promises", {"tab": "kept"}, places, page=2)
    assert address.startswith("/promises/?tab=kept&cursor=")
    assert place_of(RequestFactory().get(address)) == places[1]
    assert next_of("trust:promises", {"tab": "kept"}, places, page=3) == ""


def test_the_beginning_and_what_is_no_place() -> None:
    assert place_of(RequestFactory().get("/promises/")) is None
    with pytest.raises(Http404):
        place_of(RequestFactory().get("/promises/?cursor=x"))
