"""The rows of who, read into a book: in bulk, on either database."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec

from hamdel.platform.rawdb import RawDatabase

from .rules.book import Book
from .rules.identifiers import Key, identifies_nobody
from .rules.joining import Facts
from .rules.names import name_in
from .rules.parting import MOST_NAMESAKES
from .rules.replay import Edge

# Lists of values travel as one parameter, so a statement is one text whatever the number.
_KEYS: Final = {
    "sqlite": (
        "(SELECT json_extract(value,'$[0]') AS kind, json_extract(value,'$[1]') AS value "
        "FROM json_each(?))"
    ),
    "postgresql": "(SELECT * FROM unnest(?::text[], ?::text[]) AS u(kind, value))",
}
_IDS: Final = {
    "sqlite": "(SELECT value FROM json_each(?))",
    "postgresql": "(SELECT unnest(?::bigint[]))",
}
_SHARED: Final = (
    "SELECT s.kind, s.value, s.verified FROM {keys} k "
    "CROSS JOIN customers_sharedidentifier s WHERE s.value = k.value AND s.kind = k.kind"
)
_ROWS: Final = (
    "SELECT i.kind, i.value, i.verified, i.profile_id, i.home FROM {keys} k "
    "CROSS JOIN customers_identifier i WHERE i.value = k.value AND i.kind = k.kind "
    "AND (i.home OR NOT EXISTS (SELECT 1 FROM customers_sharedidentifier s "
    "WHERE s.value = i.value AND s.kind = i.kind AND s.verified = i.verified))"
)
_MEMBERS: Final = (
    "SELECT id, customer_id, voice FROM customers_profile WHERE customer_id IN "
    "(SELECT customer_id FROM customers_profile WHERE id IN {ids})"
)
_VALUES: Final = (
    "SELECT profile_id, kind, value, verified FROM customers_identifier WHERE profile_id IN {ids}"
)
_NAMES: Final = (
    "SELECT profile_id, name, value FROM customers_attribute WHERE name IN "
    "('name','first_name','last_name') AND profile_id IN {ids}"
)
_EDGES: Final = (
    "SELECT id, keep_id, join_id, source, kind, value, verified, at FROM customers_link "
    "WHERE undone_at IS NULL AND {side} IN {ids}"
)
_LATEST: Final = (
    "SELECT profile_id FROM customers_identifier WHERE value = ? AND kind = ? AND verified = ? "
    "ORDER BY id DESC LIMIT ?"
)
_PARTED: Final = "SELECT 1 FROM customers_link WHERE apart LIMIT 1"
_APART: Final = "SELECT keep_id, join_id FROM customers_link WHERE apart AND {side} IN {ids}"


class Ledger:
    """Reads through one connection, inside the caller's transaction."""

    def __init__(self, raw: RawDatabase) -> None:
        self.raw = raw
        self._sql = {
            text: text.replace("{keys}", _KEYS[raw.dialect]).replace("{ids}", _IDS[raw.dialect])
            for text in (_SHARED, _ROWS, _MEMBERS, _VALUES, _NAMES)
        }

    def load(self, book: Book, keys: Iterable[Key], *, with_people: Iterable[Key]) -> None:
        """Read the homes of `keys`, and of `with_people` the customers that they are known for."""
        wanted = sorted({(kind, value) for kind, value, _ in keys})
        if not wanted:
            return
        given = self._keys(wanted)
        for kind, value, verified in self._all(self._sql[_SHARED], given):
            book.shared.add((kind, value, bool(verified)))
        for kind, value, verified, profile, home in self._all(self._sql[_ROWS], given):
            key = (kind, value, bool(verified))
            book.holders.setdefault(key, set()).add(profile)
            if home:
                book.homes[key] = profile
        faces = {(k, v, face) for k, v, _ in with_people for face in (False, True)}
        self.load_people(book, {one for key in faces for one in book.holders.get(key, ())})

    def load_namesakes(self, book: Book, keys: Iterable[Key]) -> None:
        """Read the latest people of shared identifiers, among whom a name may tell."""
        for key in sorted(keys):
            if identifies_nobody(key[0], key[1]):
                continue
            rows = self._all(_LATEST, (key[1], key[0], key[2], MOST_NAMESAKES))
            holders = [row[0] for row in rows]
            book.holders.setdefault(key, set()).update(holders)
            self.load_people(book, holders)

    def load_people(self, book: Book, profiles: Iterable[int]) -> None:
        """Read the whole customers of some profiles."""
        wanted = [one for one in profiles if one not in book.facts]
        if not wanted:
            return
        facts: dict[int, Facts] = {}
        for one, customer, voice in self._all(self._sql[_MEMBERS], self._ids(wanted)):
            facts[one] = book.facts[one] = Facts(one, customer, voice)
            book.members.setdefault(customer, []).append(one)
        given = self._ids(facts)
        for one, kind, value, verified in self._all(self._sql[_VALUES], given):
            fact = facts[one]
            known = (kind, value)
            fact.values[known] = bool(verified) or fact.values.get(known, False)
            fact.vouched = fact.vouched or bool(verified)
        self._load_names(facts, given)
        if self.raw.execute(_PARTED).fetchone():
            self._load_apart(facts, given)

    def edges(self, profiles: Iterable[int]) -> list[Edge]:
        """The live links that touch some profiles."""
        given = self._ids(profiles)
        found = {
            order: Edge(order, keep, join, source, kind, value, bool(vouched), at)
            for side in ("keep_id", "join_id")
            for order, keep, join, source, kind, value, vouched, at in self._all(
                self._side(_EDGES, side), given
            )
        }
        return list(found.values())

    def _load_names(self, facts: dict[int, Facts], given: Sequence[Any]) -> None:
        said: dict[int, dict[str, Any]] = {}
        for one, name, value in self._all(self._sql[_NAMES], given):
            said.setdefault(one, {})[name] = msgspec.json.decode(value)
        for one, attributes in said.items():
            name = name_in(attributes)
            if name:
                facts[one].names = (name,)

    def _load_apart(self, facts: dict[int, Facts], given: Sequence[Any]) -> None:
        for side in ("keep_id", "join_id"):
            for keep, join in self._all(self._side(_APART, side), given):
                one, other = (keep, join) if side == "keep_id" else (join, keep)
                facts[one].apart |= {other}

    def _side(self, text: str, side: str) -> str:
        return text.replace("{side}", side).replace("{ids}", _IDS[self.raw.dialect])

    def _keys(self, keys: Sequence[tuple[str, str]]) -> tuple[Any, ...]:
        if self.raw.dialect == "sqlite":
            return (json.dumps(keys, ensure_ascii=False),)
        return ([kind for kind, _ in keys], [value for _, value in keys])

    def _ids(self, profiles: Iterable[int]) -> tuple[Any, ...]:
        ids = list(profiles)
        return (json.dumps(ids),) if self.raw.dialect == "sqlite" else (ids,)

    def _all(self, sql: str, given: Sequence[Any]) -> list[Any]:
        return self.raw.execute(sql, given).fetchall()
