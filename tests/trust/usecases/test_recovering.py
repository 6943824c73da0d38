"""A recovery is started once, owned, and taken step by step to its end."""

from datetime import timedelta
from typing import Any

import pytest

from hamdel.conversations.public import Actor
from hamdel.interactions.public import story_of
from hamdel.platform import options
from hamdel.trust.contracts import BeyondAuthority, Ended, NoSuchRecovery, Refused, ToRecover
from hamdel.trust.models import Authority, Recovery, RecoveryStep
from hamdel.trust.queries.recoveries import recovery
from hamdel.trust.usecases.breaking import ring_alarms
from hamdel.trust.usecases.checking import send_check
from hamdel.trust.usecases.recovering import (
    answer_check,
    do_step,
    own_recovery,
    skip_step,
    start_recovery,
)
from tests.ground.cast import NOW, Player
from tests.trust.conftest import BY, HOUR, Give

REST = ("acknowledge", "explain", "fix", "make_good")


def start(profile: int, key: str = "hand:1", **more: Any) -> int:
    wanted: dict[str, Any] = {
        "profile_id": profile, "cause": "hand", "title": "دیر رسیدن", "caused_at": NOW, "key": key,
    }  # fmt: skip
    return start_recovery(ToRecover(**(wanted | more)), by=BY, now=NOW)


def steps(pk: int) -> dict[str, str]:
    found = recovery(pk)
    assert found is not None
    return {one.name: one.state for one in found.steps}


def do_rest(pk: int, *, but: str = "") -> None:
    for one in REST:
        if one != but:
            do_step(recovery_id=pk, step=one, by=BY, now=NOW)


def test_a_breach_starts_one_and_only_one(give: Give, sara: Player) -> None:
    row = give()
    for _ in range(2):
        ring_alarms(now=NOW + HOUR)
    found = Recovery.objects.get()
    assert (found.promise_id, found.cause, found.owner_id) == (
        row.pk,
        "promise_broken",
        sara.user_id,
    )
    assert found.untold == "off"


def test_a_customer_has_one_at_a_time(give: Give, profile: int) -> None:
    first = start(profile)
    assert start(profile) == first
    give()
    ring_alarms(now=NOW + HOUR)
    row = Recovery.objects.get()
    assert [one["cause"] for one in row.also] == ["promise_broken"]


def test_where_they_can_not_be_told_it_says_why(give: Give) -> None:
    options.set("trust.tell_broken", value=True, who="leila", now=NOW)
    give()
    ring_alarms(now=NOW + HOUR)
    assert Recovery.objects.get().untold == "nowhere"


def test_every_step_is_done_or_left_out_for_a_reason(profile: int) -> None:
    pk = start(profile)
    do_step(recovery_id=pk, step="acknowledge", note="گفتم", by=BY, now=NOW)
    with pytest.raises(Refused):
        skip_step(recovery_id=pk, step="explain", why=" ", by=BY, now=NOW)
    skip_step(recovery_id=pk, step="explain", why="می‌دانست", by=BY, now=NOW)
    assert steps(pk) == {
        "acknowledge": "done", "explain": "skipped", "fix": "open", "make_good": "open",
        "verify": "open",
    }  # fmt: skip


@pytest.mark.parametrize("step", ["verify", "dance"])
def test_some_steps_can_not_be_said_done(profile: int, step: str) -> None:
    with pytest.raises(Refused):
        do_step(recovery_id=start(profile), step=step, by=BY, now=NOW)


def test_a_gift_is_within_one_s_authority(profile: int, sara: Player) -> None:
    pk, by = start(profile), Actor(who=sara.email, person_id=sara.user_id, name=sara.name)
    with pytest.raises(BeyondAuthority) as beyond:
        do_step(recovery_id=pk, step="make_good", amount_irr=500_001, by=by, now=NOW)
    assert beyond.value.most_irr == 500_000
    Authority.objects.create(role="agent", most_irr=600_000)
    do_step(recovery_id=pk, step="make_good", amount_irr=500_001, by=by, now=NOW)
    offered = story_of(profile).moments[0]
    assert (offered.action, offered.amount_irr) == ("Recovery Offered", 500_001)
    # What stands in their story is neither written over nor left out.
    do_step(recovery_id=pk, step="make_good", amount_irr=500_001, by=by, now=NOW)
    for amount in (1, 500_000):
        with pytest.raises(Refused):
            do_step(recovery_id=pk, step="make_good", amount_irr=amount, by=by, now=NOW)
    with pytest.raises(Refused):
        skip_step(recovery_id=pk, step="make_good", why="اشتباه", by=by, now=NOW)
    assert RecoveryStep.objects.get(name="make_good").amount_irr == 500_001


