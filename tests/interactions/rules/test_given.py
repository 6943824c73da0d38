"""An interaction said outright."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hamdel.interactions.contracts import TRACK, Refused
from hamdel.interactions.rules.given import Given, draft_of_given

SAID = Given(
    occurred_at=datetime(2026, 11, 22, 8, 30, tzinfo=UTC),
    identifiers=(("phone", "۰۹۱۲ ۳۴۵ ۶۷۸۹"),),
    channel="Phone",
    device="phone line",
    action="Support Requested",
    text="پولم کم شد",
    sentiment=-0.5,
)


def test_it_reads_like_every_row_of_the_log() -> None:
    draft = draft_of_given(SAID, source="agent")
    event = json.loads(draft.payload)
    assert (draft.type, draft.channel, draft.action) == (TRACK, "phone", "Support Requested")
    assert event["event"] == "Support Requested"
    assert event["timestamp"] == "2026-11-22T08:30:00.000Z"
    assert event["context"]["hamdel"]["text"] == "پولم کم شد"
    assert draft.claim.identifiers == (("phone", "۰۹۱۲ ۳۴۵ ۶۷۸۹", True),)


@pytest.mark.parametrize(
    "said", ["9999-12-31T23:00:00+00:00", "9999-12-31T23:00:00-10:00", "0001-01-01T00:00:00+14:00"]
)
def test_a_time_that_no_calendar_shows_is_refused(said: str) -> None:
    with pytest.raises(Refused) as refused:
        draft_of_given(replace(SAID, occurred_at=datetime.fromisoformat(said)), source="agent")
    assert refused.value.field == "occurred_at"


def test_a_given_id_makes_a_retry_harmless() -> None:
    twice = [draft_of_given(replace(SAID, id="call-7"), source="agent") for _ in range(2)]
    assert {draft.message_id for draft in twice} == {"call-7"}
    assert (
        draft_of_given(SAID, source="x").message_id != draft_of_given(SAID, source="x").message_id
    )


def test_who_only_claims_is_not_believed() -> None:
    assert not draft_of_given(SAID, source="form", verified=False).claim.identifiers[0][2]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (replace(SAID, action=" \0 "), "action"),
        (replace(SAID, channel=""), "channel"),
        (replace(SAID, identifiers=()), "identifiers"),
        (replace(SAID, identifiers=(("email", " "),)), "identifiers"),
    ],
)
def test_what_is_empty_is_named(said: Given, field: str) -> None:
    with pytest.raises(Refused) as refused:
        draft_of_given(said, source="agent")
    assert refused.value.field == field
