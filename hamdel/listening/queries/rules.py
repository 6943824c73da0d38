"""Questions about rules of words."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count

from ..contracts import RuleFacts
from ..models import WordRule
from ..rules.wording import Wording


def live_wordings() -> dict[int, Wording]:
    """The words of the rules that are on, by rule."""
    return {row.pk: wording_of(row) for row in WordRule.objects.filter(on=True)}


def wording_of(row: WordRule) -> Wording:
    """The words of a rule."""
    return Wording(tuple(row.any), tuple(row.every), tuple(row.without))


def rules() -> list[RuleFacts]:
    """Every rule: ours first, competitors', topics; with how many mentions each means."""
    order = {"ours": 0, "theirs": 1, "topic": 2}
    rows = WordRule.objects.annotate(mentions=Count("hit")).order_by("pk")
    return sorted(_facts(rows), key=lambda one: (order.get(one.side, 3), one.id))


def rule(rule_id: int) -> RuleFacts | None:
    """One rule, None for none."""
    rows = WordRule.objects.filter(pk=rule_id).annotate(mentions=Count("hit"))
    return next(iter(_facts(rows)), None)


def rule_names() -> dict[int, str]:
    """What the rules are called, by id."""
    return dict(WordRule.objects.order_by("pk").values_list("pk", "name"))


def _facts(rows: Iterable[Any]) -> list[RuleFacts]:
    return [
        RuleFacts(
            id=row.pk,
            name=row.name,
            side=row.side,
            any=tuple(row.any),
            every=tuple(row.every),
            without=tuple(row.without),
            on=row.on,
            mentions=row.mentions,
        )
        for row in rows
    ]