def test_many_small_gifts_are_one_large_one(profile: int, sara: Player, reza: Player) -> None:
    by = Actor(who=sara.email, person_id=sara.user_id, name=sara.name)
    first = start(profile)
    do_rest(first, but="make_good")
    do_step(recovery_id=first, step="make_good", amount_irr=450_000, by=by, now=NOW)
    skip_step(recovery_id=first, step="verify", why="نیازی نیست", by=by, now=NOW)
    second = start(profile, "hand:2")
    gift: dict[str, Any] = {"step": "make_good", "amount_irr": 50_001}
    with pytest.raises(BeyondAuthority) as beyond:
        do_step(recovery_id=second, by=by, now=NOW, **gift)
    assert beyond.value.most_irr == 50_000
    leads = Actor(who=reza.email, person_id=reza.user_id, name=reza.name)
    do_step(recovery_id=second, by=leads, now=NOW, **gift)
    do_step(recovery_id=second, by=by, now=NOW + timedelta(days=31), **gift)


def test_a_gift_is_given_by_a_person(profile: int) -> None:
    with pytest.raises(Refused):
        do_step(
            recovery_id=start(profile),
            step="make_good",
            amount_irr=5,
            by=Actor(who="key"),
            now=NOW,
        )


def test_a_gift_is_part_of_making_good(profile: int) -> None:
    pk = start(profile)
    with pytest.raises(Refused):
        do_step(recovery_id=pk, step="fix", amount_irr=5, by=BY, now=NOW)


def test_the_check_comes_last(profile: int) -> None:
    pk = start(profile)
    with pytest.raises(Refused):
        send_check(recovery_id=pk, by=BY, now=NOW)
    do_rest(pk)
    assert send_check(recovery_id=pk, by=BY, now=NOW) == "nowhere"


@pytest.mark.parametrize(("solved", "outcome"), [(True, "success"), (False, "failure")])
def test_the_first_answer_ends_it(profile: int, *, solved: bool, outcome: str) -> None:
    pk = start(profile)
    do_rest(pk)
    assert answer_check(recovery_id=pk, solved=solved, trusts=7, by=BY, now=NOW)
    assert not answer_check(recovery_id=pk, solved=not solved, trusts=0, by=BY, now=NOW)
    found = recovery(pk)
    assert found is not None
    assert (found.state, found.solved, found.trusts) == ("done", solved, 7)
    finished = [one for one in story_of(profile).moments if one.action == "Recovery Finished"]
    assert [one.outcome for one in finished] == [outcome]
    with pytest.raises(Ended):
        do_step(recovery_id=pk, step="fix", by=BY, now=NOW)


def test_without_the_check_it_ends_without_a_verdict(profile: int) -> None:
    pk = start(profile)
    do_rest(pk)
    skip_step(recovery_id=pk, step="verify", why="گفت نیازی نیست", by=BY, now=NOW)
    found = recovery(pk)
    assert found is not None
    assert (found.state, found.solved) == ("done", None)
    assert start(profile, "hand:2") != pk


def test_trust_is_told_from_nothing_to_ten(profile: int) -> None:
    with pytest.raises(Refused):
        answer_check(recovery_id=start(profile), solved=True, trusts=11, by=BY, now=NOW)


def test_it_can_be_given_to_somebody_else(profile: int, reza: Player) -> None:
    pk = start(profile)
    own_recovery(recovery_id=pk, owner_id=reza.user_id, by=BY, now=NOW)
    found = recovery(pk)
    assert found is not None
    assert found.owner == reza.name
    with pytest.raises(Refused):
        own_recovery(recovery_id=pk, owner_id=0, by=BY, now=NOW)


def test_there_must_be_one(db: None) -> None:
    with pytest.raises(NoSuchRecovery):
        own_recovery(recovery_id=7, owner_id=_anybody(), by=BY, now=NOW + timedelta(0))


def _anybody() -> int:
    return Player(email="x@hamdel.example", name="x", role="agent").user_id
