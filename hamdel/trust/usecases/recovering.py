"""A recovery is started, owned, and taken step by step to its end."""

import secrets
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Sum

from hamdel.accounts.public import person, team
from hamdel.conversations.public import Actor
from hamdel.customers.public import customer_of, profiles_of
from hamdel.interactions.public import keep_log_still
from hamdel.platform import audit
from hamdel.platform.instants import rfc3339

from ..contracts import STEPS, BeyondAuthority, Ended, NoSuchRecovery, Refused, ToRecover
from ..live import tell_recovery
from ..models import Recovery, RecoveryStep
from ..queries.authority import authority_of
from .owning import choose_owner
from .recording import NOWHERE, Happened, record

LONGEST: Final = 1_000  # characters of a note
_MOST_IRR: Final = 10**15
_STANDS: Final = "What was given stands: it is in the customer's story."
_LATELY: Final = timedelta(days=30)  # gifts to one customer count together


@transaction.atomic
def start_recovery(wanted: ToRecover, *, by: Actor, now: datetime) -> int:
    """Start what restores a customer's trust; returns its id. The same `key` again is the same.

    A customer has one at a time: where one is open the new cause is added to it.
    """
    keep_log_still()
    known = Recovery.objects.filter(key=wanted.key).first()
    customer = customer_of(wanted.profile_id)
    theirs = profiles_of(customer) if customer is not None else [wanted.profile_id]
    still = known or Recovery.objects.filter(profile_id__in=theirs, state="open").first()
    if still is not None:
        _add_cause(still, wanted)
        return still.pk
    owner = choose_owner(team_id=wanted.team_id, besides_id=wanted.besides_id, now=now)
    row = Recovery.objects.create(
        profile_id=wanted.profile_id,
        promise_id=wanted.promise_id,
        conversation_id=wanted.conversation_id,
        case_id=wanted.case_id,
        key=wanted.key,
        cause=wanted.cause,
        title=wanted.title.strip()[:500],
        channel=(wanted.channel or NOWHERE)[:40],
        caused_at=wanted.caused_at,
        started_at=now,
        started_by=(by.name or by.who)[:150],
        owner_id=None if owner is None else owner.id,
        team_id=wanted.team_id,
        why_owner="" if owner is None else f"{owner.most_irr} {owner.load}",
        token=secrets.token_urlsafe(32),
    )
    RecoveryStep.objects.bulk_create(
        RecoveryStep(recovery=row, place=place, name=name) for place, name in enumerate(STEPS)
    )
    _log(row, "Recovery Started", at=now, by=by, now=now)
    _note(row, "recovery started", by=by, now=now, after={"cause": row.cause})
    tell_recovery(row.pk, "started")
    return row.pk


@transaction.atomic
def do_step(
    *, recovery_id: int, step: str, note: str = "", amount_irr: int | None = None, by: Actor,
    now: datetime,
) -> None:  # fmt: skip
    """Say that a step is done. A gift (`amount_irr`) is for the step make_good alone.

    What was made good stands in the customer's story: said again it changes nothing, said otherwise it is
    refused. Raises NoSuchRecovery, Ended, Refused, BeyondAuthority.
    """
    row, mine = _held_step(recovery_id, step)
    if _was_made_good(mine):
        if amount_irr in {None, mine.amount_irr}:
            return
        raise Refused(_STANDS, field="amount_irr")
    if step == "verify":
        raise Refused("The check is sent to the customer, or skipped with a reason.", field="step")
    if len(note) > LONGEST:
        raise Refused(f"Say it in {LONGEST} letters.", field="note")
    if amount_irr is not None:
        _check_gift(row, step, amount_irr, by, now)
    mine.state, mine.note, mine.amount_irr, mine.why = "done", note.strip(), amount_irr, ""
    _save_step(row, mine, by, now)
    if step == "make_good":
        _log(row, "Recovery Offered", at=now, by=by, now=now, more=_gift(amount_irr))


