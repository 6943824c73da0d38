import pytest

from hamdel.customers.public import (
    NoSuchCustomer,
    consents_of,
    correct_attributes,
    customer_facts,
    erase_customer,
    list_customers,
    merge_customers,
    set_consent,
)
from hamdel.customers.usecases.describing import set_consents

pytestmark = pytest.mark.django_db


def said(customer):
    facts = customer_facts(customer)
    assert facts is not None
    return {one.name: one.value for one in facts.attributes}


def found(words):
    return [one.id for one in list_customers(search=words).customers]


def test_a_corrected_name_finds_them_and_the_wrong_one_no_more(town, now):
    mina = town.say("user_id:mina-1", name="مانی کاظمی")
    correct_attributes(customer_id=mina, attributes={"name": "مینا کاظمی"}, who="sara", now=now)
    assert (found("مینا"), found("مانی"), found("mina-1")) == ([mina], [], [mina])


def test_none_removes_on_every_profile_in_either_spelling(town, now):
    mina = town.say("user_id:1", firstName="مینا", city="شیراز")
    other = town.say("user_id:2", first_name="مینو")
    merge_customers(keep=mina, join=other, why="", who="sara", now=now)
    correct_attributes(customer_id=mina, attributes={"firstName": None}, who="sara", now=now)
    assert (said(mina), found("مینو")) == ({"city": "شیراز"}, [])


def test_a_national_id_is_no_attribute(town, now):
    mina = town.say("user_id:1", nationalId="0499370899", city="شیراز")
    correct_attributes(
        customer_id=mina, attributes={"national_id": "0499370899"}, who="sara", now=now
    )
    assert said(mina) == {"city": "شیراز"}


def test_of_nobody_and_of_the_erased_nothing_is_said(town, now):
    mina = town.say("user_id:1")
    erase_customer(customer_id=mina, who="sara", now=now)
    for one in (mina, 10**9):
        with pytest.raises(NoSuchCustomer):
            correct_attributes(customer_id=one, attributes={"city": "یزد"}, who="sara", now=now)
        with pytest.raises(NoSuchCustomer):
            set_consent(
                customer_id=one, purpose="news", channel="*", state="granted",
                source="person", who="sara", now=now,
            )  # fmt: skip


def test_several_consents_at_once_the_latest_holds(town, now):
    mina = town.say("user_id:1")
    set_consents(
        customer_id=mina,
        consents=[("news", "*", "granted"), ("news", "sms", "refused"), ("news", "*", "refused")],
        source="api",
        who="sara",
        now=now,
    )
    assert [(one.channel, one.state) for one in consents_of(mina)] == [
        ("*", "refused"),
        ("sms", "refused"),
    ]
