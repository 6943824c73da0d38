"""Calls as rows of the desk."""

from datetime import timedelta

import pytest

from hamdel.conversations.public import CallBack, CallFacts
from hamdel.desk.calls import ring_rows, sharers_of
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


def ringing(customer_id, number="09121110000"):
    call = CallFacts(
        id=1, conversation_id=1, call_id="c", direction="in", number=number, ours="", queue="", agent="",
        started_at=NOW - timedelta(seconds=5), answered_at=None, ended_at=None, wait_seconds=None,
        talk_seconds=None, outcome="", transfers=0, recording="", settled_at=None,
    )  # fmt: skip
    return CallBack(call=call, customer_id=customer_id)


def test_somebody_without_a_reason_rings_all_the_same(company):
    calm = company.describe(("user_id", "calm"), name="آرام")
    (row,) = ring_rows([ringing(calm)], now=NOW)
    assert (row.person.name, row.why, row.share) == ("آرام", "", 0.0)


def test_a_hidden_number_is_shared_by_nobody(company):
    calm = company.describe(("user_id", "calm"), name="آرام")
    assert sharers_of(ringing(calm, number="")) == []
