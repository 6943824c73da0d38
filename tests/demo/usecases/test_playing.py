"""The failed transfer plays again at a press."""

from datetime import datetime

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hamdel.conversations.public import ringing_calls
from hamdel.demo.models import Company
from hamdel.demo.usecases.making import make_company
from hamdel.demo.usecases.playing import play_failed_transfer
from hamdel.demo.usecases.playing_promise import WHAT, play_broken_promise
from hamdel.interactions.public import reasons_of, story_of
from hamdel.trust.public import PromiseFilter, list_promises

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


def test_a_promise_is_broken_and_its_recovery_is_shown(now: datetime) -> None:
    assert play_broken_promise(now=now) is None
    make_company(people=3, now=timezone.now(), seed=1405)
    sara = Client()
    sara.force_login(get_user_model().objects.get(email="sara@rekab.example"))
    seen = []
    for _again in range(2):
        told = sara.post(reverse("demo:play_promise"))
        page = sara.get(told.headers["Location"]).content.decode()
        assert WHAT in page
        seen.append(told.headers["Location"])
    assert seen[0] == seen[1]  # a customer has one at a time
    first, second = list_promises(PromiseFilter(state="broken"))[:2]
    assert (first.what, first.owner, second.what) == (WHAT, "سارا نوری", WHAT)
    (bahram,) = {first.customer_id, second.customer_id}
    story = story_of(bahram, limit=20).moments
    actions = [one.action for one in story]
    assert actions.count("Promise Made") == actions.count("Promise Broken") == 2
