"""Trust follows the log, and merging and parting of customers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hamdel.conversations.public import Actor, ToOpen, open_conversation
from hamdel.customers.models import Identifier
from hamdel.customers.public import (
    customer_of,
    merge_customers,
    recognize_customer,
    undo_merge,
)
from hamdel.interactions.public import Given, draft_of_given, record_interactions
from hamdel.platform import followers
from hamdel.trust.models import Movement, Recovery
from hamdel.trust.queries.trust import trust_of, trust_of_customers
from hamdel.trust.rules.moving import BEGIN
from tests.ground.cast import NOW
from tests.trust.conftest import Give


def happened(phone: str, action: str, outcome: str | None = None, text: str | None = None) -> None:
    given = Given(
        id=f"{phone} {action} {text}",
        occurred_at=NOW - timedelta(hours=1),
        identifiers=(("phone", phone),),
        channel="phone",
        action=action,
        outcome=outcome,
        text=text,
    )
    record_interactions([draft_of_given(given, source="test")], now=NOW)


def follow() -> None:
    while followers.run_once():
        pass


def test_a_broken_promise_lowers_trust(give: Give, profile: int) -> None:
    give()
    happened("09123456789", "Promise Broken", "failure")
    follow()
    found = trust_of(profile, now=NOW)
    assert [one.what for one in found.points] == ["promise_broken"]
    assert found.now < BEGIN - 17
    assert found.at(NOW - timedelta(hours=2)) == BEGIN


def test_following_twice_changes_nothing(profile: int) -> None:
    happened("09123456789", "Transfer", "failure")
    follow()
    Movement.objects.all()[0].save()
    follow()
    assert Movement.objects.count() == 1


def test_words_move_it_once_they_are_read(profile: int) -> None:
    happened(
        "09123456789",
        "Message Received",
        text="واقعاً افتضاح است، خیلی عصبانی‌ام از این بی‌مسئولیتی شما",
    )
    follow()
    (point,) = trust_of(profile, now=NOW).points
    assert point.what in {"angry", "unhappy"}


def test_joining_and_parting_customers_is_exact(profile: int) -> None:
    other = recognize_customer(
        identifiers=[("phone", "09350001122")], attributes={}, source="test", now=NOW
    )
    happened("09123456789", "Promise Broken", "failure")
    happened("09350001122", "Promise Kept", "success")
    follow()
    apart = [trust_of(one, now=NOW) for one in (profile, other)]
    done = merge_customers(keep=profile, join=other, why="one", who="leila", now=NOW)
    together = trust_of(customer_of(other) or 0, now=NOW)
    assert len(together.points) == 2
    assert trust_of_customers([profile], now=NOW) == {profile: together.now}
    undo_merge(merge_id=done.id, who="leila", now=NOW)
    assert [trust_of(one, now=NOW) for one in (profile, other)] == apart


@pytest.mark.parametrize("own", [True, False])
def test_an_event_names_no_conversation_of_somebody_else(profile: int, *, own: bool) -> None:
    """What is asked in the end of a recovery is written there, with the event's own words."""
    now = timezone.now()
    wanted = ToOpen(channel="phone", customer_id=profile, subject="کارت", text="سلام")
    talk = open_conversation(wanted, by=Actor(who="x"), now=now).conversation_id
    given = Given(
        id="angry",
        occurred_at=now,
        identifiers=(("phone", "09123456789" if own else "09350001122"),),
        channel="web",
        action="Form Sent",
        text="برو به این نشانی",
        sentiment=-0.9,
        emotion="anger",
        attributes={"conversation_id": str(talk)},
    )
    record_interactions([draft_of_given(given, source="a page")], now=now)
    follow()
    assert Recovery.objects.get().conversation_id == (talk if own else None)


@pytest.mark.parametrize("verified", [True, False])
def test_who_nobody_vouched_for_starts_no_recovery(db: None, *, verified: bool) -> None:
    """Else anybody could begin as many as they like with a browser's key."""
    now = timezone.now()
    name = ("phone", "09350001122") if verified else ("anonymous_id", "browser-1")
    given = Given(
        id="angry", occurred_at=now, identifiers=(name,), channel="web", action="Form Sent",
        text="خیلی بد بود", sentiment=-0.9, emotion="anger",
    )  # fmt: skip
    record_interactions([draft_of_given(given, source="a page")], now=now)
    if not verified:
        Identifier.objects.update(verified=False)
    follow()
    assert Recovery.objects.exists() == verified
