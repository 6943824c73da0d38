"""What a book's events changed, written in bulk, on either database."""

from collections.abc import Iterable
from itertools import chain
from typing import Final

from hamdel.platform.rawdb import RawDatabase

from .rules.book import Book
from .rules.searching import terms_of

_ONCE: Final = "ON CONFLICT DO NOTHING"
_HOMELESS: Final = (
    "UPDATE customers_identifier SET home = ? "
    "WHERE value = ? AND kind = ? AND verified = ? AND profile_id = ?"
)


class Pen:
    """Writes through one connection, inside the caller's transaction."""

    def __init__(self, raw: RawDatabase) -> None:
        self.raw = raw

    def write(self, book: Book, *, source: str, at: int) -> None:
        """Write what a book's events changed."""
        many, changes = self.raw.executemany, book.changes
        self.raw.insert(
            "customers_profile (id, customer_id, voice, created_at)",
            [(f.id, f.customer, f.voice, since) for f, since in changes.profiles],
        )
        self._write_rows(book, source, at)
        self._write_links(book, at)
        new = {facts.id for facts, _ in changes.profiles}
        moved = [(book.facts[one].customer, one) for one in sorted(changes.moved - new)]
        if moved:
            many("UPDATE customers_profile SET customer_id = ? WHERE id = ?", moved)
        heard = [(book.facts[one].voice, one) for one in sorted(changes.voices - new)]
        if heard:
            many("UPDATE customers_profile SET voice = ? WHERE id = ?", heard)

    def add_terms(self, pairs: Iterable[tuple[str, int]]) -> None:
        """Let profiles be found by words."""
        rows = sorted(set(pairs))
        self.raw.insert("customers_term (term, profile_id)", rows, conflict=_ONCE)

    def note_changes(self, keys: Iterable[tuple[str, str]]) -> None:
        """Tell the caches of other processes which identifiers to forget."""
        rows = sorted(set(keys))
        self.raw.insert("customers_change (kind, value)", rows)

    def _write_rows(self, book: Book, source: str, at: int) -> None:
        many, changes, homes = self.raw.executemany, book.changes, book.homes
        left = [(k, one) for k, one in changes.homeless if homes.get(k) != one]
        if left:
            many(_HOMELESS, [(False, k[1], k[0], k[2], one) for k, one in left])
            self.note_changes((k[0], k[1]) for k, _ in left)
        if changes.rows:
            self.raw.insert(
                "customers_identifier "
                "(kind, value, profile_id, verified, home, source, first_seen_at)",
                [
                    (k[0], k[1], one, k[2], homes.get(k) == one, source, at)
                    for k, one, _ in changes.rows
                ],
                conflict=_ONCE,
            )
            self.add_terms(
                chain.from_iterable(
                    ((term, one) for term in terms_of(k[0], k[1])) for k, one, _ in changes.rows
                )
            )
        again = [(k, one) for k, one in changes.homes if homes.get(k) == one]
        if again:
            many(_HOMELESS, [(True, k[1], k[0], k[2], one) for k, one in again])
        self.raw.insert(
            "customers_sharedidentifier (kind, value, verified, why, at)",
            [(*key, why, at) for key, why in changes.shared],
            conflict=_ONCE,
        )

    def _write_links(self, book: Book, at: int) -> None:
        many, changes = self.raw.executemany, book.changes
        self.raw.insert(
            "customers_link (keep_id, join_id, source, kind, value, verified, why, "
            "who, at, undone_at, undone_by, apart)",
            [
                (
                    e.keep, e.join, e.source, e.kind, e.value, e.vouched, "", "", e.at,
                    at if e.undone else None, "hamdel" if e.undone else "", False,
                )
                for e in changes.edges
            ],
        )  # fmt: skip
        new = {id(e) for e in changes.edges}
        undone = [(at, e.order) for e in changes.undone if id(e) not in new]
        if undone:
            many(
                "UPDATE customers_link SET undone_at = ?, undone_by = 'hamdel' WHERE id = ?",
                undone,
            )
        self.raw.insert(
            "customers_suggestion (low_id, high_id, why, evidence, at, dismissed_by)",
            [(min(a, b), max(a, b), why, "[]", at, "") for a, b, why in changes.maybe],
            conflict=_ONCE,
        )
