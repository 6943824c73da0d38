"""Policies are made, changed, put in order, and let go of."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Max

from hamdel.accounts.public import calendar, team
from hamdel.conversations.public import Actor
from hamdel.language.fold import stored
from hamdel.platform import audit

from ..contracts import (
    DOES,
    KINDS,
    LONGEST,
    PAUSABLE,
    PRIORITIES,
    TARGETS,
    Changed,
    Condition,
    NoSuchPolicy,
    Refused,
    Step,
    ToPromise,
)
from ..models import Policy

MOST: Final = 100  # policies
STEPS: Final = 10
LATEST: Final = 1_000  # percent
_SAID: Final = ("name", "active", "condition", "minutes", "calendar_id", "pauses", "steps")


@transaction.atomic
def save_policy(
    wanted: ToPromise,
    *,
    policy_id: int | None = None,
    version: int | None = None,
    by: Actor,
    now: datetime,
) -> int:
    """Make a policy, the last in order, or change one; returns its id.

    Open clocks are measured by it soon. Raises Refused; NoSuchPolicy, Changed.
    """
    values = _checked(wanted)
    if policy_id is None:
        known = Policy.objects.filter(removed_at=None)
        if known.count() >= MOST:
            raise Refused(f"There can be {MOST} policies.", field="name")
        last = known.aggregate(last=Max("place"))["last"] or 0
        row = Policy.objects.create(**values, place=last + 1, made_at=now, changed_at=now)
        _note(row, "policy made", None, by, now)
        return row.pk
    row = _held(policy_id, version)
    before = _plain(row)
    for name, value in values.items():
        setattr(row, name, value)
    _save(row, [*values], now)
    _note(row, "policy changed", before, by, now)
    return row.pk


@transaction.atomic
def order_policies(ids: Sequence[int], *, by: Actor, now: datetime) -> None:
    """Have policies tried in this order; those not named come after, as they were. Raises Refused."""
    rows = {row.pk: row for row in _living().select_for_update().order_by("place", "pk")}
    if not set(ids) <= set(rows) or len(set(ids)) != len(ids):
        raise Refused("Name each policy once.", field="ids")
    order = [*ids, *(pk for pk in rows if pk not in ids)]
    moved = [pk for place, pk in enumerate(order, 1) if rows[pk].place != place]
    for place, pk in enumerate(order, 1):
        Policy.objects.filter(pk=pk).update(place=place)
    if moved:
        audit.record(
            who=by.who, act="policies ordered", subject="sla", before={"order": list(rows)},
            after={"order": order}, now=now,
        )  # fmt: skip


@transaction.atomic
def remove_policy(*, policy_id: int, version: int | None = None, by: Actor, now: datetime) -> None:
    """Promise it no more; what it judged stays in the reports. Raises NoSuchPolicy, Changed."""
    row = _held(policy_id, version)
    row.removed_at = now
    _save(row, ["removed_at"], now)
    _note(row, "policy removed", _plain(row), by, now)


@transaction.atomic
def bring_policy_back(*, policy_id: int, by: Actor, now: datetime) -> None:
    """Promise again what was removed. Raises NoSuchPolicy."""
    row = Policy.objects.select_for_update().filter(pk=policy_id).first()
    if row is None:
        raise NoSuchPolicy(f"there is no policy {policy_id}")
    if row.removed_at is not None:
        row.removed_at = None
        _save(row, ["removed_at"], now)
        _note(row, "policy brought back", None, by, now)


def _living() -> Any:
    return Policy.objects.filter(removed_at=None)


def _held(policy_id: int, version: int | None) -> Policy:
    row: Policy | None = _living().select_for_update().filter(pk=policy_id).first()
    if row is None:
        raise NoSuchPolicy(f"there is no policy {policy_id}")
    if version is not None and version != row.version:
        raise Changed(row.version)
    return row


def _save(row: Policy, names: list[str], now: datetime) -> None:
    row.version += 1
    row.changed_at = now
    fields = [name.removesuffix("_id") for name in names]
    row.save(update_fields=[*fields, "version", "changed_at"])


def _checked(wanted: ToPromise) -> dict[str, Any]:
    name = " ".join(stored(wanted.name).split())
    if not 0 < len(name) <= 100:  # noqa: PLR2004 - as long as the column
        raise Refused("A policy has a name of at most 100 letters.", field="name")
    if wanted.calendar_id is not None and calendar(wanted.calendar_id) is None:
        raise Refused("There are no such working hours.", field="calendar")
    if not set(wanted.pauses) <= set(PAUSABLE):
        raise Refused("Clocks stand still while waiting, snoozed or on_hold.", field="pauses")
    return {
        "name": name,
        "active": wanted.active,
        "condition": _condition(wanted.condition),
        "minutes": _minutes(wanted.minutes),
        "calendar_id": wanted.calendar_id,
        "pauses": sorted(set(wanted.pauses)),
        "steps": [_step(one) for one in _steps(wanted.steps)],
    }


def _minutes(said: Mapping[Any, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for target, by_priority in said.items():
        if target not in TARGETS:
            raise Refused("There is no such target.", field="minutes")
        for priority, minutes in by_priority.items():
            if priority not in PRIORITIES or not 0 < minutes <= LONGEST:
                raise Refused(
                    f"Minutes by priority are 1 to {LONGEST}.", field=f"minutes.{target}"
                )
        if by_priority:
            found[target] = dict(by_priority)
    if not found:
        raise Refused("Promise something: minutes for one target at least.", field="minutes")
    return found


def _condition(said: Condition) -> dict[str, Any]:
    if not set(said.kinds) <= set(KINDS):
        raise Refused("A kind is conversation or case.", field="condition.kinds")
    for team_id in said.teams:
        if team(team_id) is None:
            raise Refused("There is no such team.", field="condition.teams")
    if bool(said.attribute) != bool(said.value):
        raise Refused("Say an attribute and its value.", field="condition.attribute")
    kept = {
        "kinds": list(said.kinds),
        "channels": list(said.channels),
        "teams": list(said.teams),
        "types": list(said.types),
        "attribute": said.attribute,
        "value": said.value,
        "segments": list(said.segments),
    }
    return {name: value for name, value in kept.items() if value}


def _steps(said: Sequence[Step]) -> list[Step]:
    percents = [one.percent for one in said]
    if len(said) > STEPS or len(set(percents)) != len(percents):
        raise Refused(f"At most {STEPS} steps, each at a time of its own.", field="steps")
    return sorted(said, key=lambda one: one.percent)


def _step(one: Step) -> dict[str, Any]:
    if not 0 < one.percent <= LATEST:
        raise Refused(f"A step comes at 1 to {LATEST} percent.", field="steps")
    if not one.does or not set(one.does) <= set(DOES):
        raise Refused("A step does something.", field="steps")
    if ("move_to_team" in one.does) != (one.team_id is not None):
        raise Refused("Say to which team it is moved.", field="steps")
    if one.team_id is not None and team(one.team_id) is None:
        raise Refused("There is no such team.", field="steps")
    kept: dict[str, Any] = {"percent": one.percent, "does": list(one.does)}
    return kept if one.team_id is None else kept | {"team_id": one.team_id}


def _plain(row: Policy) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _SAID}


def _note(row: Policy, act: str, before: Any, by: Actor, now: datetime) -> None:
    audit.record(
        who=by.who, act=act, subject=f"policy:{row.pk}", before=before, after=_plain(row), now=now
    )
