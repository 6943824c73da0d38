"""A case is changed, given to somebody, settled, and opened again."""

from datetime import datetime
from typing import Any, Final

from django.db import transaction

from hamdel.conversations.public import Actor
from hamdel.interactions.public import keep_log_still
from hamdel.platform.events import publish

from ..contracts import CaseChanges, Changed, Outcome, Refused
from ..events import CaseAssigned, CaseClosed, CaseReopened
from ..models import Case, CaseType
from ..queries.types import type_fact
from ..rules.states import Step, state_with, step
from ..rules.types import checked_values, grown, missing, put_together
from .checking import check_parent, check_person, check_team, type_meant
from .linking import link
from .locked import change, hold, owner_of
from .recording import record

# As they are given, up to so many letters.
_TEXTS: Final = {
    "title": 300, "reason": 300, "reason_kind": 20, "reason_topic": 120, "resolution": 20_000,
    "description": 100_000,
}  # fmt: skip
_ACTS: Final[dict[Step, str]] = {"closed": "case closed", "reopened": "case reopened"}


@transaction.atomic
def change_case(
    *,
    case_id: int,
    changes: CaseChanges,
    version: int | None = None,
    by: Actor,
    now: datetime,
    why: str = "",
) -> None:
    """Change a case in one step. Raises NoSuchCase, Changed, Refused (naming the field).

    To be resolved it needs what its type requires; a settled one's outcome is "resolved" unless said.
    """
    keep_log_still()
    row = hold(case_id, version=version)
    before = row.state
    values = _texts(changes) | _plain(row, changes) | _asked(row, changes)
    values |= _state(row, changes, values, now)
    moved = step(before, values.get("state", before))
    act = _ACTS.get(moved, "case assigned" if _is_given(row, values) else "case changed")
    talks, moments = changes.get("conversation_ids", ()), changes.get("interaction_ids", ())
    new = link(row, owner_of(row), talks, moments)
    changed = change(row, values, act=act, by=by, now=now, why=why, beside=new)
    announce(row, changed, moved, by, now)


def assign_case(  # noqa: PLR0913 - whom to, and who says so
    *,
    case_id: int,
    owner_id: int | None,
    team_id: int | None,
    version: int | None = None,
    by: Actor,
    now: datetime,
    why: str = "",
) -> None:
    """Give a case to a person, a team or nobody; `why` is kept in its trail.

    Without `version` only one that nobody has, or that this person has already, can be given to
    somebody: of many who take it at once one gets it. Raises NoSuchCase, Refused, Changed.
    """
    with transaction.atomic():
        keep_log_still()
        row = hold(case_id, version=version)
        taken = row.owner_id is not None and row.owner_id != owner_id
        if version is None and taken and owner_id is not None:
            raise Changed(row.version)
        given: CaseChanges = {"owner_id": owner_id, "team_id": team_id}
        change_case(case_id=case_id, changes=given, by=by, now=now, why=why)


def close_case(  # noqa: PLR0913 - how it ended, and who says so
    *,
    case_id: int,
    outcome: Outcome = "resolved",
    resolution: str = "",
    reason: str = "",
    final: bool = False,
    version: int | None = None,
    by: Actor,
    now: datetime,
) -> None:
    """Settle a case: solved, or closed where it is `final`. Raises NoSuchCase, Changed, Refused.

    `reason`: why they turned to us, if that is better known now.
    """
    changes: CaseChanges = {"state": "closed" if final else "solved", "outcome": outcome}
    if resolution:
        changes["resolution"] = resolution
    if reason:
        changes["reason"] = reason
    change_case(case_id=case_id, changes=changes, version=version, by=by, now=now)


def reopen_case(
    *, case_id: int, version: int | None = None, by: Actor, now: datetime, why: str = ""
) -> None:
    """Work on a settled case again; one that is not settled stays as it is.

    Raises NoSuchCase, Changed, Refused.
    """
    with transaction.atomic():
        keep_log_still()
        row = hold(case_id, version=version)
        if step(row.state, "open"):
            opened: CaseChanges = {"state": "open"}
            change_case(case_id=case_id, changes=opened, by=by, now=now, why=why)


def _texts(changes: CaseChanges) -> dict[str, Any]:
    given: dict[str, Any] = dict(changes)
    values = {name: given[name].strip()[:most] for name, most in _TEXTS.items() if name in given}
    if values.get("title") == "":
        raise Refused("Say what it is about.", field="title")
    return values


