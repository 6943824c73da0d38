"""Rules are made, changed, put in order, switched on and off, removed and brought back."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from hamdel.platform import audit

from ..contracts import NoSuchRule, RuleDraft, RuleFacts, RuleRefused
from ..models import Rule
from ..queries.rules import rule
from .judging import judged

MOST = 200


@transaction.atomic
def make_rule(draft: RuleDraft, *, who: str, now: datetime) -> RuleFacts:
    """Make a rule, after all others. Raises RuleRefused."""
    kept = judged(draft)
    living = Rule.objects.filter(removed_at=None)
    if living.count() >= MOST:
        raise RuleRefused(f"There are {MOST} rules already.", field="name")
    last = living.aggregate(last=Max("position"))["last"] or 0
    row = Rule.objects.create(
        **asdict(kept), position=last + 1, made_at=now, made_by=who, changed_at=now,
        reached_at=_reached(kept.minutes, now),
    )  # fmt: skip
    _note(row, "automation made", who, None, {"name": row.name, "enabled": row.enabled}, now)
    return rule(row.pk)


@transaction.atomic
def change_rule(rule_id: int, *, changes: dict[str, Any], who: str, now: datetime) -> RuleFacts:
    """Change what `RuleDraft` says of a rule; what is not named stays. Raises NoSuchRule, RuleRefused."""
    row = _held(rule_id)
    names = RuleDraft.__dataclass_fields__
    before = {name: getattr(row, name) for name in names}
    kept = asdict(judged(RuleDraft(**{**before, **changes})))
    new = {name: value for name, value in kept.items() if before[name] != value}
    if not new:
        return rule(rule_id)
    for name, value in new.items():
        setattr(row, name, value)
    row.version += 1
    row.changed_at = now
    if {"enabled", "minutes", "event"} & set(new):
        # What stood so long before it was on is not its business.
        row.reached_at = _reached(row.minutes, now)
    row.save()
    _note(row, "automation changed", who, {name: before[name] for name in new}, new, now)
    return rule(rule_id)


@transaction.atomic
def order_rules(rule_ids: Sequence[int], *, who: str, now: datetime) -> None:
    """Put rules in order; those not named come after, as they were. Raises NoSuchRule."""
    rows = {row.pk: row for row in Rule.objects.filter(removed_at=None).order_by("position", "pk")}
    unknown = [one for one in rule_ids if one not in rows]
    if unknown:
        raise NoSuchRule(str(unknown[0]))
    named = list(dict.fromkeys(rule_ids))
    order = [*named, *(one for one in rows if one not in named)]
    for place, one in enumerate(order, start=1):
        Rule.objects.filter(pk=one).update(position=place)
    audit.record(
        who=who, act="automations ordered", subject="automations", before=None,
        after={"order": order}, now=now,
    )  # fmt: skip


@transaction.atomic
def remove_rule(rule_id: int, *, who: str, now: datetime) -> None:
    """Remove a rule; what it did stays told. Raises NoSuchRule."""
    row = _held(rule_id)
    row.removed_at = now
    row.save(update_fields=["removed_at"])
    _note(row, "automation removed", who, {"name": row.name}, None, now)


@transaction.atomic
def bring_back(rule_id: int, *, who: str, now: datetime) -> None:
    """Undo the removal of a rule. Raises NoSuchRule."""
    row = Rule.objects.select_for_update().filter(pk=rule_id).first()
    if row is None:
        raise NoSuchRule(str(rule_id))
    if row.removed_at is not None:
        row.removed_at, row.reached_at = None, _reached(row.minutes, now)
        row.save(update_fields=["removed_at", "reached_at"])
        _note(row, "automation brought back", who, None, {"name": row.name}, now)


def _held(rule_id: int) -> Rule:
    row = Rule.objects.select_for_update().filter(pk=rule_id, removed_at=None).first()
    if row is None:
        raise NoSuchRule(str(rule_id))
    return row


def _reached(minutes: int, now: datetime) -> datetime:
    return now - timedelta(minutes=minutes)


def _note(row: Rule, act: str, who: str, before: Any, after: Any, now: datetime) -> None:
    audit.record(
        who=who, act=act, subject=f"automation:{row.pk}", before=before, after=after, now=now
    )
