"""A follow-up ends: what was found, what was done, and the customer is told."""

from datetime import datetime
from typing import Final

from django.db import transaction

from hamdel.cases.public import SETTLED, case, close_case
from hamdel.conversations.public import Actor
from hamdel.customers.public import Claim, naming_of
from hamdel.interactions.public import (
    Given,
    draft_of_given,
    keep_log_still,
    record_interactions,
)
from hamdel.platform import audit

from ..contracts import Ended, NoSuchFollowUp, Outcome, Refused
from ..models import FollowUp
from .telling import tell

ACTION: Final = "Follow-up Closed"
LONGEST: Final = 4_000


class CouldNotTell(Refused):
    """The message could not be sent; `reason` is the key of why. Nothing was changed."""

    def __init__(self, reason: str) -> None:
        super().__init__("The message could not be sent.", field="message")
        self.reason = reason


@transaction.atomic
def end_followup(*, followup_id: int, outcome: Outcome, by: Actor, now: datetime) -> None:
    """End a follow-up and solve its case; the customer is told, or it is said why not.

    Raises NoSuchFollowUp, Ended, Refused (naming the field; also where the case can not be solved yet),
    CouldNotTell.
    """
    _check(outcome)
    keep_log_still()
    row = _held(followup_id)
    message = outcome.message.strip()
    if message:
        problem = tell(row, message, by=by, now=now)
        if problem:
            raise CouldNotTell(problem)
        row.told_at, row.untold = now, ""
    else:
        row.untold = outcome.untold_why.strip()[:200]
    row.found, row.done, row.message = outcome.found.strip(), outcome.done.strip(), message
    row.state, row.ended_at, row.ended_by = "done", now, (by.name or by.who)[:150]
    row.save()
    _settle(row, by, now)
    _record(row, by, now)
    audit.record(
        who=by.who,
        act="follow-up closed",
        subject=f"followup:{row.pk}",
        before={"state": "open"},
        after={"state": "done", "told": bool(message)},
        now=now,
    )


@transaction.atomic
def reopen_followup(*, followup_id: int, by: Actor, now: datetime) -> None:
    """Follow a trouble up again that was ended too early; what was told stays told.

    Raises NoSuchFollowUp; one that is open stays as it is.
    """
    row = FollowUp.objects.select_for_update().filter(pk=followup_id).first()
    if row is None:
        raise NoSuchFollowUp(str(followup_id))
    if row.state == "open":
        return
    row.state, row.ended_at, row.ended_by = "open", None, ""
    row.save(update_fields=["state", "ended_at", "ended_by"])
    audit.record(
        who=by.who, act="follow-up reopened", subject=f"followup:{row.pk}",
        before={"state": "done"}, after={"state": "open"}, now=now,
    )  # fmt: skip


def _check(outcome: Outcome) -> None:
    for name, value in (("found", outcome.found), ("done", outcome.done)):
        if not value.strip():
            raise Refused("Say what was found and what was done.", field=name)
        if len(value) > LONGEST:
            raise Refused(f"Say it in {LONGEST} letters.", field=name)
    if not outcome.message.strip() and not outcome.untold_why.strip():
        raise Refused("Tell the customer, or say why they are not told.", field="message")


def _held(followup_id: int) -> FollowUp:
    row = FollowUp.objects.select_for_update().filter(pk=followup_id).first()
    if row is None:
        raise NoSuchFollowUp(str(followup_id))
    if row.state != "open":
        raise Ended(row.state)
    return row


def _settle(row: FollowUp, by: Actor, now: datetime) -> None:
    """The case is solved with what was done; one that was settled before stays as it is."""
    found = case(row.case_id)
    if found is None or found.state in SETTLED:
        return
    try:
        close_case(
            case_id=row.case_id, outcome="resolved", resolution=f"{row.found}\n{row.done}", by=by,
            now=now,
        )  # fmt: skip
    except ValueError as refused:  # what its type asks for is missing
        raise Refused(str(refused), field="case") from None


def _record(row: FollowUp, by: Actor, now: datetime) -> None:
    naming = naming_of(row.profile_id)
    if not naming:
        return
    given = Given(
        id=f"followup:{row.pk}:{int(now.timestamp())}",
        occurred_at=now,
        identifiers=tuple((kind, value) for kind, value, _ in naming),
        channel=row.channel,
        action=ACTION,
        outcome="success",
        attributes={
            "followup_id": str(row.pk),
            "case_id": str(row.case_id),
            "title": row.done[:200],
            "told": row.told_at is not None,
            "agent": by.name,
        },
    )
    draft = draft_of_given(given, source=by.who)
    draft.claim = Claim(naming, {}, draft.claim.source, draft.claim.at, None)
    record_interactions([draft], now=now)
