"""Copies of what names a person that lie beside the log: files not imported yet, saved filters.

The answers that are kept a day for programs that ask twice are among them.
"""

from collections.abc import Callable, Iterable, Sequence
from urllib.parse import parse_qsl

from django.db import transaction

from hamdel.customers.public import canonical_identifier, marks_of
from hamdel.interactions.public import mentions
from hamdel.language.fold import fold
from hamdel.platform import kept
from hamdel.platform.api.idempotency import forget_answers, kept_answers
from hamdel.platform.tables import Unreadable, read_table

from .uploads import UPLOADS

Speaks = Callable[[str], bool]
LISTS = "customers"


def uploads_held(profile_ids: Sequence[int]) -> list[list[str]]:
    """The rows of files not imported yet that speak of somebody, as they stand."""
    speaks = _speaking_of(profile_ids)
    rows = (cells for _, content in UPLOADS.each() for cells in _rows(content))
    return [list(cells) for cells in rows if any(map(speaks, cells))]


def drop_uploads(profile_ids: Sequence[int]) -> int:
    """Remove the files not imported yet that speak of somebody, once that is committed; how many."""
    tokens = list(_uploads_of(profile_ids))

    def remove() -> None:
        for token in tokens:
            UPLOADS.drop(token)

    transaction.on_commit(remove)
    return len(tokens)


def count_uploads(profile_ids: Sequence[int]) -> int:
    """How many files `drop_uploads` would remove."""
    return sum(1 for _ in _uploads_of(profile_ids))


def filters_held(_profile_ids: Sequence[int]) -> list[str]:
    """Nothing: a filter is its keeper's, who looked for somebody."""
    return []


def drop_filters(profile_ids: Sequence[int]) -> int:
    """Drop the saved filters that hold what names somebody; returns how many."""
    return kept.let_go_all(group=LISTS, where=_filter_of(profile_ids))


def count_filters(profile_ids: Sequence[int]) -> int:
    """How many saved filters `drop_filters` would drop."""
    return kept.count_all(group=LISTS, where=_filter_of(profile_ids))


def answers_held(_profile_ids: Sequence[int]) -> list[str]:
    """Nothing: what was answered stands elsewhere, where the export takes it from."""
    return []


def drop_answers(profile_ids: Sequence[int]) -> int:
    """Drop the kept answers that speak of somebody; returns how many."""
    return forget_answers(kept_answers(where=_speaking_of(profile_ids)))


def count_answers(profile_ids: Sequence[int]) -> int:
    """How many kept answers `drop_answers` would drop."""
    return len(kept_answers(where=_speaking_of(profile_ids)))


def _uploads_of(profile_ids: Sequence[int]) -> Iterable[str]:
    speaks = _speaking_of(profile_ids)
    for token, content in UPLOADS.each():
        if any(speaks(cell) for cells in _rows(content) for cell in cells):
            yield token


def _rows(content: bytes) -> Iterable[tuple[str, ...]]:
    try:
        table = read_table(content)
    except Unreadable:  # it was a table when it was taken in
        return
    yield table.columns
    for row in table.rows:
        yield row.cells


def _filter_of(profile_ids: Sequence[int]) -> Callable[[str, str], bool]:
    speaks = _speaking_of(profile_ids)

    def holds(name: str, query: str) -> bool:
        return any(map(speaks, (name, *(value for _, value in parse_qsl(query)))))

    return holds


def _speaking_of(profile_ids: Sequence[int]) -> Speaks:
    """Whether a text holds an identifier in any written form, or a full name."""
    marks = marks_of(profile_ids)
    names = [folded for name in marks.names if " " in (folded := fold(name))]

    def speaks(text: str) -> bool:
        if mentions(text, marks.identifiers, canonical=canonical_identifier):
            return True
        return bool(names) and any(name in fold(text) for name in names)

    return speaks
