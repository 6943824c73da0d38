"""Rules of words: made, changed, removed and brought back; what was heard before is judged anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from hamdel.conversations.public import Actor
from hamdel.platform import audit

from ..contracts import SIDES, Refused
from ..models import Hit, Mention, WordRule
from ..rules.heard import line
from ..rules.wording import LONGEST, MOST_PHRASES, Wording, matches

MOST_RULES: Final = 100
MOST_JUDGED: Final = 50_000  # of the newest mentions
_AT_ONCE: Final = 2_000


@dataclass(frozen=True, kw_only=True)
class RuleDraft:
    """A rule as somebody writes it."""

    name: str
    side: str
    words: Wording
    on: bool = True


def save_rule(draft: RuleDraft, *, rule_id: int | None = None, by: Actor, now: datetime) -> int:
    """Keep a rule, and judge the mentions that are there by it. Raises Refused, WordRule.DoesNotExist."""
    _check(draft, rule_id)
    with transaction.atomic():
        row = WordRule(made_at=now) if rule_id is None else WordRule.objects.get(pk=rule_id)
        row.name, row.side, row.on = line(draft.name), draft.side, draft.on
        row.any, row.every, row.without = (
            list(draft.words.any), list(draft.words.every), list(draft.words.without),
        )  # fmt: skip
        row.save()
        _note(row, "word rule saved", by=by, now=now)
    judge_anew(row.pk, draft.words)
    return row.pk


def judge_anew(rule_id: int, words: Wording) -> int:
    """Say of the newest mentions whether a rule means them; returns how many it does."""
    meant = [pk for pk, text in _texts() if matches(text, words)]
    with transaction.atomic():
        Hit.objects.filter(rule_id=rule_id).delete()
        for start in range(0, len(meant), _AT_ONCE):
            some = meant[start : start + _AT_ONCE]
            Hit.objects.bulk_create(Hit(rule_id=rule_id, mention_id=pk) for pk in some)
    return len(meant)


def try_on_past(words: Wording) -> list[int]:
    """Which of the newest mentions a rule would mean, the newest first. Nothing is kept."""
    return [pk for pk, text in _texts() if matches(text, words)]


@transaction.atomic
def turn_rule(*, rule_id: int, on: bool, by: Actor, now: datetime) -> bool:
    """Turn a rule off, or on again; False for none. What it meant stays counted."""
    if not WordRule.objects.filter(pk=rule_id).update(on=on):
        return False
    row = WordRule.objects.get(pk=rule_id)
    _note(row, "word rule turned on" if on else "word rule turned off", by=by, now=now)
    return True


def _texts() -> Sequence[tuple[int, str]]:
    rows = Mention.objects.filter(erased=False).order_by("-posted_at", "-pk")
    return list(rows.values_list("pk", "folded")[:MOST_JUDGED])


def _check(draft: RuleDraft, rule_id: int | None) -> None:
    if not line(draft.name) or len(line(draft.name)) > LONGEST:
        raise Refused(f"A name of at most {LONGEST} letters.", field="name")
    if draft.side not in SIDES:
        raise Refused("Ours, a competitor's, or a topic.", field="side")
    if not draft.words.says_something:
        raise Refused("Write at least one word.", field="any")
    for field in ("any", "every", "without"):
        said: tuple[str, ...] = getattr(draft.words, field)
        if len(said) > MOST_PHRASES or any(len(one) > LONGEST for one in said):
            raise Refused(
                f"At most {MOST_PHRASES} words or phrases of {LONGEST} letters.", field=field
            )
    others = WordRule.objects.exclude(pk=rule_id or 0)
    if others.filter(name=line(draft.name)).exists():
        raise Refused("Another rule is called so.", field="name")
    if rule_id is None and others.count() >= MOST_RULES:
        raise Refused(f"There are {MOST_RULES} rules already.", field="name")


def _note(row: WordRule, act: str, *, by: Actor, now: datetime) -> None:
    after = {"name": row.name, "any": row.any, "every": row.every, "without": row.without}
    audit.record(
        who=by.who, act=act, subject=f"wordrule:{row.pk}", before=None, after=after, now=now
    )
