"""Segment's calls as drafts."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from hamdel.interactions.contracts import IDENTIFY, Draft, Refused
from hamdel.interactions.rules.envelope import read_event
from hamdel.interactions.rules.segment import Source, draft_of
from hamdel.platform.instants import to_micros

NOW = to_micros(datetime(2026, 11, 23, 12, tzinfo=UTC))
SERVER = Source(key_id=1, name="shop", verified=True, received=NOW)
PAGE = Source(key_id=2, name="site", verified=False, received=NOW, signing=b"secret")


def draft(event: dict[str, Any], source: Source = SERVER) -> Draft:
    return draft_of(*read_event(json.dumps(event).encode()), source)


def track(**more: Any) -> dict[str, Any]:
    return {"type": "track", "event": "Ad Clicked", "userId": "u1", **more}


def test_a_track_call_becomes_a_moment() -> None:
    found = draft(track(messageId="m1", timestamp="2026-11-20T08:00:00Z"))
    assert (found.action, found.message_id) == ("Ad Clicked", "m1")
    assert found.occurred_at == to_micros(datetime(2026, 11, 20, 8, tzinfo=UTC))
    assert found.claim.identifiers == (("user_id", "u1", True),)


def test_unknown_fields_are_kept_in_the_text() -> None:
    assert json.loads(draft(track(custom={"a": [1]})).payload)["custom"] == {"a": [1]}


def test_an_id_that_we_give_ourselves_is_kept_apart() -> None:
    assert draft(track(messageId="promise:1:kept")).message_id == "said:promise:1:kept"


def test_without_an_id_each_event_is_its_own() -> None:
    assert draft(track()).message_id != draft(track()).message_id


@pytest.mark.parametrize(
    ("event", "action"),
    [
        ({"type": "page", "name": "Home"}, "Viewed Home"),
        ({"type": "page", "properties": {"path": "/pricing"}}, "Viewed /pricing"),
        ({"type": "page"}, "Viewed"),
        ({"type": "screen", "name": "Weather"}, "Viewed Weather"),
        ({"type": "identify"}, ""),
        ({"type": "group", "groupId": "g"}, ""),
    ],
)
def test_what_was_done(event: dict[str, Any], action: str) -> None:
    assert draft({"userId": "u", **event}).action == action


@pytest.mark.parametrize(
    ("event", "field"),
    [
        ({"type": "shout", "userId": "u"}, "type"),
        ({"type": ["track"], "userId": "u"}, "type"),
        ({"userId": "u"}, "type"),
        ({"type": "track", "userId": "u"}, "event"),
        ({"type": "track", "userId": "u", "event": "  "}, "event"),
        ({"type": "track", "userId": "u", "event": 7}, "event"),
        ({"type": "track", "event": "x"}, "userId"),
        ({"type": "track", "event": "x", "userId": "", "anonymousId": None}, "userId"),
        ({"type": "alias", "userId": "u"}, "previousId"),
        (track(timestamp="yesterday"), "timestamp"),
        (track(timestamp="۲۰۲۶-۱۱-۲۰T08:00:00Z"), "timestamp"),
        (track(timestamp=[]), "timestamp"),
        (track(context={"hamdel": {"device": "toaster"}}), "context.hamdel.device"),
        (track(context={"hamdel": {"device": ["mobile"]}}), "context.hamdel.device"),
        (track(context={"hamdel": {"outcome": "meh"}}), "context.hamdel.outcome"),
        (track(context={"hamdel": {"sentiment": 1.5}}), "context.hamdel.sentiment"),
        (track(context={"hamdel": {"effort": 0}}), "context.hamdel.effort"),
        (track(context={"hamdel": {"effort": True}}), "context.hamdel.effort"),
        (track(context=[]), "context"),
        (track(context={"traits": 5}), "context.traits"),
    ],
)
def test_bad_events_are_refused_by_the_name_of_the_field(
    event: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        draft(event)
    assert refused.value.field == field


def test_numbers_are_taken_as_ids() -> None:
    assert draft(track(userId=42)).claim.identifiers == (("user_id", "42", True),)


@pytest.mark.parametrize("said", [1_795_000_000, 1_795_000_000_000])
def test_times_as_seconds_or_milliseconds(said: int) -> None:
    assert draft(track(timestamp=said)).occurred_at == 1_795_000_000_000_000


@pytest.mark.parametrize(
    "said",
    [
        "9999-12-31T23:00:00Z",
        "9999-12-31T23:00:00-10:00",
        "9999-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "0001-12-31T23:59:59Z",
    ],
)
def test_a_time_that_no_calendar_shows_is_when_it_came(said: str) -> None:
    found = draft(track(timestamp=said))
    assert (found.occurred_at, found.claim.at) == (NOW, NOW)


@pytest.mark.parametrize("said", ["9998-12-31T23:59:59Z", "0002-01-01T00:00:00Z"])
def test_all_other_times_stay(said: str) -> None:
    assert draft(track(timestamp=said)).occurred_at == to_micros(datetime.fromisoformat(said))


def test_a_clock_that_is_ages_wrong_is_not_put_right_into_nowhere() -> None:
    source = Source(
        key_id=1, name="k", verified=True, received=NOW,
        sent=to_micros(datetime(9998, 12, 31, tzinfo=UTC)),
    )  # fmt: skip
    found = draft(track(timestamp="0002-01-01T00:00:00Z"), source)
    assert (found.occurred_at, found.claim.at) == (NOW, NOW)


def test_a_wrong_clock_is_put_right() -> None:
    source = Source(key_id=1, name="k", verified=True, received=NOW, sent=NOW + 3600 * 10**6)
    said = datetime(2026, 11, 23, 12, 59, tzinfo=UTC)
    expected = to_micros(datetime(2026, 11, 23, 11, 59, tzinfo=UTC))
    assert draft(track(timestamp=said.isoformat()), source).occurred_at == expected


def test_original_timestamp_goes_first() -> None:
    found = draft(
        track(originalTimestamp="2026-11-01T00:00:00Z", timestamp="2026-11-02T00:00:00Z")
    )
    assert found.occurred_at == to_micros(datetime(2026, 11, 1, tzinfo=UTC))


def test_a_time_without_zone_is_utc() -> None:
    assert draft(track(timestamp="2026-11-01T00:00:00")).occurred_at == to_micros(
        datetime(2026, 11, 1, tzinfo=UTC)
    )


def test_what_hamdel_takes_beyond_segment() -> None:
    ours = {
        "channel": "Branch", "device": "kiosk", "outcome": "failure",
        "sentiment": -0.5, "emotion": "anger", "effort": 6,
    }  # fmt: skip
    found = draft(track(context={"hamdel": ours}))
    assert (found.channel, found.device, found.outcome) == ("branch", "kiosk", "failure")
    assert (found.sentiment, found.emotion, found.effort) == (-0.5, "anger", 6)


@pytest.mark.parametrize(
    ("event", "channel"),
    [
        (track(), "server"),
        (track(context={"userAgent": "x"}), "web"),
        (track(context={"page": {"path": "/"}}), "web"),
        (track(context={"app": {"name": "x"}}), "app"),
        (track(channel="mobile"), "app"),
        ({"type": "page", "anonymousId": "a"}, "web"),
        ({"type": "screen", "anonymousId": "a"}, "app"),
    ],
)
def test_the_channel_shows_in_the_library(event: dict[str, Any], channel: str) -> None:
    assert draft(event).channel == channel


def test_identify_says_who_and_what() -> None:
    traits = {"email": "m@example.com", "phone": "0912 123 4567", "name": "مینا", "age": 30}
    found = draft({"type": "identify", "userId": "u", "anonymousId": "a", "traits": traits})
    assert found.type == IDENTIFY
    assert [kind for kind, _, _ in found.claim.identifiers] == [
        "user_id", "email", "phone", "anonymous_id",
    ]  # fmt: skip
    assert found.claim.attributes == {"name": "مینا", "age": 30}


def test_a_public_key_only_claims() -> None:
    assert draft(track(), PAGE).claim.identifiers == (("user_id", "u1", False),)


def test_a_right_user_hash_vouches() -> None:
    right = hmac.new(b"secret", b"u1", hashlib.sha256).hexdigest()
    assert draft(track(context={"hamdel": {"userHash": right}}), PAGE).claim.identifiers[0][2]


def test_a_user_hash_does_not_vouch_for_an_address_typed_beside_it() -> None:
    right = hmac.new(b"secret", b"u1", hashlib.sha256).hexdigest()
    said = {"hamdel": {"userHash": right}, "traits": {"email": "someone.else@example.com"}}
    found = draft(track(context=said), PAGE).claim.identifiers
    assert [verified for _, _, verified in found] == [True, False]


@pytest.mark.parametrize("given", ["", "00" * 32, None, 5, "ی" * 64])
def test_a_wrong_user_hash_does_not(given: object) -> None:
    found = draft(track(context={"hamdel": {"userHash": given}}), PAGE)
    assert not found.claim.identifiers[0][2]


def test_nul_does_not_reach_a_column() -> None:
    found = draft(track(event="a\0b", userId="u\0", messageId="m\0"))
    assert (found.action, found.claim.identifiers[0][1], found.message_id) == ("ab", "u", "m")


def test_alias_names_the_earlier_id() -> None:
    found = draft({"type": "alias", "previousId": "a1", "userId": "u1"})
    assert (found.claim.alias_of, found.claim.identifiers) == ("a1", (("user_id", "u1", True),))
