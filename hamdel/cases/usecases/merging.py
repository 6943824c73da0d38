"""Cases of one customer are put together, or parted: nothing is lost, all of it can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from hamdel.conversations.public import Actor
from hamdel.interactions.public import keep_log_still

from ..belonging import belongings
from ..contracts import CaseChanges, Refused, ToOpen
from ..models import (
    Case,
    CaseApproval,
    CaseConversation,
    CaseDeed,
    CaseInteraction,
    CaseNote,
    CaseTask,
)
from .changing import change_case
from .deeds import keep, put_row_back, state_of
from .locked import change, hold, owner_of
from .opening import open_case

MERGED: Final = "merged"
SPLIT: Final = "split"
# What belongs to a case, and the column that can be in it only once.
_PARTS: Final[dict[str, tuple[Any, str | None]]] = {
    "conversations": (CaseConversation, "conversation_id"),
    "interactions": (CaseInteraction, "interaction_id"),
    "tasks": (CaseTask, None),
    "notes": (CaseNote, None),
    "approvals": (CaseApproval, None),
}
_LATER_FIRST: Final = "Take back first what was done to them later."
Parts = dict[str, list[int]]


@dataclass(frozen=True, kw_only=True)
class Regrouped:
    """The case that everything is in now, or the new one; and the deed that takes it back."""

    case_id: int
    deed_id: int


@transaction.atomic
def merge_cases(
    *, keep_id: int, join_id: int, version: int | None = None, by: Actor, now: datetime
) -> Regrouped:
    """Put what belongs to one case into another of the same customer, and close it as a duplicate.

    `version` is that of the one that stays. Raises NoSuchCase, Changed, Refused.
    """
    if keep_id == join_id:
        raise Refused("It is the same case.", field="join")
    keep_log_still()
    keeping = hold(keep_id, version=version)
    joining = hold(join_id)
    if owner_of(keeping) != owner_of(joining):
        raise Refused("They are two customers' cases: join the customers first.", field="join")
    if keeping.parent_id == joining.pk:
        raise Refused("It is a part of the other: put it the other way round.", field="join")
    waits = keeping.approvals.filter(answer="").exists()
    if waits and joining.approvals.filter(answer="").exists():
        raise Refused("Both wait for a supervisor's word.", field="join")
    before = state_of(joining)
    parts = _all_parts(joining.pk, not_in=keeping.pk)
    children = list(joining.children.exclude(pk=keeping.pk).values_list("pk", flat=True))
    _move(parts, joining.pk, keeping.pk)
    Case.objects.filter(pk__in=children).update(parent=keeping.pk)
    closing: CaseChanges = {"state": "closed", "outcome": "duplicate"}
    change_case(case_id=join_id, changes=closing, by=by, now=now)
    joining = hold(join_id)
    change(joining, {"merged_into_id": keep_id}, act="case merged", by=by, now=now)
    change(keeping, {}, act="case merged", by=by, now=now, beside={"joined": join_id})
    told = {"keep": keep_id, "join": before, "parts": parts, "children": children}
    return Regrouped(case_id=keep_id, deed_id=keep(MERGED, told, by=by, now=now))


@transaction.atomic
def split_case(
    *,
    case_id: int,
    title: str,
    parts: Parts,
    version: int | None = None,
    by: Actor,
    now: datetime,
) -> Regrouped:
    """Move some of what belongs to a case into a new one of the same customer.

    `parts`: ids of `conversations` and `interactions` as the case links them, and of its `tasks` and
    `notes`. Raises NoSuchCase, Changed, Refused.
    """
    keep_log_still()
    row = hold(case_id, version=version)
    moved = {name: _chosen(row.pk, name, ids) for name, ids in parts.items() if ids}
    if not any(moved.values()):
        raise Refused("Choose what goes into the new case.", field="parts")
    wanted = ToOpen(
        title=title, customer_id=owner_of(row), type=row.type.key, channel=row.channel,
        owner_id=row.owner_id, team_id=row.team_id, reason=row.reason,
    )  # fmt: skip
    made = open_case(wanted, by=by, now=now)
    _move(moved, row.pk, made)
    change(row, {}, act="case split", by=by, now=now, beside={"made": made})
    told = {"keep": row.pk, "made": made}
    return Regrouped(case_id=made, deed_id=keep(SPLIT, told, by=by, now=now))


def part_again(deed: CaseDeed, *, by: Actor, now: datetime) -> tuple[int, ...]:
    """Take a merge back: what was in the joined one goes there again; what came since stays. Raises Refused."""
    told = deed.before
    keeping = hold(told["keep"], merged_too=True)
    joining = hold(told["join"]["id"], merged_too=True)
    if keeping.merged_into_id is not None or joining.merged_into_id != keeping.pk:
        raise Refused(_LATER_FIRST, field="id")
    _move(told["parts"], keeping.pk, joining.pk)
    Case.objects.filter(pk__in=told["children"], parent=keeping.pk).update(parent=joining.pk)
    put_row_back(
        joining, told["join"], act="merge taken back", by=by, now=now, merged_into_id=None
    )  # fmt: skip
    change(keeping, {}, act="merge taken back", by=by, now=now, beside={"parted": joining.pk})
    return keeping.pk, joining.pk


def rejoin(deed: CaseDeed, *, by: Actor, now: datetime) -> tuple[int, ...]:
    """Take a split back: all of the new case goes where it came from. Raises Refused."""
    keeping = hold(deed.before["keep"], merged_too=True)
    made = hold(deed.before["made"], merged_too=True)
    if keeping.merged_into_id is not None or made.merged_into_id is not None:
        raise Refused(_LATER_FIRST, field="id")
    _move(_all_parts(made.pk, not_in=keeping.pk), made.pk, keeping.pk)
    if made.settled_at is None:
        closing: CaseChanges = {"state": "closed", "outcome": "mistaken"}
        change_case(case_id=made.pk, changes=closing, by=by, now=now)
        made = hold(made.pk)
    change(made, {"merged_into_id": keeping.pk}, act="split taken back", by=by, now=now)
    change(keeping, {}, act="split taken back", by=by, now=now, beside={"joined": made.pk})
    return (keeping.pk,)


def _all_parts(case_id: int, *, not_in: int) -> Parts:
    """The rows of a case that another one does not have already, and what others keep about it."""
    found: Parts = {}
    for name, (model, once) in _PARTS.items():
        rows = model.objects.filter(case=case_id)
        if once is not None:
            rows = rows.exclude(
                **{f"{once}__in": model.objects.filter(case=not_in).values(once)}
            )  # fmt: skip
        found[name] = list(rows.order_by("pk").values_list("pk", flat=True))
    return found | {name: list(one.of(case_id)) for name, one in belongings().items()}


def _chosen(case_id: int, name: str, ids: Sequence[int]) -> list[int]:
    """The rows that somebody chose: all of them have to be the case's."""
    if name not in _PARTS or name == "approvals":
        raise Refused("This can not be moved.", field=name)
    model, once = _PARTS[name]
    rows = model.objects.filter(case=case_id, **{f"{once or 'pk'}__in": list(ids)})
    found = list(rows.order_by("pk").values_list("pk", flat=True))
    if len(found) != len(set(ids)):
        raise Refused("Choose what belongs to this case.", field=name)
    return found


def _move(parts: Parts, from_id: int, to_id: int) -> None:
    for name, ids in parts.items():
        other = belongings().get(name)
        if other is not None:
            other.move(ids, from_id, to_id)
        elif name in _PARTS:
            _PARTS[name][0].objects.filter(pk__in=ids, case=from_id).update(case=to_id)
