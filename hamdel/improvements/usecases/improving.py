"""Improvements are made, worded anew, moved from state to state; each leaves a line in the trail."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final, cast

from django.db import transaction
from django.utils.translation import gettext as _

from hamdel.accounts.public import person
from hamdel.conversations.public import Actor
from hamdel.language.fold import stored
from hamdel.platform import audit
from hamdel.touchpoints.public import touchpoint_by_key

from ..contracts import (
    LONGEST,
    MOST_COST,
    MOST_DAYS,
    MOST_PEOPLE,
    STATES,
    Changed,
    NoSuch,
    Refused,
    State,
    ToImprove,
)
from ..models import Improvement

ACTION: Final = "action:"
_TEXTS: Final = ("problem", "idea", "expected")
_PLAIN: Final = (
    "expected_share", "cost_irr", "person_days", "people", "owner_id", "due_on", "origin",
)  # fmt: skip
_TOLD: Final = ("title", "state", "cost_irr", "person_days", "people", "owner_id", "due_on")


@transaction.atomic
def make_improvement(given: ToImprove, *, by: Actor, now: datetime, key: str | None = None) -> int:
    """Keep a new improvement; returns its id, that of the earlier one where the key is known. Raises Refused."""
    if key is not None:
        known = Improvement.objects.filter(key=key).first()
        if known is not None:
            return known.pk
    row = Improvement(made_at=now, made_by=(by.name or by.who)[:150], state_at=now, key=key)
    _write(row, given)
    _move(row, given.state, now)
    row.save()
    _note(row, "improvement made", before={}, by=by, now=now)
    return row.pk


@transaction.atomic
def change_improvement(
    improvement_id: int,
    changes: Mapping[str, Any],
    *,
    version: int | None = None,
    by: Actor,
    now: datetime,
) -> int:
    """Change some fields of an improvement, by the names of ToImprove; returns its version.

    Raises NoSuch, Refused, and Changed where it is no longer at `version`.
    """
    row = _held(improvement_id)
    if version is not None and row.version != version:
        raise Changed
    before = _told(row)
    given = ToImprove(**{**_said(row), **changes})
    _write(row, given)
    if given.state != row.state:
        _move(row, given.state, now)
    row.version += 1
    row.save()
    _note(row, "improvement changed", before=before, by=by, now=now)
    return row.version


def move_improvement(improvement_id: int, state: State, *, by: Actor, now: datetime) -> State:
    """Move an improvement to another state; returns the one that it had. Raises NoSuch, Refused."""
    with transaction.atomic():
        before = _held(improvement_id).state
        change_improvement(improvement_id, {"state": state}, by=by, now=now)
    return cast("State", before)


def _held(improvement_id: int) -> Improvement:
    row = Improvement.objects.select_for_update(of=("self",)).filter(pk=improvement_id).first()
    if row is None:
        raise NoSuch(f"there is no improvement {improvement_id}")
    return row


def _said(row: Improvement) -> dict[str, Any]:
    names = ("title", "step", "state", *_TEXTS, *_PLAIN)
    return {name: getattr(row, name) for name in names}


def _write(row: Improvement, given: ToImprove) -> None:
    title = stored(given.title).strip()
    if not title:
        raise Refused(_("Say in a few words what is to be done."), field="title")
    _check(given)
    row.title, row.step = title[:200], _step(given.step)
    for name in _TEXTS:
        setattr(row, name, stored(getattr(given, name)).strip())
    for name in _PLAIN:
        setattr(row, name, getattr(given, name))
    if given.figures is not None:
        kept = asdict(given.figures)
        row.figures_since, row.figures_until = kept["since"], kept["until"]
        row.seen, row.hurt, row.customers = kept["seen"], kept["hurt"], kept["customers"]
        row.signs = dict(given.figures.signs)


def _check(given: ToImprove) -> None:
    if max(len(getattr(given, name)) for name in _TEXTS) > LONGEST:
        raise Refused(_("At most 5,000 characters."), field="problem")
    share = given.expected_share
    if share is not None and not 0 < share <= 1:
        raise Refused(_("A share lies above 0 and up to 100 percent."), field="expected_share")
    for name, most in (("cost_irr", MOST_COST), ("person_days", MOST_DAYS), ("people", MOST_PEOPLE)):  # fmt: skip
        value = getattr(given, name)
        if value is not None and not 0 <= value <= most:
            raise Refused(_("This is not a number that can be."), field=name)
    if given.state not in STATES:
        raise Refused(_("There is no such state."), field="state")
    if given.owner_id is not None and person(given.owner_id) is None:
        raise Refused(_("There is no such person."), field="owner")


def _step(said: str) -> str:
    """A step that can be: a touchpoint of the catalogue, a bare action, or none."""
    step = stored(said).strip()
    if not step or (step.startswith(ACTION) and len(step) <= len(ACTION) + 300):
        return step
    if touchpoint_by_key(step) is None:
        raise Refused(_("There is no such touchpoint."), field="touchpoint")
    return step


def _move(row: Improvement, state: State, now: datetime) -> None:
    row.state, row.state_at = state, now
    if state in {"doing", "done"} and row.started_at is None:
        row.started_at = now
    if state in {"idea", "planned"}:
        row.started_at = None
    row.done_at = now if state == "done" else None
    row.effect = row.effect_low = row.effect_high = None


def _told(row: Improvement) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in _TOLD}
    return {**told, "due_on": told["due_on"].isoformat() if told["due_on"] else None}


def _note(row: Improvement, act: str, *, before: dict[str, Any], by: Actor, now: datetime) -> None:
    after = _told(row)
    changed = {name for name in after if before.get(name) != after[name]}
    audit.record(
        who=by.who,
        act=act,
        subject=f"improvement:{row.pk}",
        before={name: before[name] for name in changed if name in before},
        after={name: after[name] for name in changed},
        now=now,
    )