@transaction.atomic
def skip_step(*, recovery_id: int, step: str, why: str, by: Actor, now: datetime) -> None:
    """Leave a step out, for a reason. Without the check the recovery ends here.

    Raises NoSuchRecovery, Ended, Refused.
    """
    if not why.strip():
        raise Refused("Say why it is left out.", field="why")
    keep_log_still()
    row, mine = _held_step(recovery_id, step)
    if _was_made_good(mine):
        raise Refused(_STANDS, field="step")
    if step == "verify":
        _check_rest(row)
    mine.state, mine.why, mine.amount_irr = "skipped", why.strip()[:500], None
    _save_step(row, mine, by, now)
    if step == "verify":
        _finish(row, outcome=None, by=by, now=now)


@transaction.atomic
def answer_check(*, recovery_id: int, solved: bool, trusts: int, by: Actor, now: datetime) -> bool:
    """Keep the customer's two answers, which end the recovery: is it solved, do they trust us (0…10)?

    Returns False where they answered before: the first answer stands. Raises NoSuchRecovery, Refused.
    """
    if not 0 <= trusts <= 10:  # noqa: PLR2004 - of the scale
        raise Refused("Trust is told from 0 to 10.", field="trusts")
    keep_log_still()
    row = _held(recovery_id)
    if row.state != "open":
        return False
    row.solved, row.trusts, row.answered_at = solved, trusts, now
    RecoveryStep.objects.filter(recovery=row, name="verify").update(
        state="done", done_at=now, done_by=(by.name or by.who)[:150]
    )
    RecoveryStep.objects.filter(recovery=row, state="open").update(
        state="skipped", why="the customer answered before"
    )
    _finish(row, outcome="success" if solved else "failure", by=by, now=now)
    return True


@transaction.atomic
def own_recovery(*, recovery_id: int, owner_id: int, by: Actor, now: datetime) -> None:
    """Give a recovery to somebody. Raises NoSuchRecovery, Ended, Refused."""
    found = person(owner_id)
    if found is None or not found.is_active:
        raise Refused("There is no such person.", field="owner")
    row = _held(recovery_id)
    if row.state != "open":
        raise Ended(row.state)
    before = row.owner_id
    row.owner_id, row.why_owner = owner_id, ""
    row.save(update_fields=["owner", "why_owner"])
    audit.record(who=by.who, act="recovery assigned", subject=f"recovery:{row.pk}",
                 before={"owner": before}, after={"owner": owner_id}, now=now)  # fmt: skip
    tell_recovery(row.pk, "owner")


def held_for_check(recovery_id: int) -> Recovery:
    """Hold a recovery whose check is to be sent. Raises NoSuchRecovery, Ended, Refused."""
    row, _mine = _held_step(recovery_id, "verify")
    _check_rest(row)
    return row


def check_team(team_id: int | None) -> None:
    """Raise Refused where there is no such team."""
    if team_id is not None and team(team_id) is None:
        raise Refused("There is no such team.", field="team")


def _add_cause(row: Recovery, wanted: ToRecover) -> None:
    keys = {row.key, *(one["key"] for one in row.also)}
    if wanted.key in keys or row.state != "open":
        return
    row.also = [
        *row.also,
        {"key": wanted.key, "cause": wanted.cause, "title": wanted.title[:200],
         "at": rfc3339(wanted.caused_at)},
    ]  # fmt: skip
    row.save(update_fields=["also"])
    tell_recovery(row.pk, "cause")


def _held(recovery_id: int) -> Recovery:
    rows = Recovery.objects.select_for_update(of=("self",)).select_related("owner", "promise")
    row = rows.filter(pk=recovery_id).first()
    if row is None:
        raise NoSuchRecovery(str(recovery_id))
    return row


