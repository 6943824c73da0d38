"""Erasing a person leaves no trace of them in any table, and nobody else is touched."""

import json

import pytest
from django.db import connection

from hamdel.customers.public import (
    Claim,
    correct_attributes,
    customer_of,
    erase_customer,
    export_customer,
    find_by_identifier,
    known_customer,
    merge_customers,
    recognize_customer,
    set_consent,
    undo_merge,
    what_erasing_removes,
)
from hamdel.interactions.models import Interaction, Presence, RefusedEvent
from hamdel.interactions.presence import PresenceFilter
from hamdel.interactions.public import (
    IDENTIFY,
    Draft,
    Given,
    draft_of_given,
    newest_moments,
    record_interactions,
    seen_last,
)
from hamdel.platform import followers
from hamdel.platform.instants import to_micros

pytestmark = pytest.mark.django_db
NATIONAL_ID = "0499370899"
CANARIES = [
    "قناری کاظمی", "canary-user-71", "+989127771234", "9127771234", "canary@example.ir",
    "canary-cookie-9", "canary_tg", "canary street 12", "canary-message-1", "CANARY-ORDER",
    "canary hat", "canary complaint", "canary-reason", "canary-old-name", NATIONAL_ID,
]  # fmt: skip


def moment(now, name, action, identifiers, *, text=None, **attributes):
    given = Given(
        id=name,
        occurred_at=now,
        identifiers=identifiers,
        channel="web",
        action=action,
        text=text,
        attributes=attributes,
    )
    return record_interactions([draft_of_given(given, source="shop")], now=now)[0]


def identify(now, *identifiers, **traits):
    claim = Claim(identifiers, traits, "web", to_micros(now))
    payload = json.dumps({"traits": traits}, ensure_ascii=False)
    draft = Draft(IDENTIFY, f"i-{to_micros(now)}", "web", "laptop", "", 1, claim, payload)
    return record_interactions([draft], now=now)[0].profile_id


@pytest.fixture
def canary(now):
    """Somebody of whom everything that can be held is held, in every written form."""
    user = ("user_id", "canary-user-71", True)
    one = identify(
        now,
        user,
        ("phone", "0912 777 1234", True),
        ("email", "Canary@Example.ir", True),
        ("national_id", NATIONAL_ID, True),
        ("telegram", "@canary_tg", True),
        name="canary-old-name",
        address="canary street 12",
        nationalId=NATIONAL_ID,
    )
    correct_attributes(customer_id=one, attributes={"name": "قناری کاظمی"}, who="sara", now=now)
    moment(now, "canary-message-1", "Complaint Sent", (("user_id", "canary-user-71"),),
           text="canary complaint")  # fmt: skip
    moment(now, "m-2", "Order Completed", (("phone", "09127771234"),), order_id="CANARY-ORDER",
           products=[{"name": "canary hat"}])  # fmt: skip
    device = recognize_customer(
        identifiers=[("anonymous_id", "canary-cookie-9")], attributes={}, source="web",
        now=now, verified=False,
    )  # fmt: skip
    merge_customers(keep=one, join=device, why="canary-reason 09127771234", who="sara", now=now)
    set_consent(customer_id=one, purpose="news", channel="*", state="granted",
                source="form: canary@example.ir", who="sara", now=now)  # fmt: skip
    for payload in (
        {"userId": "canary-user-71", "event": ""},
        {"event": 5, "anonymousId": "x", "context": {"traits": {"phone": "۰۹۱۲۷۷۷۱۲۳۴"}}},
    ):
        RefusedEvent.objects.create(
            received_at=now, problem="event: needed", payload=json.dumps(payload)
        )
    followers.run_once()
    return one


@pytest.fixture
def bystander(now):
    """Somebody else, once joined with the canary by mistake."""
    other = identify(now.replace(minute=1), ("user_id", "bystander", True), name="سارا احمدی")
    moment(now, "b-1", "Ad Clicked", (("user_id", "bystander"),), text="hello")
    RefusedEvent.objects.create(received_at=now, problem="p", payload='{"userId": "bystander"}')
    followers.run_once()
    return other


def everything():
    """Every row of every table, as text; JSON's escapes read."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                text = " ".join(
                    bytes(v).hex() if isinstance(v, bytes | memoryview) else str(v) for v in row
                )
                found.append((table, text))
    return found


def tables_with(*words):
    return sorted({table for table, text in everything() for word in words if word in text})


def test_every_canary_was_somewhere(canary):
    for word in CANARIES:
        assert tables_with(word), word


def test_after_erasing_no_table_holds_any_trace(canary, bystander, now):
    done = merge_customers(keep=bystander, join=canary, why="canary-reason", who="sara", now=now)
    undo_merge(merge_id=done.id, who="sara", now=now, why="not canary@example.ir")
    before = Interaction.objects.count()
    erased = erase_customer(customer_id=canary, who="sara", now=now, why="asked by letter")
    assert {word: tables_with(word) for word in CANARIES if tables_with(word)} == {}
    assert erased.removed["interactions"] == 3
    assert erased.removed["refused_events"] == 2
    assert Interaction.objects.count() == before
    assert known_customer(canary) is None
    assert known_customer(bystander) == bystander
    assert export_customer(bystander)["interactions"][-1]["event"]["event"] == "Ad Clicked"
    assert RefusedEvent.objects.count() == 1


def test_what_goes_is_said_before(canary, now):
    told = what_erasing_removes(canary)
    done = erase_customer(customer_id=canary, who="sara", now=now)
    assert told == done
    assert told.removed["identifiers"] == 6
    assert told.removed["purchases"] == 1


def test_lists_and_counts_speak_of_them_no_more(canary, bystander, now):
    erase_customer(customer_id=canary, who="sara", now=now)
    assert {one.profile_id for one in newest_moments()} == {bystander}
    assert [one.profile_id for one in seen_last(filters=PresenceFilter())] == [bystander]
    # A follower that is late brings nothing back.
    followers.run_once()
    assert not Presence.objects.filter(pk=canary).exists()


def test_who_comes_back_is_somebody_new(canary, now):
    erase_customer(customer_id=canary, who="sara", now=now)
    again = moment(now, "m-9", "Ad Clicked", (("user_id", "canary-user-71"),)).profile_id
    assert customer_of(again) == again != canary
    assert find_by_identifier("user_id", "canary-user-71") == [again]
    # What was acknowledged once does not come back when it is sent again.
    later = now.replace(hour=20)
    sent_again = moment(
        later, "canary-message-1", "Complaint Sent", (("user_id", "canary-user-71"),)
    )
    assert (sent_again.duplicate, sent_again.profile_id) == (True, canary)
    assert [one["action"] for one in export_customer(again)["interactions"]] == ["Ad Clicked"]


def test_an_export_holds_everything_but_national_ids(canary):
    held = export_customer(canary)
    text = json.dumps(held, ensure_ascii=False)
    missing = [word for word in CANARIES if word not in text]
    # Their name was corrected; the event that said the wrong one is told as it came.
    assert missing == [NATIONAL_ID]
    assert {one["kind"]: one["value"] for one in held["customer"]["identifiers"]}[
        "national_id"
    ] == "•••"
    assert [one["action"] for one in held["interactions"]] == [
        None, "Complaint Sent", "Order Completed",
    ]  # fmt: skip
    assert len(held["refused_events"]) == 2
    json.dumps(held)