def _plain(row: Case, changes: CaseChanges) -> dict[str, Any]:
    """What points at something else, checked."""
    values: dict[str, Any] = {}
    if "owner_id" in changes:
        check_person(changes["owner_id"])
        values["owner_id"] = changes["owner_id"]
    if "team_id" in changes:
        check_team(changes["team_id"])
        values["team_id"] = changes["team_id"]
    if "parent_id" in changes:
        check_parent(changes["parent_id"], of=row.pk)
        values["parent_id"] = changes["parent_id"]
    if "priority" in changes:
        values["priority"] = changes["priority"]
    return values


def _asked(row: Case, changes: CaseChanges) -> dict[str, Any]:
    """Type and fields: with another type only those values stay that it asks for too."""
    if "type" not in changes and "fields" not in changes:
        return {}
    kind = type_meant(changes["type"]) if "type" in changes else type_fact(row.type)
    known = {one.key for one in kind.fields}
    kept = {key: value for key, value in row.fields.items() if key in known}
    given = checked_values(kind, changes.get("fields", {}))
    return {"type_id": kind.id, "fields": put_together(kept, given)}


def _state(
    row: Case, changes: CaseChanges, values: dict[str, Any], now: datetime
) -> dict[str, Any]:
    """The state it goes to, with what follows from it."""
    after = changes.get("state")
    if after is None:
        after = state_with(row.state, owner_id=values.get("owner_id"))
    moved = step(row.state, after or row.state)
    if moved == "closed":
        outcome = changes.get("outcome", "resolved")
        if outcome == "resolved":
            _check_whole(row, values)
        return {"state": after, "outcome": outcome, "settled_at": now}
    if moved == "reopened":
        return {"state": after, "outcome": "", "settled_at": None}
    told = {} if after is None else {"state": after}
    if "outcome" in changes and row.settled_at is None:
        raise Refused("It has an outcome once it is solved or closed.", field="outcome")
    _check_still(row, changes, values)
    return told | ({"outcome": changes["outcome"]} if "outcome" in changes else {})


def _check_still(row: Case, changes: CaseChanges, values: dict[str, Any]) -> None:
    """What was settled otherwise, or as another type, becomes resolved no easier than what is open."""
    outcome = changes.get("outcome", row.outcome)
    retyped = values.get("type_id", row.type_id) != row.type_id
    if outcome == "resolved" and (retyped or row.outcome != "resolved"):
        _check_whole(row, values)


def _check_whole(row: Case, values: dict[str, Any]) -> None:
    """What is resolved has what its type requires, a supervisor's agreement among it."""
    kind = type_fact(CaseType.objects.get(pk=values.get("type_id", row.type_id)))
    fields = values.get("fields", row.fields)
    lacking = missing(kind, fields)
    if lacking:
        raise Refused(
            f"Before it is settled, say: {lacking[0].name_en}.", field=f"fields.{lacking[0].key}"
        )
    answered = row.approvals.exclude(answer="").order_by("-pk").first()  # the last word counts
    if kind.approval and (answered is None or answered.answer != "given"):
        raise Refused("A supervisor has to agree first.", field="approval")
    if kind.approval and answered is not None and grown(kind, answered.agreed, fields):
        raise Refused("It changed since a supervisor agreed: ask again.", field="approval")


def _is_given(row: Case, values: dict[str, Any]) -> bool:
    return any(values.get(name, getattr(row, name)) != getattr(row, name) for name in _WHO)


_WHO: Final = ("owner_id", "team_id")


def announce(row: Case, changed: tuple[str, ...], moved: Step, by: Actor, now: datetime) -> None:
    """Tell the log and other packages what a change was to the customer and to those who work."""
    customer = owner_of(row)
    if "type_id" in changed:
        row.refresh_from_db(fields=["type"])
    if not {"owner_id", "team_id"}.isdisjoint(changed):
        publish(
            CaseAssigned(
                case_id=row.pk, customer_id=customer, owner_id=row.owner_id, team_id=row.team_id,
                by=by.who, at=now,
            )
        )  # fmt: skip
    if moved == "closed":
        record(row, "Case Closed", at=now, who=by.who, now=now)
        publish(
            CaseClosed(
                case_id=row.pk, customer_id=customer, type=row.type.key, outcome=row.outcome,
                reason=row.reason, by=by.who, at=now,
            )
        )  # fmt: skip
    if moved == "reopened":
        record(row, "Case Reopened", at=now, who=by.who, now=now)
        publish(CaseReopened(case_id=row.pk, customer_id=customer, by=by.who, at=now))
