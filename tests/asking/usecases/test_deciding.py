"""Every ask is decided once, with its reason; whoever is asked gets one message through the door."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connections

from hamdel.asking.contracts import ToAsk
from hamdel.asking.models import Ask
from hamdel.asking.usecases.deciding import decide_due, decide_these
from hamdel.asking.usecases.ordering import order_asks
from hamdel.asking.usecases.ruling import switch_rule
from hamdel.asking.usecases.sent import note_outcome
from hamdel.cases.public import ToOpen, open_case
from hamdel.channels.models import Delivery
from hamdel.channels.public import AccountFacts, deliveries
from hamdel.conversations.public import Actor
from hamdel.customers.public import customer_of, set_consent
from hamdel.platform import options
from hamdel.surveys.public import close_survey, invitation, invitations_of_profiles, refuse
from tests.asking.conftest import Person, decided
from tests.ground.cast import NOW

DAY = timedelta(days=1)


def order(profile: int, survey: int, key: str = "1", **more: Any) -> None:
    order_asks(
        [ToAsk(key=key, profile_id=profile, survey_id=survey, **more)],
        by="sara",
        now=NOW,
    )


def test_who_agreed_is_asked_once_with_a_link_for_each_score(
    person: Person, survey: int, mailbox: AccountFacts
) -> None:
    mina = person()
    order(mina, survey)
    order(mina, survey)
    order(mina, survey, "2")
    assert decided() == [("asked", "", ""), ("skipped", "too_soon", "")]
    row = Ask.objects.get(key="1")
    assert (row.channel, row.asked_at, Ask.objects.get(key="2").until) == (
        "email",
        NOW,
        NOW + 14 * DAY,
    )
    (sent,) = Delivery.objects.all()
    assert (sent.purpose, sent.recipient, sent.automatic) == ("survey", "mina@example.ir", True)
    made = invitation(row.invitation_id or 0)
    assert made is not None
    assert (made.channel, made.touchpoint, made.stage, made.state) == (
        "email",
        "delivery",
        "use",
        "made",
    )
    assert sent.payload.count("?score=") == 11
    Delivery.objects.update(state="sent")
    note_outcome(deliveries([sent.pk])[sent.pk], NOW)
    assert [one.state for one in invitations_of_profiles([mina])] == ["sent"]


def test_nobody_is_asked_against_a_reason(
    person: Person, survey: int, mailbox: AccountFacts
) -> None:
    open_case(ToOpen(customer_id=person("held"), title="خراب"), by=Actor(who="sara"), now=NOW)
    people = {
        "held": ("held", "open_case"), "mourns": ("held", "mourning"), "no": ("refused", ""),
        "unsaid": ("consent", ""),
    }  # fmt: skip
    person("mourns", bereaved=True)
    person("no", consent="refused")
    person("unsaid", consent="")
    for name in people:
        order(person(name, consent=""), survey, name)
    order(person("nowhere"), survey, "nowhere", way="sms")
    assert decided() == [
        ("skipped", *reason) for reason in [*people.values(), ("unreachable", "")]
    ]
    assert not Delivery.objects.exists()


def test_quiet_hours_put_it_off_and_it_is_judged_anew_then(
    person: Person, survey: int, mailbox: AccountFacts
) -> None:
    night = NOW + timedelta(hours=12)  # midnight in Tehran
    mina = person()
    order(mina, survey)
    assert decided(night) == [("waiting", "quiet", "")]
    morning = Ask.objects.get().due_at
    assert morning == NOW + timedelta(hours=20)  # 08:00
    open_case(ToOpen(customer_id=mina, title="خراب"), by=Actor(who="sara"), now=night)
    assert decided(morning) == [("skipped", "held", "open_case")]


def test_a_refusal_keeps_them_from_every_survey_for_its_days(
    person: Person, survey: int, mailbox: AccountFacts
) -> None:
    mina = person()
    order(mina, survey)
    decided()
    refuse(Ask.objects.get().invitation_id or 0, now=NOW)
    for days in (20, 179, 181):
        order(mina, survey, f"day {days}")
        decided(NOW + days * DAY)
    assert list(Ask.objects.order_by("pk").values_list("reason", flat=True)) == [
        "", "refused", "refused", "",
    ]  # fmt: skip


def test_rules_off_and_surveys_closed_ask_nobody_and_the_days_are_set(
    person: Person, survey: int, mailbox: AccountFacts, write_rule
) -> None:
    rule = write_rule()
    order(person("a"), survey, "off", rule_id=rule)
    switch_rule(rule, on=False, who="leila", now=NOW)
    options.set("asking.days_between", 2, who="leila", now=NOW)
    order(person("b"), survey, "b1")
    decided()
    order(person("b"), survey, "b2")
    decided(NOW + 3 * DAY)
    close_survey(survey, by="leila", now=NOW)
    order(person("c"), survey, "c")
    decided()
    told = dict(Ask.objects.values_list("key", "reason"))
    assert told == {"off": "off", "b1": "", "b2": "", "c": "closed"}


def test_a_message_that_was_not_taken_is_no_ask(
    person: Person, survey: int, mailbox: AccountFacts
) -> None:
    mina = person()
    order(mina, survey)
    decided()
    Delivery.objects.update(state="refused")
    (lost,) = deliveries(list(Delivery.objects.values_list("pk", flat=True))).values()
    note_outcome(lost, NOW)
    row = Ask.objects.get()
    assert (row.state, row.reason, row.asked_at) == ("skipped", "unreachable", None)
    found = invitation(row.invitation_id or 0)
    assert found is not None
    assert found.state == "failed"
    order(mina, survey, "2")
    assert decided()[-1][0] == "asked"


def test_consent_that_is_taken_back_is_asked_at_the_door_too(
    person: Person, survey: int, mailbox: AccountFacts
) -> None:
    mina = person()
    set_consent(
        customer_id=customer_of(mina) or 0, purpose="survey", channel="email", state="refused",
        source="test", who="mina", now=NOW,
    )  # fmt: skip
    order(mina, survey)
    assert decided() == [("skipped", "refused", "")]


@pytest.mark.usefixtures("transactional_db")
def test_two_that_would_ask_at_once_ask_once(
    person: Person, survey: int, mailbox: AccountFacts
) -> None:
    mina = person()
    order(mina, survey, "1")
    order(mina, survey, "2")
    together = Barrier(2)

    def decide(key: str) -> None:
        try:
            together.wait(10)
            decide_these([Ask.objects.get(key=key).pk], now=NOW)
        finally:
            connections.close_all()

    threads = [Thread(target=decide, args=(key,)) for key in ("1", "2")]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(Ask.objects.values_list("state", "reason")) == [
        ("asked", ""),
        ("skipped", "too_soon"),
    ]
    assert Delivery.objects.count() == 1
    assert decide_due(now=NOW) == 0
