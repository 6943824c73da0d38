"""`/u/<token>`."""

import pytest
from django.test import Client

from hamdel.channels.contracts import AccountFacts
from hamdel.channels.models import Delivery
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.customers.public import consents_of, customer_of, erase_customer
from tests.channels.conftest import Consent, Provider, order
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(pigeon: AccountFacts, provider: Provider, mina_s: tuple[int, Consent]) -> str:
    """The path that stood in a newsletter to mina."""
    profile, consent = mina_s
    consent("news", "*", "granted")
    order(pigeon, profile_id=profile, purpose="news")
    deliver_due(now=NOW)
    return provider.reached[0].unsubscribe.removeprefix("http://127.0.0.1:8000")


def said(profile: int) -> dict[tuple[str, str], str]:
    customer = customer_of(profile)
    assert customer is not None
    return {(one.purpose, one.channel): one.state for one in consents_of(customer)}


def test_looking_changes_nothing_and_posting_without_a_cookie_refuses(
    address: str, mina_s: tuple[int, Consent], pigeon: AccountFacts
) -> None:
    profile, _ = mina_s
    strict = Client(enforce_csrf_checks=True)
    for _turn in range(2):
        assert strict.get(address).status_code == 200
        assert strict.head(address).status_code == 200
    assert said(profile) == {("news", "*"): "granted"}
    waiting = order(
        pigeon, key="2", profile_id=profile, purpose="news", not_before=NOW.replace(day=25)
    )
    for _turn in range(2):
        body = {"List-Unsubscribe": "One-Click"}
        assert strict.post(address, body).status_code == 200
    assert said(profile) == {("news", "*"): "granted", ("news", "pigeon"): "refused"}
    assert Delivery.objects.get(pk=waiting.id).state == "cancelled"
    order(pigeon, key="3", profile_id=profile)


def test_other_addresses_refuse_nothing(
    address: str, mina_s: tuple[int, Consent], stranger: Client
) -> None:
    profile, _ = mina_s
    wrong = address[:-1] + ("a" if address[-1] != "a" else "b")
    assert (stranger.get(wrong).status_code, stranger.post(wrong).status_code) == (404, 404)
    assert said(profile) == {("news", "*"): "granted"}
    customer = customer_of(profile)
    assert customer is not None
    erase_customer(customer_id=customer, who="leila", now=NOW)
    assert stranger.post(address).status_code == 404
