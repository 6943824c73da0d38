"""What a rule did is taken back, as far as it can be."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hamdel.cases import public as cases
from hamdel.conversations.public import Actor, NoSuchDeed, Refused, undo
from hamdel.interactions.public import keep_log_still
from hamdel.labels.public import take_label
from hamdel.platform import audit

from ..contracts import NoSuchApplication
from ..models import Application

_STAYS = ("note", "reply")


@transaction.atomic
def undo_application(application_id: int, *, who: str, now: datetime) -> list[str]:
    """Take back what a rule did, the last first; returns the `do` of what stays as it is.

    A case that it opened is closed as a mistake; words stay said; what somebody changed since stays.
    Twice is as once. Raises NoSuchApplication.
    """
    keep_log_still()
    row = Application.objects.select_for_update().filter(pk=application_id, state="done").first()
    if row is None:
        raise NoSuchApplication(str(application_id))
    if row.undone_at is not None:
        return []
    row.undone_at, row.undone_by = now, who
    row.save(update_fields=["undone_at", "undone_by"])
    left = _take_back(row, now)
    audit.record(
        who=who, act="automation taken back", subject=f"automation:{row.rule_id}", before=None,
        after={"application": row.pk, "stays": left}, now=now,
    )  # fmt: skip
    return left


def _take_back(row: Application, now: datetime) -> list[str]:
    """Take everything back that can be; returns the `do` of what stays, the last first."""
    done = [one for one in reversed(row.did) if one["ok"]]
    changed = row.deed_id is None or (bool(done) and _undone(row.deed_id, done[0]["who"], now))
    return [one["do"] for one in done if not _back(one, now, changed=changed)]


def _undone(deed_id: int, who: str, now: datetime) -> bool:
    try:
        return bool(undo(deed_id=deed_id, by=Actor(who=who), now=now))
    except (NoSuchDeed, Refused):
        return False


def _back(did: dict[str, Any], now: datetime, *, changed: bool) -> bool:
    """Whether one action is taken back; `changed`: what it changed of the conversation is, already."""
    by = Actor(who=did["who"])
    if did["do"] in _STAYS:
        return False
    if did["do"] == "label":
        return _label_back(did, by, now)
    try:
        if "case_id" in did:
            with transaction.atomic():
                cases.close_case(
                    case_id=did["case_id"], outcome="mistaken", final=True, by=by, now=now
                )
            return True
        return _case_back(did, by, now) if "case" in did else changed
    except (cases.NoSuchCase, cases.Refused):
        return False


def _label_back(did: dict[str, Any], by: Actor, now: datetime) -> bool:
    """Take away the label that the rule put there; one that was there before stays."""
    if "label" in did:
        kind, subject_id = did["labeled"]
        take_label(kind=kind, subject_id=subject_id, label_id=did["label"], by=by, now=now)
    return True


def _case_back(did: dict[str, Any], by: Actor, now: datetime) -> bool:
    found = cases.case(did["case"])
    if found is None or any(getattr(found, n) != value for n, value in did["after"].items()):
        return False
    cases.change_case(case_id=found.id, changes=did["before"], by=by, now=now)
    return True
