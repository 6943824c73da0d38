"""The door out: who may be written to, how often, and when."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from hamdel.accounts.public import create_calendar
from hamdel.channels.contracts import AccountFacts, CanNotSend
from hamdel.channels.kinds import register
from hamdel.channels.models import Delivery
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.channels.usecases.sending import cancel_delivery
from hamdel.customers.public import recognize_customer
from hamdel.platform import options
from tests.channels.conftest import Consent, Provider, order
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
NIGHT = NOW.replace(hour=19)  # 22:30 in Tehran
MORNING = (NIGHT + timedelta(days=1)).replace(hour=4, minute=30)  # 8:00


def due(delivery_id: int) -> datetime:
    return Delivery.objects.get(pk=delivery_id).due_at


def test_the_door_knows_consent(pigeon: AccountFacts, mina_s: tuple[int, Consent]) -> None:
    profile, consent = mina_s
    order(pigeon, key="1", profile_id=profile)
    with pytest.raises(CanNotSend):
        order(pigeon, key="2", profile_id=profile, purpose="marketing")
    consent("marketing", "*", "granted")
    order(pigeon, key="2", profile_id=profile, purpose="marketing")
    consent("marketing", "pigeon", "refused")
    consent("service", "*", "refused")
    for purpose in ("marketing", "service"):
        with pytest.raises(CanNotSend) as refused:
            order(pigeon, key="3", profile_id=profile, purpose=purpose)
        assert refused.value.reason == "consent"


def test_somebody_unknown_granted_nothing(pigeon: AccountFacts) -> None:
    with pytest.raises(CanNotSend) as refused:
        order(pigeon, purpose="marketing")
    assert refused.value.reason == "consent"


def test_people_answer_at_night_and_machines_wait(pigeon: AccountFacts) -> None:
    assert due(order(pigeon, key="1", now=NIGHT).id) == NIGHT
    assert due(order(pigeon, key="2", now=NIGHT, automatic=True).id) == MORNING
    other = "+989120000000"
    prompt = order(pigeon, key="3", now=NIGHT, automatic=True, prompt=True, recipient=other)
    assert due(prompt.id) == NIGHT
    later = MORNING + timedelta(hours=2)
    assert due(order(pigeon, key="4", now=NIGHT, automatic=True, not_before=later).id) == later
    options.set("sending.quiet_hours", "", who="leila", now=NOW)
    assert due(order(pigeon, key="5", now=NIGHT, automatic=True).id) == NIGHT


def test_nobody_is_written_to_too_often(
    pigeon: AccountFacts, mina_s: tuple[int, Consent], provider: Provider
) -> None:
    profile, consent = mina_s
    consent("news", "*", "granted")
    first = order(pigeon, key="1", profile_id=profile, purpose="news")
    with pytest.raises(CanNotSend) as refused:
        order(pigeon, key="2", profile_id=profile, purpose="news")
    assert refused.value.reason == "frequency"
    assert order(pigeon, key="1", profile_id=profile, purpose="news").id == first.id
    order(pigeon, key="3", profile_id=profile)
    deliver_due(now=NOW)
    assert len(provider.reached) == 2
    tomorrow = NOW + timedelta(days=1)
    planned = order(pigeon, key="4", profile_id=profile, purpose="news", not_before=tomorrow)
    with pytest.raises(CanNotSend):
        order(pigeon, key="5", profile_id=profile, purpose="news", now=tomorrow)
    assert cancel_delivery(delivery_id=planned.id, now=NOW)
    order(pigeon, key="6", profile_id=profile, purpose="news", now=tomorrow)
    options.set("sending.most_per_day", 2, who="leila", now=NOW)
    order(pigeon, key="7", profile_id=profile, purpose="news", now=tomorrow)


def test_a_correspondent_is_answered_by_machines_once_a_day(pigeon: AccountFacts) -> None:
    def answer(key: str, hours: int, **more: str) -> None:
        now = NOW + timedelta(hours=hours)
        order(pigeon, key=key, now=now, automatic=True, prompt=True, **more)

    answer("1", 0)
    answer("other", 0, recipient="+989120000000")
    with pytest.raises(CanNotSend) as refused:
        answer("2", 23)
    assert refused.value.reason == "frequency"
    answer("3", 24)


class Postbox:
    """Answers correspondents of an account that reaches mail addresses, as a machine does."""

    def __init__(self, account: AccountFacts) -> None:
        self.account = account
        self.count = 0

    def answers(self, address: str, *, minutes: int = 0, profile_id: int | None = None) -> bool:
        self.count += 1
        try:
            order(
                self.account, key=f"answer {self.count}", automatic=True, prompt=True,
                recipient=address, profile_id=profile_id, now=NOW + timedelta(minutes=minutes),
            )  # fmt: skip
        except CanNotSend:
            return False
        return True


@pytest.fixture
def postbox(pigeon: AccountFacts, monkeypatch: pytest.MonkeyPatch) -> Postbox:
    mail = replace(register._by_key["pigeon"], reaches="email")
    monkeypatch.setitem(register._by_key, "pigeon", mail)
    options.set("sending.automatic_answers_per_hour", 40, who="leila", now=NOW)
    return Postbox(pigeon)


def person(address: str, *, vouched: bool) -> int:
    """The profile of somebody who writes from an address."""
    return recognize_customer(
        identifiers=[("email", address)], attributes={}, source="test", now=NOW, verified=vouched
    )


def test_a_flood_under_forged_names_takes_only_a_part_of_what_strangers_have(
    postbox: Postbox,
) -> None:
    forged = [postbox.answers(f"v{n}@d{n % 20}.example") for n in range(100)]
    assert (forged.count(True), forged[4:].count(True)) == (4, 0)
    mina = person("mina@honest.example", vouched=True)
    assert postbox.answers("mina@honest.example", profile_id=mina)
    assert postbox.answers("stranger@honest.example", minutes=7)  # not in an hour: in minutes


def test_one_domain_takes_only_its_part(postbox: Postbox) -> None:
    assert [postbox.answers(f"v{n}@gmail.com") for n in range(10)].count(True) == 1
    assert not postbox.answers("w@GMAIL.com")
    assert not postbox.answers("w@below.gmail.com")
    assert postbox.answers("x@notgmail.com")
    proven = [person(f"v{n}@evil.example", vouched=True) for n in range(25)]
    had = [postbox.answers(f"v{n}@evil.example", profile_id=one) for n, one in enumerate(proven)]
    assert had.count(True) == 20
    other = person("mina@honest.example", vouched=True)
    assert postbox.answers("mina@honest.example", profile_id=other)


def test_whom_the_team_has_written_to_is_answered_all_the_same(
    postbox: Postbox, provider: Provider
) -> None:
    mina = person("mina@shop.example", vouched=False)
    order(postbox.account, recipient="mina@shop.example", profile_id=mina)
    deliver_due(now=NOW)
    assert len(provider.reached) == 1
    for n in range(42):
        postbox.answers(f"v{n}@d{n}.example")
        postbox.answers(f"v{n}@e.example", profile_id=person(f"v{n}@e.example", vouched=True))
    assert not postbox.answers("nobody@shop.example")
    assert postbox.answers("mina@shop.example", profile_id=mina)
    assert Delivery.objects.filter(standing="known").count() == 1
    assert Delivery.objects.get(automatic=False).standing == ""


def test_nothing_goes_out_where_nothing_may(postbox: Postbox) -> None:
    options.set("sending.automatic_answers_per_hour", 0, who="leila", now=NOW)
    mina = person("mina@shop.example", vouched=True)
    assert not postbox.answers("mina@shop.example", profile_id=mina)
    assert not postbox.answers("x@shop.example")


def test_what_nobody_asked_for_may_wait_until_the_company_works(
    pigeon: AccountFacts, mina_s: tuple[int, Consent]
) -> None:
    profile, consent = mina_s
    consent("news", "*", "granted")
    options.set("sending.working_hours_only", value=True, who="leila", now=NOW)
    friday = NOW + timedelta(days=5)
    given = {"profile_id": profile, "automatic": True, "now": friday}
    assert due(order(pigeon, key="1", purpose="news", **given).id) == friday
    create_calendar(name="شرکت", preset="iran", who="leila", now=NOW)
    options.set("sending.most_per_day", 9, who="leila", now=NOW)
    saturday = (friday + timedelta(days=1)).replace(hour=5, minute=30)
    assert due(order(pigeon, key="2", purpose="news", **given).id) == saturday
    assert due(order(pigeon, key="3", **given).id) == friday
