"""Rules of moments are made, changed, moved, turned off and removed."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from hamdel.platform import audit

from ..models import MarkRule
from ..queries.marks import forget_rules
from ..rules.moments import MOST_RULES, MomentRule, write_moment_rule


class NoSuchRule(Exception):
    """There is no such rule of moments."""


class TooManyRules(Exception):
    """There are as many rules as anybody can read."""


@transaction.atomic
def make_rule(rule: MomentRule, *, who: str, now: datetime) -> int:
    """Keep a rule, asked after all others; returns its id. Raises TooManyRules."""
    there = MarkRule.objects.filter(removed_at=None)
    if there.count() >= MOST_RULES:
        raise TooManyRules
    last = there.aggregate(last=Max("place"))["last"] or 0
    row = MarkRule.objects.create(
        place=last + 1, rule=write_moment_rule(rule), changed_at=now, changed_by=who
    )
    _note(row, "moment rule made", who, None, now)
    return row.pk


@transaction.atomic
def change_rule(rule_id: int, rule: MomentRule, *, who: str, now: datetime) -> None:
    """Say a rule otherwise. Raises NoSuchRule."""
    row = _held(rule_id)
    before = row.rule
    row.rule, row.changed_at, row.changed_by = write_moment_rule(rule), now, who
    row.save()
    _note(row, "moment rule changed", who, before, now)


@transaction.atomic
def turn_rule(rule_id: int, *, on: bool, who: str, now: datetime) -> None:
    """Let a rule mark, or not. Raises NoSuchRule."""
    row = _held(rule_id)
    row.on = on
    row.save(update_fields=["on"])
    _note(row, "moment rule on" if on else "moment rule off", who, None, now)


@transaction.atomic
def move_rule_up(rule_id: int, *, who: str, now: datetime) -> None:
    """Let a rule be asked before the one above it. Raises NoSuchRule."""
    there = list(
        MarkRule.objects.select_for_update().filter(removed_at=None).order_by("place", "pk")
    )
    at = next((at for at, one in enumerate(there) if one.pk == rule_id), None)
    if at is None:
        raise NoSuchRule(str(rule_id))
    if at:
        there[at - 1], there[at] = there[at], there[at - 1]
    for place, one in enumerate(there, 1):
        one.place = place
    MarkRule.objects.bulk_update(there, ["place"])
    _note(there[max(at - 1, 0)], "moment rule moved", who, None, now)


@transaction.atomic
def remove_rule(rule_id: int, *, back: bool = False, who: str, now: datetime) -> None:
    """Remove a rule, or bring it back. Raises NoSuchRule."""
    row = _held(rule_id, removed=back)
    row.removed_at = None if back else now
    row.save(update_fields=["removed_at"])
    _note(row, "moment rule brought back" if back else "moment rule removed", who, None, now)


def _held(rule_id: int, *, removed: bool = False) -> MarkRule:
    rows = MarkRule.objects.select_for_update().filter(removed_at__isnull=not removed)
    row = rows.filter(pk=rule_id).first()
    if row is None:
        raise NoSuchRule(str(rule_id))
    return row


def _note(row: MarkRule, act: str, who: str, before: Any, now: datetime) -> None:
    audit.record(
        who=who, act=act, subject=f"moment-rule:{row.pk}", before=before, after=row.rule, now=now
    )
    forget_rules()
    transaction.on_commit(forget_rules)  # another page may have asked in between
