from datetime import datetime

import pytest
from django.contrib.auth import authenticate

from hamdel.accounts.public import create_user, people
from hamdel.customers.public import customer_of, find_by_identifier
from hamdel.demo import contracts
from hamdel.demo.models import Company
from hamdel.demo.queries import progress
from hamdel.demo.rules.scenes import JENNY_EMAIL
from hamdel.demo.usecases import making
from hamdel.demo.usecases.making import NotEmpty, fill_some, make_company
from hamdel.interactions.public import newest_moments, story_of

pytestmark = pytest.mark.django_db
FEW = 12


def test_jenny_is_one_customer_with_five_moments_in_order(now: datetime) -> None:
    make_company(people=FEW, now=now)
    [customer] = find_by_identifier("email", JENNY_EMAIL)
    story = story_of(customer).moments
    assert [moment.channel for moment in reversed(story)] == ["app", "web", "social", "web", "web"]
    assert [moment.device for moment in reversed(story)] == [
        "mobile",
        "laptop",
        "mobile",
        "mobile",
        "mobile",
    ]
    assert all(moment.touchpoint for moment in story)


def test_the_failed_transfer_and_the_call_are_one_customers(now: datetime) -> None:
    make_company(people=FEW, now=now)
    [customer] = find_by_identifier("phone", "0907 000 13 61")
    call, failed, *_ = story_of(customer).moments
    assert (failed.action, failed.outcome, failed.amount_irr) == (
        "Transfer Failed",
        "failure",
        25_000_000,
    )
    assert (call.channel, (call.occurred_at - failed.occurred_at).seconds) == ("phone", 60)


def test_the_people_who_serve_can_sign_in(now: datetime) -> None:
    make_company(people=FEW, now=now)
    assert {person.email for person in people()} == {one.email for one in contracts.SIGN_INS}
    one = contracts.SIGN_INS[0]
    assert authenticate(None, username=one.email, email=one.email, password=contracts.PASSWORD)


def test_it_is_made_once(now: datetime) -> None:
    assert make_company(people=FEW, now=now)
    events = progress()
    assert not make_company(people=FEW, now=now)
    assert progress() == events


def test_an_installation_with_anything_in_it_is_left_alone(now: datetime) -> None:
    create_user(email="a@example.ir", role="admin", who="test", now=now)
    with pytest.raises(NotEmpty):
        make_company(people=FEW, now=now)
    assert progress() is None


def test_after_a_crash_it_goes_on_and_nothing_is_twice(
    now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "COHORT", 5)
    monkeypatch.setattr(making, "SMALL", 4)
    monkeypatch.setattr(making, "FIRST_PART", 5)
    make_company(people=FEW, now=now)
    first = progress()
    assert first is not None
    assert (first.people_done, first.finished) == (5, False)
    Company.objects.update(people_done=0)  # as if it had ended before noting how far it was
    while fill_some(now=now, seconds=0.01):
        pass
    found = progress()
    assert found is not None
    assert (found.people_done, found.finished) == (FEW, True)
    assert len(newest_moments(limit=100_000)) < found.events


def test_what_stands_in_the_log_has_the_profile_of_its_person(now: datetime) -> None:
    make_company(people=FEW, now=now)
    moments = newest_moments(limit=50)
    assert {customer_of(moment.profile_id) for moment in moments}
