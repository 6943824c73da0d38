"""Feedback in files, both ways: for `hamdel import FILE --as reviews` and `hamdel export mentions`."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from hamdel.platform.instants import rfc3339

from .models import Mention
from .rules.columns import Guess
from .usecases.importing import (
    ImportOutcome,
    Mapped,
    Numbered,
    guessed,
    heard_in,
    mapped,
    take_heard,
)
from .usecases.sources import files_source

MENTION_COLUMNS: Final = {
    "id": "int", "network": "text", "kind": "text", "ref": "text", "url": "text",
    "posted_at": "text", "author": "text", "handle": "text", "title": "text", "text": "text",
    "rating": "float", "reach": "int", "sentiment": "float", "emotion": "text",
    "language": "text", "touchpoint": "text", "state": "text", "answer": "text",
    "customer_id": "int", "source": "text", "rules": "text",
}  # fmt: skip
_AT_ONCE: Final = 500


def mention_columns(rows: Numbered) -> list[tuple[str, Guess]]:
    """What each column of a file's first rows probably is."""
    return guessed(rows)


def take_rows(
    rows: Numbered, outcome: ImportOutcome, *, name: str, how: Mapped | None, now: datetime
) -> Mapped:
    """Take some rows of a file in; returns how its columns were understood, for the rows that follow.

    `name` is the file's: what comes again under the same ids, or says the same, is known again.
    """
    if how is None:
        targets = {column: guess.target for column, guess in guessed(rows)}
        how = mapped(rows, targets, network="reviews", says="review")
    source = files_source(name, network=how.network, says=how.says, now=now)
    heard, refused = heard_in(rows, how)
    outcome.refused += refused
    take_heard(heard, outcome, source_id=source, who=f"import: {name}"[:150], now=now)
    return how


def mention_rows() -> Iterator[dict[str, Any]]:
    """Give every mention as a row, oldest first."""
    last = 0
    while found := _after(last):
        for row in found:
            yield _row(row)
        last = found[-1].pk


def _after(last: int) -> Sequence[Mention]:
    rows = Mention.objects.filter(pk__gt=last, erased=False).order_by("pk")
    related = rows.select_related("source", "profile").prefetch_related("hit_set__rule")
    return list(related[:_AT_ONCE])


def _row(row: Mention) -> dict[str, Any]:
    same = (
        "network", "kind", "ref", "url", "author", "handle", "title", "text", "rating", "reach",
        "sentiment", "emotion", "language", "touchpoint", "state", "answer",
    )  # fmt: skip
    given = {name: getattr(row, name) for name in same}
    return {
        "id": row.pk,
        **{name: None if value == "" else value for name, value in given.items()},
        "posted_at": rfc3339(row.posted_at),
        "customer_id": None if row.profile is None else row.profile.customer_id,
        "source": None if row.source is None else row.source.name,
        "rules": "|".join(hit.rule.name for hit in row.hit_set.all()) or None,
    }
