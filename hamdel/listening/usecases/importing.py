"""Feedback of others comes in by file: each row once, however often the file is brought; refused ones are told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.conf import settings

from hamdel.customers.public import find_by_identifier, identifies

from ..contracts import Heard, MentionKind, Taken
from ..models import Mention
from ..rules.columns import LEAVE_OUT, Guess, guess_columns
from ..rules.file_rows import NoMention, as_cells, heard_of_row, scale_of
from ..rules.heard import is_worth_keeping, key_of, tidy
from .taking import take_mentions

Row = Mapping[str, Any]
Numbered = Sequence[tuple[int, Row]]
AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Mapped:
    """What each column of a file is (column → target), and of how many its ratings are."""

    columns: dict[str, str]
    network: str
    says: MentionKind = "review"
    scale: int = 5


@dataclass(slots=True)
class ImportOutcome:
    """What became of rows: how many are new, were there, and which can not be taken, and why."""

    accepted: int = 0
    duplicates: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


def guessed(rows: Numbered) -> list[tuple[str, Guess]]:
    """What each column of some rows probably is, in the order in which the columns are met."""
    cells = [as_cells(row) for _, row in rows]
    columns = list(dict.fromkeys(name for row in cells for name in row))
    guesses = guess_columns(columns, [[row.get(name, "") for name in columns] for row in cells])
    return list(zip(columns, guesses, strict=True))


def mapped(
    rows: Numbered, targets: Mapping[str, str], *, network: str, says: MentionKind
) -> Mapped:
    """A mapping with the scale of its ratings, told from the rows."""
    columns = {name: target for name, target in targets.items() if target != LEAVE_OUT}
    rating = next((name for name, target in columns.items() if target == "rating"), None)
    ratings = [] if rating is None else [as_cells(row).get(rating, "") for _, row in rows]
    return Mapped(columns, network, says, scale_of(ratings))


def heard_in(rows: Numbered, how: Mapped) -> tuple[list[Heard], list[tuple[int, str]]]:
    """Rows as mentions, and those that are none with their numbers and why."""
    zone = ZoneInfo(settings.TIME_ZONE)
    heard, refused = [], []
    for number, row in rows:
        cells = as_cells(row)
        said = {target: cells[name] for name, target in how.columns.items() if name in cells}
        try:
            heard.append(
                heard_of_row(said, network=how.network, says=how.says, scale=how.scale, zone=zone)
            )
        except NoMention as problem:
            refused.append((number, str(problem)))
    return heard, refused


def take_heard(
    heard: Sequence[Heard], outcome: ImportOutcome, *, source_id: int, who: str, now: datetime
) -> None:
    """Keep what is new of a file's mentions, and count it."""
    for start in range(0, len(heard), AT_ONCE):
        some = heard[start : start + AT_ONCE]
        taken: Taken = take_mentions(some, source_id=source_id, who=who, now=now)
        outcome.accepted += len(taken.ids)
        outcome.duplicates += len(some) - len(taken.ids)


def only_known(heard: Sequence[Heard]) -> list[Heard]:
    """Mentions whose identifiers are left out where they name nobody who is known, or several.

    For what people said in public elsewhere: nobody becomes a customer by that.
    """
    return [replace(one, identifiers=_known_among(one.identifiers)) for one in heard]


def would_be_new(heard: Sequence[Heard], *, now: datetime) -> int:
    """How many of some mentions are not there yet. Nothing is kept."""
    keys = list({key_of(tidy(one, now=now)) for one in heard if is_worth_keeping(one)})
    known = 0
    for start in range(0, len(keys), AT_ONCE):
        known += Mention.objects.filter(key__in=keys[start : start + AT_ONCE]).count()
    return len(keys) - known


def _known_among(identifiers: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (kind, value)
        for kind, value in identifiers
        if identifies(kind, value) and len(find_by_identifier(kind, value)) == 1
    )
