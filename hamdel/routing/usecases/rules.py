"""The supervisor's rules: added, changed, ordered, turned on and off, removed; each taken back at a press."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from hamdel.accounts.public import team
from hamdel.conversations.public import Actor
from hamdel.platform import audit
from hamdel.platform.cursors import row_number

from ..contracts import FIELDS, LEVELS, Condition, Need, Refused, Rule
from ..live import tell
from ..models import Rule as RuleRow
from ..models import RuleDeed, Skill
from ..rules.stored import conditions_kept, needs_kept

MOST: Final = 200
MOST_CONDITIONS: Final = 20
_LONGEST: Final = 7 * 24 * 60
_PRIORITIES: Final = ("", "low", "normal", "high", "urgent")
_KEPT: Final = (
    "id", "name", "place", "is_on", "conditions", "for_team", "team_id", "needs", "speaks",
    "priority", "overflow_minutes", "overflow_team_id", "last_agent_hours",
)  # fmt: skip


def add_rule(rule: Rule, *, by: Actor, now: datetime) -> tuple[int, int]:
    """Put a rule behind the others; returns its id and the deed's. Raises Refused."""
    _check(rule)
    made: list[RuleRow] = []

    def deed(rows: list[RuleRow]) -> None:
        if len(rows) >= MOST:
            raise Refused(f"There are {MOST} rules already.", field="name")
        place = max((one.place for one in rows), default=0) + 1
        made.append(RuleRow.objects.create(place=place, changed_at=now, **_values(rule)))

    return _done(deed, "routing rule added", by, now, about=lambda: made[0].pk)


def change_rule(rule: Rule, *, by: Actor, now: datetime) -> int:
    """Change a rule (`rule.id`) in its place; returns the deed's id. Raises Refused."""
    _check(rule)

    def deed(rows: list[RuleRow]) -> None:
        _known(rows, rule.id)
        RuleRow.objects.filter(pk=rule.id).update(changed_at=now, **_values(rule))

    return _done(deed, "routing rule changed", by, now, about=lambda: rule.id)[1]


def move_rule(*, rule_id: int, steps: int, by: Actor, now: datetime) -> int:
    """Move a rule up (negative) or down; returns the deed's id. Raises Refused."""

    def deed(rows: list[RuleRow]) -> None:
        row = _known(rows, rule_id)
        order = [one for one in rows if one.pk != rule_id]
        order.insert(max(0, min(rows.index(row) + steps, len(order))), row)
        for place, one in enumerate(order, start=1):
            RuleRow.objects.filter(pk=one.pk).update(place=place)

    return _done(deed, "routing rules ordered", by, now, about=lambda: rule_id)[1]


def turn_rule(*, rule_id: int, is_on: bool, by: Actor, now: datetime) -> int:
    """Turn a rule on or off; returns the deed's id. Raises Refused."""

    def deed(rows: list[RuleRow]) -> None:
        _known(rows, rule_id)
        RuleRow.objects.filter(pk=rule_id).update(is_on=is_on, changed_at=now)

    act = "routing rule turned on" if is_on else "routing rule turned off"
    return _done(deed, act, by, now, about=lambda: rule_id)[1]


def remove_rule(*, rule_id: int, by: Actor, now: datetime) -> int:
    """Take a rule away; what went by it keeps its explanation. Returns the deed's id. Raises Refused."""

    def deed(rows: list[RuleRow]) -> None:
        _known(rows, rule_id)
        RuleRow.objects.filter(pk=rule_id).update(removed_at=now)

    return _done(deed, "routing rule removed", by, now, about=lambda: rule_id)[1]


@transaction.atomic
def undo_rules(*, deed_id: int, by: Actor, now: datetime) -> bool:
    """Put all rules back as they were before a deed; False where it was taken back already.

    Raises Refused where somebody changed the rules since, or the deed is another's.
    """
    rows = _held()
    deed = RuleDeed.objects.filter(pk=deed_id, person=by.person_id).first()
    if deed is None:
        raise Refused("There is nothing of this id to take back.", field="id")
    if deed.undone_at is not None:
        return False
    if _snapshot(rows) != deed.after:
        raise Refused("Somebody changed the rules since.", field="id")
    wanted = {one["id"]: one for one in deed.before}
    RuleRow.objects.filter(removed_at=None).exclude(pk__in=wanted).update(removed_at=now)
    for pk, values in wanted.items():
        kept = {name: value for name, value in values.items() if name != "id"}
        RuleRow.objects.filter(pk=pk).update(removed_at=None, changed_at=now, **kept)
    deed.undone_at = now
    deed.save(update_fields=["undone_at"])
    _trail("taken back", "routing rules", by, now)
    return True