def _held_step(recovery_id: int, step: str) -> tuple[Recovery, RecoveryStep]:
    keep_log_still()
    row = _held(recovery_id)
    if row.state != "open":
        raise Ended(row.state)
    mine = RecoveryStep.objects.filter(recovery=row, name=step).first()
    if mine is None:
        raise Refused("There is no such step.", field="step")
    return row, mine


def _was_made_good(step: RecoveryStep) -> bool:
    return step.name == "make_good" and step.state == "done"


def _check_rest(row: Recovery) -> None:
    left = RecoveryStep.objects.filter(recovery=row, state="open").exclude(name="verify")
    if left.exists():
        raise Refused("The steps before the check are done or left out first.", field="step")


def _check_gift(row: Recovery, step: str, amount_irr: int, by: Actor, now: datetime) -> None:
    if step != "make_good":
        raise Refused("A gift is part of making it good.", field="amount_irr")
    if not 0 < amount_irr < _MOST_IRR:
        raise Refused("A gift is more than nothing.", field="amount_irr")
    if by.person_id is None:
        raise Refused("A gift is given by a person, within their authority.", field="amount_irr")
    giver = person(by.person_id)
    most = 0 if giver is None else authority_of(giver)
    left = max(most - _given_before(row, by, now), 0)
    if amount_irr > left:
        raise BeyondAuthority(left)


def _given_before(row: Recovery, by: Actor, now: datetime) -> int:
    """What this person gave the same customer lately: many small gifts are one large one."""
    customer = customer_of(row.profile_id)
    theirs = profiles_of(customer) if customer is not None else [row.profile_id]
    steps = RecoveryStep.objects.filter(
        recovery__profile__in=theirs, state="done", done_by=_named(by), done_at__gt=now - _LATELY
    )
    given: int | None = steps.exclude(recovery=row).aggregate(all=Sum("amount_irr"))["all"]
    return given or 0


def _named(by: Actor) -> str:
    return (by.name or by.who)[:150]


def _gift(amount_irr: int | None) -> dict[str, Any]:
    return {} if amount_irr is None else {"amount": amount_irr, "currency": "IRR"}


def _save_step(row: Recovery, mine: RecoveryStep, by: Actor, now: datetime) -> None:
    mine.done_at, mine.done_by = now, _named(by)
    mine.save()
    after = {"step": mine.name, "state": mine.state, "amount_irr": mine.amount_irr}
    _note(row, "recovery step", by=by, now=now, after=after, why=mine.why)
    tell_recovery(row.pk, "step")


def _finish(row: Recovery, *, outcome: str | None, by: Actor, now: datetime) -> None:
    row.state, row.ended_at = "done", now
    row.save()
    more = {} if row.trusts is None else {"solved": row.solved, "trusts": row.trusts}
    _log(row, "Recovery Finished", at=now, by=by, now=now, more=more, outcome=outcome)
    _note(row, "recovery finished", by=by, now=now, after=more)
    tell_recovery(row.pk, "finished")


def _log(  # noqa: PLR0913 - what a moment is
    row: Recovery,
    action: str,
    *,
    at: datetime,
    by: Actor,
    now: datetime,
    more: dict[str, Any] | None = None,
    outcome: str | None = None,
) -> None:
    attributes = {
        "title": row.title,
        "recovery_id": str(row.pk),
        "cause": row.cause,
        "agent": by.name,
        **(more or {}),
    }
    happened = Happened(
        id=f"recovery:{row.pk}:{action.rpartition(' ')[2].lower()}",
        at=at,
        action=action,
        channel=row.channel,
        attributes=attributes,
        outcome=outcome,
    )
    record(row.profile_id, happened, source=by.who, now=now)


def _note(
    row: Recovery, act: str, *, by: Actor, now: datetime, after: dict[str, Any], why: str = ""
) -> None:
    audit.record(
        who=by.who,
        act=act,
        subject=f"recovery:{row.pk}",
        before=None,
        after=after,
        now=now,
        why=why,
    )
