"""Which calls ring."""

from datetime import timedelta

import pytest

from hamdel.conversations.public import call_by_id, ringing_calls
from hamdel.conversations.queries.calls import RINGS_AT_MOST
from hamdel.customers.public import find_by_identifier
from tests.conversations.conftest import Dial
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


def test_a_call_rings_until_it_is_answered(dial: Dial) -> None:
    dial("ringing", **{"from": "09121112233"})
    (one,) = ringing_calls(now=NOW)
    assert one.customer_id in find_by_identifier("phone", "09121112233")
    assert call_by_id(one.call.id) == one
    dial("answered", at=5)
    assert ringing_calls(now=NOW) == []


def test_what_was_never_ended_rings_no_longer(dial: Dial) -> None:
    dial("ringing")
    assert ringing_calls(now=NOW + RINGS_AT_MOST + timedelta(seconds=1)) == []


def test_calls_of_ours_do_not_ring(dial: Dial) -> None:
    dial("ringing", direction="out")
    assert ringing_calls(now=NOW) == []
    assert call_by_id(999_999) is None
