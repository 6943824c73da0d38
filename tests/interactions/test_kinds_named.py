"""Erasing takes a person out of the names of kinds of moments; counts stay, others' names too."""

import pytest
from django.db import connection
from django.utils import translation

from hamdel.customers.public import (
    correct_attributes,
    erase_customer,
    export_customer,
    what_erasing_removes,
)
from hamdel.desk.action_words import told
from hamdel.interactions.public import Given, draft_of_given, record_interactions, story_of
from hamdel.platform import audit, followers
from hamdel.touchpoints.models import Day, Kind
from hamdel.touchpoints.public import PlacingError, catalogue, place_kind, undo_placing

pytestmark = pytest.mark.django_db
EMAIL, PHONE, USER = "canary@example.ir", "0912 777 1234", "canary-user-71"
NAMED = {
    "Mailed canary@example.ir": "web",
    "Called ۰۹۱۲-۷۷۷-۱۲۳۴": "phone",
    "Viewed /profile/CANARY-USER-71": "web",
    "دیدن صفحهٔ قناری كاظمی": "web",
    "Message Sent": "sms:+989127771234",
    "National 0499370899": "web",
}
SILENT = {"Order Completed": "web", "Viewed 1234567890": "web", "قناری": "web"}


def meet(now, action, *identifiers, channel="web"):
    given = Given(
        id=f"{action}-{identifiers}", occurred_at=now, identifiers=identifiers, channel=channel,
        action=action,
    )  # fmt: skip
    return record_interactions([draft_of_given(given, source="shop")], now=now)[0].profile_id


@pytest.fixture
def canary(now):
    """Somebody after whom kinds of moments are named."""
    one = meet(now, "Signed Up", ("user_id", USER), ("email", EMAIL), ("phone", PHONE),
               ("national_id", "0499370899"))  # fmt: skip
    correct_attributes(customer_id=one, attributes={"name": "قناری کاظمی"}, who="sara", now=now)
    for action, channel in (NAMED | SILENT).items():
        meet(now, action, ("user_id", USER), channel=channel)
    followers.run_once()
    return one


def words():
    return {(kind.action, kind.channel) for kind in Kind.objects.all()}


def test_names_go_and_counts_stay(canary, now):
    before = {kind.pk: (kind.seen, kind.first_seen_at) for kind in Kind.objects.all()}
    days = sorted(Day.objects.values_list("kind_id", "day", "seen"))
    told = what_erasing_removes(canary).removed["kinds"]
    assert erase_customer(customer_id=canary, who="reza", now=now).removed["kinds"] == told
    assert told == len(NAMED)
    assert not words() & set(NAMED.items())
    assert set(SILENT.items()) <= words()
    assert {kind.pk: (kind.seen, kind.first_seen_at) for kind in Kind.objects.all()} == before
    assert sorted(Day.objects.values_list("kind_id", "day", "seen")) == days
    # A channel that says nothing stays, so volumes by channel do.
    assert Kind.objects.filter(action__startswith="Erased", channel="phone").count() == 1


def test_the_export_tells_what_moments_were_called_after_them(canary):
    held = {one["action"] for one in export_customer(canary)["kinds"]}
    assert held == set(NAMED)


def test_a_word_of_everybodys_moments_is_nobodys_name(now):
    """Who calls himself "Order Completed" takes no name out of the catalogue."""
    meet(now, "Order Completed", ("user_id", "somebody"))
    thief = meet(now, "Order Completed", ("user_id", "order completed"))
    correct_attributes(
        customer_id=thief, attributes={"name": "Order Completed"}, who="sara", now=now
    )
    followers.run_once()
    assert erase_customer(customer_id=thief, who="reza", now=now).removed["kinds"] == 0
    assert ("Order Completed", "web") in words()


def test_an_e_mail_in_others_moments_goes_too(canary, now):
    meet(now, "Replied to Canary@example.ir", ("user_id", "somebody"))
    erase_customer(customer_id=canary, who="reza", now=now)
    assert not [action for action, _ in words() if "canary" in action.casefold()]


def test_a_name_given_by_others_is_not_in_the_way(canary, now):
    kind = Kind.objects.get(action="Mailed canary@example.ir")
    meet(now, f"Erased {kind.pk}", ("user_id", "somebody"))
    erase_customer(customer_id=canary, who="reza", now=now)
    kind.refresh_from_db()
    assert kind.action.startswith(f"Erased {kind.pk} ")


def test_the_trail_of_placing_forgets_the_name_too(canary, now):
    kind = Kind.objects.get(action="Mailed canary@example.ir")
    silent = Kind.objects.get(action="Order Completed")
    key = catalogue()[0].key
    for one in (kind, silent):
        done = place_kind(kind_id=one.pk, touchpoint=key, who="reza", now=now)
        undo_placing(undo_id=done.undo_id, who="reza", now=now)
    last = place_kind(kind_id=kind.pk, touchpoint=key, who="reza", now=now)
    erase_customer(customer_id=canary, who="reza", now=now)
    kind.refresh_from_db()
    assert kind.touchpoint is not None
    said = [entry.after.get("action") for entry in audit.all_entries(act="kind placed")]
    assert said == [None, "Order Completed", None]
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM platform_audit WHERE before LIKE '%%canary%%'")
        assert cursor.fetchone() == (0,)
    with pytest.raises(PlacingError):
        undo_placing(undo_id=last.undo_id, who="reza", now=now)


def test_a_story_says_that_something_was_erased(canary, now):
    other = meet(now, "Replied to canary@example.ir", ("user_id", "somebody"))
    erase_customer(customer_id=canary, who="reza", now=now)
    (moment,) = story_of(other).moments
    assert moment.action.startswith("Erased ")
    with translation.override("en"):
        assert told(moment.action) == "Erased on a customer's request"
