"""Promises are made, kept, withdrawn."""

from datetime import timedelta

import pytest

from hamdel.interactions.public import story_of
from hamdel.trust.contracts import Ended, NoSuchPromise, Refused, ToPromise
from hamdel.trust.models import Promise
from hamdel.trust.usecases.promising import keep_promise, make_promise, withdraw_promise
from tests.ground.cast import NOW
from tests.trust.conftest import BY, HOUR, Give


def actions(profile: int) -> list[str]:
    return [one.action for one in story_of(profile).moments]


def test_a_promise_has_a_clock_and_is_in_the_story(give: Give, profile: int) -> None:
    row = give()
    assert (row.state, row.due_at, row.warns_at) == ("open", NOW + HOUR, NOW + HOUR * 0.75)
    moment = story_of(profile).moments[0]
    assert moment.action == "Promise Made"
    assert moment.properties["promise_id"] == str(row.pk)
    assert moment.properties["title"] == "تماس برگشتی"


def test_who_keeps_it_in_time_kept_it_once(give: Give, profile: int) -> None:
    row = give()
    for _ in range(2):
        assert keep_promise(promise_id=row.pk, by=BY, now=NOW + HOUR / 2)
    row.refresh_from_db()
    assert (row.state, row.ended_at) == ("kept", NOW + HOUR / 2)
    assert actions(profile) == ["Promise Kept", "Promise Made"]


def test_the_last_instant_is_in_time(give: Give) -> None:
    assert keep_promise(promise_id=give().pk, by=BY, now=NOW + HOUR)


def test_who_comes_too_late_has_broken_it_though_no_worker_looked(
    give: Give, profile: int
) -> None:
    row = give()
    late = NOW + HOUR + timedelta(seconds=1)
    assert not keep_promise(promise_id=row.pk, by=BY, now=late)
    row.refresh_from_db()
    assert (row.state, row.ended_at) == ("broken", NOW + HOUR)
    assert sorted(actions(profile)) == ["Promise Broken", "Promise Made", "Recovery Started"]
    with pytest.raises(Ended):
        keep_promise(promise_id=row.pk, by=BY, now=late)


def test_what_was_kept_in_time_may_be_said_later(give: Give) -> None:
    row = give()
    assert keep_promise(promise_id=row.pk, at=NOW + HOUR / 2, by=BY, now=NOW + 2 * HOUR)


def test_nobody_has_kept_anything_in_time_to_come(give: Give) -> None:
    with pytest.raises(Refused):
        keep_promise(promise_id=give().pk, at=NOW + HOUR / 2, by=BY, now=NOW)


def test_a_mistake_is_withdrawn_with_a_reason_before_it_is_due(give: Give, profile: int) -> None:
    row = give()
    with pytest.raises(Refused):
        withdraw_promise(promise_id=row.pk, why=" ", by=BY, now=NOW)
    withdraw_promise(promise_id=row.pk, why="پیام به کس دیگری بود", by=BY, now=NOW)
    withdraw_promise(promise_id=row.pk, why="again", by=BY, now=NOW)
    row.refresh_from_db()
    assert (row.state, row.why) == ("withdrawn", "پیام به کس دیگری بود")
    assert actions(profile)[0] == "Promise Withdrawn"


def test_a_breach_can_not_be_withdrawn(give: Give) -> None:
    with pytest.raises(Ended):
        withdraw_promise(promise_id=give().pk, why="oops", by=BY, now=NOW + HOUR)


def test_the_same_key_is_the_same_promise(give: Give, profile: int) -> None:
    row = give()
    given = {"profile_id": profile, "what": row.what, "due_at": row.due_at}
    made = [
        make_promise(_to_promise(given), key="k", by=BY, now=NOW) for _ in range(2)
    ]  # fmt: skip
    assert made[0] == made[1]
    assert Promise.objects.count() == 2


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"what": "  "}, "what"),
        ({"due_at": NOW}, "due"),
        ({"due_at": NOW + timedelta(days=50_000)}, "due"),
        ({"what": "x" * 501}, "what"),
    ],
)
def test_what_is_no_promise_is_refused(
    profile: int, change: dict[str, object], field: str
) -> None:
    given = {"profile_id": profile, "what": "x", "due_at": NOW + HOUR} | change
    with pytest.raises(Refused) as refused:
        make_promise(_to_promise(given), by=BY, now=NOW)
    assert refused.value.field == field


def test_there_must_be_a_promise_to_keep(db: None) -> None:
    with pytest.raises(NoSuchPromise):
        keep_promise(promise_id=7, by=BY, now=NOW)


def _to_promise(given: dict[str, object]) -> ToPromise:
    return ToPromise(**given)  # type: ignore[arg-type]
