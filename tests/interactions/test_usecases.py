"""Recording, from any part of the program."""

from datetime import UTC, datetime, timedelta

import pytest

from hamdel.customers.public import customer_of
from hamdel.interactions.public import Given, draft_of_given, record_interactions, story_of

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


def given(
    action: str, *, message_id: str | None = None, minutes: int = 0, user: str = "mina"
) -> Given:
    return Given(
        id=message_id,
        occurred_at=NOW + timedelta(minutes=minutes),
        identifiers=(("user_id", user),),
        channel="web",
        device="mobile",
        action=action,
    )


def record(*said: Given) -> list[int]:
    drafts = [draft_of_given(one, source="test") for one in said]
    return [row.profile_id for row in record_interactions(drafts, now=NOW)]


@pytest.mark.django_db
def test_a_message_id_is_stored_once_for_ever() -> None:
    draft = draft_of_given(given("Ad Clicked", message_id="m1"), source="test")
    later = draft_of_given(given("Ad Clicked", message_id="m1", minutes=9000), source="test")
    first = record_interactions([draft], now=NOW)[0]
    again = record_interactions([later, draft], now=NOW + timedelta(days=9))
    assert [row.id for row in again] == [first.id, first.id]
    assert [row.duplicate for row in again] == [True, True]
    assert not first.duplicate


@pytest.mark.django_db
def test_twice_in_one_group_is_once() -> None:
    draft = draft_of_given(given("Ad Clicked", message_id="m1"), source="test")
    rows = record_interactions([draft, draft], now=NOW)
    assert [row.duplicate for row in rows] == [False, True]
    assert rows[0].id == rows[1].id


@pytest.mark.django_db
def test_late_events_take_their_place() -> None:
    record(given("C", minutes=30), given("A"))
    profile = record(given("B", minutes=10))[0]
    customer = customer_of(profile)
    assert customer is not None
    assert [moment.action for moment in story_of(customer).moments] == ["C", "B", "A"]


@pytest.mark.django_db
def test_nothing_to_record() -> None:
    assert record_interactions([], now=NOW) == []
