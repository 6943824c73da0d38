"""The failed transfer plays again at a press."""

from datetime import datetime

import pytest
from django.utils import timezone

from hamdel.conversations.public import ringing_calls
from hamdel.demo.models import Company
from hamdel.demo.usecases.making import make_company
from hamdel.demo.usecases.playing import play_failed_transfer
from hamdel.interactions.public import reasons_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_he_calls_and_the_reason_is_known(now: datetime) -> None:
    now = timezone.now()
    make_company(people=3, now=now, seed=1405)
    for _again in range(2):  # as often as one likes
        assert play_failed_transfer(now=timezone.now())
    ringing = ringing_calls(now=timezone.now())
    assert len(ringing) == 2
    assert ringing[0].customer_id is not None
    first = reasons_of(ringing[0].customer_id, now=timezone.now())[0]
    assert (first.cause.kind, first.cause.topic) == ("failed", "Transfer")
    assert first.cause.amount_irr == 25_000_000
    assert first.probability > 0.8


def test_without_a_company_nothing_plays(now: datetime) -> None:
    assert not play_failed_transfer(now=now)
    assert not Company.objects.exists()
