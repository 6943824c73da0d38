"""What the company promised its customers lately stands as promises; what was broken lately is being mended."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from hamdel.accounts.public import person_by_email, team_ids_of
from hamdel.conversations.public import Actor
from hamdel.platform.instants import from_micros
from hamdel.trust.public import (
    PastPromise,
    ToRecover,
    keep_past_promise,
    start_recovery,
)

from ..contracts import SIGN_INS
from ..rules.plan import Plan
from ..rules.promised import Promised, promised_in
from .talking import Spoken

BY: Final = Actor(who="hamdel demo", name="رکاب")
MENDED: Final = timedelta(days=4)  # what was broken before is past


def keep_promises(plan: Plan, told: Iterable[Spoken]) -> int:
    """Keep the promises among some events; returns how many were new."""
    people = {one.name: person_by_email(one.email) for one in SIGN_INS}
    ids = {name: one.id for name, one in people.items() if one is not None}
    new = 0
    for one in promised_in(told, plan):
        owner = ids.get(one.agent)
        teams = [] if owner is None else team_ids_of(owner)
        made = keep_past_promise(_past(one, owner, teams[0] if teams else None))
        new += made is not None
        if made is not None and one.state == "broken":
            _mend(one, made, plan)
    return new


def _past(one: Promised, owner: int | None, team: int | None) -> PastPromise:
    return PastPromise(
        key=f"demo:{one.name}",
        profile_id=one.profile_id,
        what=one.title,
        channel=one.channel,
        made_at=from_micros(one.made),
        made_by=one.agent,
        due_at=from_micros(one.due),
        state=one.state,
        ended_at=None if one.ended is None else from_micros(one.ended),
        owner_id=owner,
        team_id=team,
    )


def _mend(one: Promised, promise_id: int, plan: Plan) -> None:
    broken_at, now = from_micros(one.due), from_micros(plan.now)
    if broken_at < now - MENDED:
        return
    wanted = ToRecover(
        profile_id=one.profile_id,
        cause="promise_broken",
        title=one.title,
        caused_at=broken_at,
        key=f"promise:{promise_id}",
        promise_id=promise_id,
        channel=one.channel,
    )
    start_recovery(wanted, by=BY, now=now)
