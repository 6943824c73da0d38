"""What fails for many now, and who is touched by it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction

from hamdel.customers.public import customer_of
from hamdel.interactions.outages import forget_outages, outages
from hamdel.interactions.public import Given, draft_of_given, reasons_of, record_interactions
from hamdel.platform.rawdb import of_django
from hamdel.touchpoints.public import Matcher, count_days
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
AD = ("web", "mobile", "Ad Clicked")

Meet = Callable[..., int]


@pytest.fixture
def usual_days() -> None:
    """Four weeks in which one of eighty failed."""
    with transaction.atomic():
        (ad,) = Matcher(of_django()).kinds([AD], 1)
        for back in range(1, 28):
            day = (NOW - timedelta(days=back)).date()
            count_days([(day, ad, n < 1) for n in range(80)])


def meet(name: str, outcome: str | None, *, minutes: int) -> int:
    """Somebody at the advertisement; the customer's id."""
    given = Given(
        occurred_at=NOW - timedelta(minutes=minutes), identifiers=(("user_id", name),),
        channel=AD[0], device=AD[1], action=AD[2], outcome=outcome,
    )  # fmt: skip
    (row,) = record_interactions([draft_of_given(given, source="test")], now=NOW)
    found = customer_of(row.profile_id)
    assert found is not None
    return found


def test_many_people_failing_at_once_is_an_outage(usual_days: None) -> None:
    for n in range(12):
        meet(f"unlucky-{n}", "failure", minutes=n)
    for n in range(8):
        meet(f"lucky-{n}", "success", minutes=n)
    (one,) = outages(now=NOW).values()
    assert (one.people, one.failed, one.seen) == (12, 12, 20)
    assert one.usual == pytest.approx(0.02)


def test_it_is_told_to_who_failed_and_to_who_was_there(usual_days: None) -> None:
    failed = [meet(f"unlucky-{n}", "failure", minutes=n + 1) for n in range(12)][-1]
    there = meet("passing", None, minutes=50)
    elsewhere = meet("early", None, minutes=60 * 30)
    first = reasons_of(failed, now=NOW)[0]
    assert (first.cause.kind, first.cause.widespread) == ("failed", 12)
    (only,) = reasons_of(there, now=NOW)
    assert (only.cause.kind, only.cause.widespread, len(only.cause.evidence)) == ("outage", 12, 1)
    assert reasons_of(elsewhere, now=NOW) == []


def test_one_person_s_trouble_and_a_usual_share_are_none(usual_days: None) -> None:
    for n in range(12):
        meet("unlucky", "failure", minutes=n)
    assert not outages(now=NOW)
    forget_outages()
    for n in range(2):
        meet(f"unlucky-{n}", "failure", minutes=n)
    for n in range(80):
        meet(f"lucky-{n}", "success", minutes=n % 50)
    assert not outages(now=NOW)


def test_what_is_not_usual_yet_is_no_outage() -> None:
    for n in range(12):
        meet(f"unlucky-{n}", "failure", minutes=n)
    assert not outages(now=NOW)
