"""Suggestions of who may be one person: found in the background, dismissed for good."""

from collections.abc import Iterable
from datetime import datetime
from importlib import import_module
from typing import Final

from django.db import transaction

from hamdel.platform import audit
from hamdel.platform.instants import to_micros
from hamdel.platform.rawdb import RawDatabase, of_django

from ..matching.records import MatchRecord, ScoredPair, read_records
from ..models import Suggestion
from ..queries.suggested import LEAST_SCORE

# Splink and DuckDB weigh 100 MB and two seconds: only the process that compares loads them.
_SCORING: Final = "hamdel.customers.matching.scoring"
UNCERTAIN: Final = 0.5  # what contradicts itself is never suggested as more than this
_KEEP: Final = (
    "INSERT INTO customers_suggestion (low_id, high_id, why, score, evidence, at, dismissed_by) "
    "VALUES (?,?,'score',?,'[]',?,'') ON CONFLICT (low_id, high_id) DO UPDATE "
    "SET score = excluded.score"
)


class NoSuchSuggestion(LookupError):
    """There is no suggestion of this id."""


@transaction.atomic
def restore_suggestion(*, suggestion_id: int, who: str, now: datetime) -> None:
    """Take a dismissal back: the pair waits again. Raises NoSuchSuggestion."""
    row = Suggestion.objects.filter(pk=suggestion_id).first()
    if row is None:
        raise NoSuchSuggestion(f"there is no suggestion {suggestion_id}")
    if row.dismissed_at is None:
        return
    Suggestion.objects.filter(pk=row.pk).update(dismissed_at=None, dismissed_by="")
    audit.record(
        who=who,
        act="suggestion restored",
        subject=f"suggestion:{row.pk}",
        before={"profiles": [row.low_id, row.high_id], "dismissed_by": row.dismissed_by},
        after=None,
        now=now,
    )


@transaction.atomic
def dismiss_suggestion(*, suggestion_id: int, who: str, now: datetime) -> None:
    """Say that two are not one; the pair does not come back. Raises NoSuchSuggestion."""
    row = Suggestion.objects.filter(pk=suggestion_id).first()
    if row is None:
        raise NoSuchSuggestion(f"there is no suggestion {suggestion_id}")
    if row.dismissed_at is not None:
        return
    Suggestion.objects.filter(pk=row.pk).update(dismissed_at=now, dismissed_by=who)
    audit.record(
        who=who,
        act="suggestion dismissed",
        subject=f"suggestion:{row.pk}",
        before=None,
        after={"profiles": [row.low_id, row.high_id]},
        now=now,
    )


def find_suggestions(*, now: datetime) -> int:
    """Compare all customers who may be one and keep the probable pairs; returns how many.

    The comparing is done in memory, outside of any transaction.
    """
    records = read_records(of_django())
    pairs = import_module(_SCORING).score_pairs(records, least=LEAST_SCORE)
    kept = _worth_keeping(records, pairs)
    for start in range(0, len(kept), 1_000):
        with transaction.atomic():
            _keep(of_django(), kept[start : start + 1_000], now)
    _hide_improbable(records)
    return len(kept)


def _worth_keeping(records: Iterable[MatchRecord], pairs: list[ScoredPair]) -> list[ScoredPair]:
    by_id = {record.customer: record for record in records}
    kept = []
    for pair in pairs:
        ours, theirs = by_id[pair.low], by_id[pair.high]
        if ours.parted_from(theirs) or ours.improbable(theirs):
            continue
        score = min(pair.score, UNCERTAIN) if ours.contradicts(theirs) else pair.score
        kept.append(ScoredPair(pair.low, pair.high, score))
    return kept


def _hide_improbable(records: Iterable[MatchRecord]) -> None:
    """Give pairs that the joining put aside, and that can hardly be one person, no chance."""
    by_id = {record.customer: record for record in records}
    open_pairs = Suggestion.objects.filter(dismissed_at=None).values_list(
        "id", "low__customer_id", "high__customer_id"
    )
    hidden = [
        one
        for one, low, high in open_pairs
        if low in by_id and high in by_id and by_id[low].improbable(by_id[high])
    ]
    for start in range(0, len(hidden), 500):
        Suggestion.objects.filter(pk__in=hidden[start : start + 500]).update(score=0.0)


def _keep(raw: RawDatabase, pairs: list[ScoredPair], now: datetime) -> None:
    at = to_micros(now)
    raw.executemany(_KEEP, [(pair.low, pair.high, pair.score, at) for pair in pairs])