def _done(
    deed: Callable[[list[RuleRow]], None],
    act: str,
    by: Actor,
    now: datetime,
    *,
    about: Callable[[], int],
) -> tuple[int, int]:
    with transaction.atomic():
        rows = _held()
        before = _snapshot(rows)
        deed(rows)
        after = _snapshot(_held())
        kept = RuleDeed.objects.create(person_id=by.person_id, at=now, before=before, after=after)
        _trail(act, f"routing-rule:{about()}", by, now)
        tell("rules")
        return about(), kept.pk


def _held() -> list[RuleRow]:
    """All rules, ours until the transaction ends."""
    rows = RuleRow.objects.select_for_update().filter(removed_at=None)
    return list(rows.order_by("place", "pk"))


def _snapshot(rows: Sequence[RuleRow]) -> list[dict[str, Any]]:
    return [
        {name: row.pk if name == "id" else getattr(row, name) for name in _KEPT} for row in rows
    ]


def _known(rows: Sequence[RuleRow], rule_id: int) -> RuleRow:
    found = next((one for one in rows if one.pk == rule_id), None)
    if found is None:
        raise Refused("There is no such rule.", field="id")
    return found


def _values(rule: Rule) -> dict[str, Any]:
    return {
        "name": " ".join(rule.name.split()),
        "is_on": rule.is_on,
        "conditions": conditions_kept(rule.conditions),
        "for_team": rule.team_id is not None,
        "team_id": rule.team_id,
        "needs": needs_kept(rule.needs),
        "speaks": rule.speaks,
        "priority": rule.priority,
        "overflow_minutes": rule.overflow_minutes,
        "overflow_team_id": rule.overflow_team_id,
        "last_agent_hours": rule.last_agent_hours,
    }


def _check(rule: Rule) -> None:
    """Raise Refused where the rule makes no sense."""
    if not rule.name.strip() or len(rule.name) > 120:  # noqa: PLR2004 - as the column
        raise Refused("Give the rule a name of at most 120 letters.", field="name")
    if len(rule.conditions) > MOST_CONDITIONS:
        raise Refused(f"A rule asks at most {MOST_CONDITIONS} things.", field="conditions")
    for one in rule.conditions:
        _check_condition(one)
    for need in rule.needs:
        _check_need(need)
    if rule.priority not in _PRIORITIES:
        raise Refused("There is no such priority.", field="priority")
    if not 0 <= rule.last_agent_hours <= _LONGEST:
        raise Refused("Say a number of hours.", field="last_agent_hours")
    _check_teams(rule)


def _check_teams(rule: Rule) -> None:
    for team_id, field in ((rule.team_id, "team"), (rule.overflow_team_id, "overflow_team")):
        if team_id is not None and team(team_id) is None:
            raise Refused("There is no such team.", field=field)
    if not 0 <= rule.overflow_minutes <= _LONGEST:
        raise Refused("Say a number of minutes up to a week.", field="overflow_minutes")
    if bool(rule.overflow_minutes) != (rule.overflow_team_id is not None):
        raise Refused("Say after how many minutes, and to which team.", field="overflow_team")


def _check_condition(one: Condition) -> None:
    if one.field not in FIELDS:
        raise Refused(f"Nothing is known by the name {one.field}.", field="conditions")
    if not one.values or any(not value or len(value) > 200 for value in one.values):  # noqa: PLR2004
        raise Refused("Say which values fit.", field="conditions")
    if (one.field == "attribute") != bool(one.name):
        raise Refused("Say which attribute.", field="conditions")


def _check_need(need: Need) -> None:
    skill = row_number(need.skill)
    if skill is None or not Skill.objects.filter(pk=skill).exists():
        raise Refused("There is no such skill.", field="needs")
    if need.level not in LEVELS:
        raise Refused("A level is 1 to 5.", field="needs")


def _trail(act: str, subject: str, by: Actor, now: datetime) -> None:
    audit.record(who=by.who, act=act, subject=subject, before=None, after=None, now=now)
