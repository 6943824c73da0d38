"""Promises of before."""

from datetime import timedelta

from hamdel.interactions.public import story_of
from hamdel.trust.models import Promise
from hamdel.trust.usecases.breaking import ring_alarms
from hamdel.trust.usecases.keeping_past import PastPromise, keep_past_promise
from tests.ground.cast import NOW

HOUR = timedelta(hours=1)


def past(profile: int, **more: object) -> PastPromise:
    given: dict[str, object] = {
        "key": "old:1", "profile_id": profile, "what": "تماس", "channel": "phone", "made_at": NOW - HOUR,
        "made_by": "سارا", "due_at": NOW + HOUR, "state": "open",
    }  # fmt: skip
    return PastPromise(**(given | more))  # type: ignore[arg-type]


def test_one_that_stands_gets_its_clock_and_nothing_is_recorded(profile: int) -> None:
    assert keep_past_promise(past(profile)) is not None
    assert keep_past_promise(past(profile)) is None
    assert story_of(profile).moments == ()
    ring_alarms(now=NOW + HOUR)
    assert Promise.objects.get().state == "broken"


def test_one_that_ended_is_left_as_it_was(profile: int) -> None:
    keep_past_promise(past(profile, state="kept", ended_at=NOW))
    assert ring_alarms(now=NOW + 2 * HOUR) == 0
    assert Promise.objects.get().state == "kept"
