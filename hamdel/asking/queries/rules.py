"""The rules of asking."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q

from ..contracts import RuleFacts
from ..models import Ask, Rule
from ..rules.firing import Trigger
from ..rules.triggers import trigger_of

_LOGGED = ("interaction", "case_closed", "purchase")


def rules(*, counted: bool = True) -> list[RuleFacts]:
    """Every rule, the newest first; `counted`: with how many it asked and passed over."""
    rows = list(Rule.objects.filter(removed_at=None).select_related("survey").order_by("-pk"))
    return _facts(rows, counted=counted)


def rule(rule_id: int) -> RuleFacts | None:
    """One rule; None for none."""
    rows = list(Rule.objects.filter(pk=rule_id, removed_at=None).select_related("survey"))
    return next(iter(_facts(rows, counted=True)), None)


def on_page() -> list[RuleFacts]:
    """The rules that may ask on a page now, the oldest first."""
    rows = Rule.objects.filter(when="page", enabled=True, removed_at=None, survey__state="open")
    return _facts(list(rows.select_related("survey").order_by("pk")), counted=False)


def waits(*whens: str) -> bool:
    """Whether any rule waits for one of these to happen."""
    return Rule.objects.filter(when__in=whens, enabled=True, removed_at=None).exists()


def of_segments() -> list[RuleFacts]:
    """The rules that ask the members of a segment now and then."""
    rows = Rule.objects.filter(when="segment", enabled=True, removed_at=None, survey__state="open")
    return _facts(list(rows.exclude(segment=None).select_related("survey")), counted=False)


def triggers(*whens: str) -> dict[int, tuple[Trigger, RuleFacts]]:
    """The rules that wait for these, each with when it fires."""
    rows = Rule.objects.filter(when__in=whens, enabled=True, removed_at=None)
    found = _facts(list(rows.select_related("survey").order_by("pk")), counted=False)
    return {
        one.id: (trigger_of(one.id, one.when, one.enabled_at, one.trigger), one) for one in found
    }


def _facts(rows: Iterable[Any], *, counted: bool) -> list[RuleFacts]:
    held = list(rows)
    numbers = _counted([row.pk for row in held]) if counted else {}
    return [
        RuleFacts(
            id=row.pk,
            name=row.name,
            survey_id=row.survey_id,
            survey=row.survey.title,
            when=row.when,
            way=row.way,
            trigger=row.trigger,
            segment_id=row.segment_id,
            text=row.text,
            remind_after_days=row.remind_after_days,
            enabled=row.enabled,
            enabled_at=row.enabled_at,
            made_at=row.made_at,
            made_by=row.made_by,
            asked=numbers.get(row.pk, (0, 0))[0],
            skipped=numbers.get(row.pk, (0, 0))[1],
        )
        for row in held
    ]


def _counted(ids: list[int]) -> dict[int, tuple[int, int]]:
    rows = Ask.objects.filter(rule_id__in=ids).values_list("rule_id")
    counted = rows.annotate(
        asked=Count("pk", filter=Q(state="asked")), skipped=Count("pk", filter=Q(state="skipped"))
    )
    return {rule_id: (asked, skipped) for rule_id, asked, skipped in counted}
