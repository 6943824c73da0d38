"""Rules of asking are written, turned on and off, removed and brought back."""

from datetime import datetime
from typing import Any, Final

from django.db import transaction

from hamdel.platform import audit
from hamdel.segments.public import NoSuchSegment, segment
from hamdel.surveys.public import survey

from ..contracts import SENT_WAYS, NoSuchRule, Refused, RuleGiven
from ..models import Rule
from ..rules.firing import WHENS
from ..rules.triggers import bounded

LONGEST: Final = {"name": 120, "text": 1_000}
MOST_REMIND: Final = 60


@transaction.atomic
def save_rule(given: RuleGiven, *, rule_id: int | None = None, who: str, now: datetime) -> int:
    """Write a rule, or write one anew; returns its id. Raises Refused and NoSuchRule.

    What happened before a rule was turned on, or changed in what it waits for, asks nobody.
    """
    values = _checked(given)
    if rule_id is None:
        row = Rule(made_at=now, made_by=who[:200], enabled_at=now)
    else:
        row = _held(rule_id)
        before = (row.when, row.trigger, row.segment_id, row.survey_id, row.enabled)
        after = (values["when"], values["trigger"], given.segment_id, given.survey_id, True)
        if given.enabled and before != after:
            row.enabled_at = now
    for name, value in values.items():
        setattr(row, name, value)
    row.changed_at = now
    row.save()
    _record(row, "asking rule saved", who=who, now=now)
    return row.pk


@transaction.atomic
def switch_rule(rule_id: int, *, on: bool, who: str, now: datetime) -> None:
    """Turn a rule on or off. Raises NoSuchRule."""
    row = _held(rule_id)
    if row.enabled == on:
        return
    row.enabled, row.changed_at = on, now
    row.enabled_at = now if on else row.enabled_at
    row.save()
    _record(row, "asking rule switched", who=who, now=now)


@transaction.atomic
def remove_rule(rule_id: int, *, who: str, now: datetime) -> None:
    """Take a rule away; what it asked stays. Raises NoSuchRule."""
    row = _held(rule_id)
    row.removed_at = now
    row.save(update_fields=["removed_at"])
    _record(row, "asking rule removed", who=who, now=now)


@transaction.atomic
def bring_back_rule(rule_id: int, *, who: str, now: datetime) -> None:
    """Bring a removed rule back: it waits for what happens from now on. Raises NoSuchRule."""
    row = _held(rule_id, removed=True)
    row.removed_at, row.enabled_at = None, now
    row.save(update_fields=["removed_at", "enabled_at"])
    _record(row, "asking rule brought back", who=who, now=now)


def _held(rule_id: int, *, removed: bool = False) -> Rule:
    rows = Rule.objects.select_for_update().filter(pk=rule_id, removed_at__isnull=not removed)
    row = rows.first()
    if row is None:
        raise NoSuchRule(str(rule_id))
    return row


def _checked(given: RuleGiven) -> dict[str, Any]:
    name = " ".join(given.name.split())
    if not name or len(name) > LONGEST["name"]:
        raise Refused("Give the rule a name of at most 120 letters.", field="name")
    if given.when not in WHENS:
        raise Refused(f"`when` is one of {', '.join(WHENS)}.", field="when")
    if len(given.text) > LONGEST["text"]:
        raise Refused("The text has at most 1,000 letters.", field="text")
    asked = survey(given.survey_id)
    if asked is None:
        raise Refused("There is no such survey.", field="survey_id")
    on_page = given.when == "page"
    if on_page and asked.score_question is None:
        raise Refused("On a page a survey with a score is asked.", field="survey_id")
    if not on_page and given.way not in SENT_WAYS:
        raise Refused(f"`way` is one of {', '.join(SENT_WAYS)}.", field="way")
    _check_segment(given)
    return {
        "name": name,
        "survey_id": given.survey_id,
        "when": given.when,
        "way": "web" if on_page else given.way,
        "trigger": bounded(given.trigger, when=given.when),
        "segment_id": given.segment_id,
        "text": given.text.strip(),
        "remind_after_days": min(MOST_REMIND, max(0, given.remind_after_days)),
        "enabled": given.enabled,
    }


def _check_segment(given: RuleGiven) -> None:
    if given.when == "segment" and given.segment_id is None:
        raise Refused("Say which segment.", field="segment_id")
    if given.segment_id is not None:
        try:
            segment(given.segment_id)
        except NoSuchSegment:
            raise Refused("There is no such segment.", field="segment_id") from None


def _record(row: Rule, act: str, *, who: str, now: datetime) -> None:
    after = {"name": row.name, "when": row.when, "way": row.way, "enabled": row.enabled}
    audit.record(
        who=who, act=act, subject=f"asking_rule:{row.pk}", before=None, after=after, now=now
    )
