"""Recognizing: what events say of their people → the profiles of their rows, in bulk and cached.

The same identifiers give the same profile for ever (profiles never move), so a combination met
before costs one look into a dictionary. What is new is read in a few statements for the whole
group, decided by `rules.placing` in memory, and written in bulk.
"""

from collections.abc import Sequence
from typing import Final

from hamdel.platform.rawdb import RawDatabase

from .caching import Young
from .contracts import ANONYMOUS_ID, USER_ID, Claim, Named
from .ledger import Ledger
from .national_id_key import national_id_key
from .pen import Pen
from .rules.beside import NAMED, Limits, Said
from .rules.book import Book
from .rules.identifiers import RANK, STRONG, Key, canonical
from .rules.names import name_in
from .rules.placing import Placing
from .saying import Saying

WORDS: Final = "words"  # a change of this kind: the words of names were written anew
CAPACITY: Final = 400_000
_WEAKEST: Final = len(RANK)
# One process at a time decides who is new and who is joined; held until the caller's commit.
ONE_AT_A_TIME: Final = "SELECT pg_advisory_xact_lock(4846252)"
_NEWS: Final = "SELECT id, kind, value FROM customers_change WHERE id > ? ORDER BY id"
_FRESH: Final = {
    "sqlite": "SELECT seq FROM sqlite_sequence WHERE name = 'customers_profile'",
    "postgresql": (
        "SELECT nextval(pg_get_serial_sequence('customers_profile','id')) "
        "FROM generate_series(1, ?)"
    ),
}
Identifiers = tuple[Named, ...]


class Recognizer:
    """Finds or makes the profiles of claims through one connection.

    The caller owns the transaction; after a rollback it calls `forget`.
    """

    def __init__(
        self, raw: RawDatabase, *, limits: Limits | None = None, capacity: int = CAPACITY
    ) -> None:
        self.raw = raw
        self._limits = limits or Limits()
        self._ledger = Ledger(raw)
        self._pen = Pen(raw)
        self._saying = Saying(raw, self._pen)
        self._secret = national_id_key()
        self._known: Young[Identifiers, int] = Young(capacity)
        self._forms: Young[tuple[str, str], str] = Young(capacity // 2)
        # Which combinations rest on an identifier whose home may be released.
        self._resting: Young[tuple[str, str], list[Identifiers]] = Young(capacity // 2)
        self._ids: list[int] = []
        self._news: int | None = None

    def recognize(self, claims: Sequence[Claim]) -> list[int]:
        """The profile id of each claim's row, in order; new people, links and marks are written."""
        self._hear_news()
        keys = [
            claim.identifiers
            if not claim.attributes and claim.alias_of is None
            else combination(claim)
            for claim in claims
        ]
        found = self._known.get_all(keys)
        if None in found:
            self._meet(claims, keys, found)
        result: list[int] = found  # type: ignore[assignment]
        said = [
            (profile, claim)
            for profile, claim in zip(result, claims, strict=True)
            if claim.attributes
        ]
        if said:
            self._saying.keep(said)
        return result

    def forget(self) -> None:
        """Drop everything cached: the transaction in which it was learned is gone."""
        self._known.clear()
        self._resting.clear()
        self._saying.forget()
        self._ids.clear()
        self._news = None

    def _hear_news(self) -> None:
        if self._news is None:
            row = self.raw.execute("SELECT max(id) FROM customers_change").fetchone()
            self._news = row[0] or 0
            return
        for change, kind, value in self.raw.execute(_NEWS, (self._news,)).fetchall():
            self._news = change
            if not kind:
                self._known.clear()
                self._resting.clear()
            if kind in ("", WORDS):
                self._saying.forget()
            self._release(kind, value)

    def _release(self, kind: str, value: str) -> None:
        if kind == ANONYMOUS_ID:
            for verified in (False, True):
                self._known.pop(((kind, value, verified),))
        for identifiers in self._resting.pop((kind, value)) or ():
            self._known.pop(identifiers)

    def _meet(
        self,
        claims: Sequence[Claim],
        keys: Sequence[Identifiers],
        found: list[int | None],
    ) -> None:
        """Find the profiles of combinations not met before; fills in `found`."""
        if self.raw.dialect == "postgresql":
            self.raw.execute(ONE_AT_A_TIME)
            self._hear_news()
        new = [at for at, profile in enumerate(found) if profile is None]
        said = {at: self._said(claims[at]) for at in new}
        book = Book(new_id=self._new_id, load_edges=self._ledger.edges)
        self._load(book, list(said.values()), fresh=len(new))
        placing = Placing(book, self._limits)
        for at in new:
            profile = self._known.get(keys[at])
            if profile is None:
                profile = placing.place(said[at])
                self._learn(keys[at], said[at], profile)
            found[at] = profile
        first = claims[new[0]]
        self._pen.write(book, source=first.source, at=first.at)
        for key, _ in book.changes.homeless:
            self._release(key[0], key[1])

    def _load(self, book: Book, said: Sequence[Said], *, fresh: int) -> None:
        keys: list[Key] = []
        people: list[Key] = []
        for one in said:
            own = [*one.keys, *one.devices]
            if one.alias is not None:
                own += [one.alias, (ANONYMOUS_ID, one.alias[1], False)]
            keys += own
            # One identifier that is vouched for, or one device, asks for nobody's customer.
            if len(own) > 1 or (one.keys and (one.name or not one.vouched)):
                people += own
        self._ledger.load(book, keys, with_people=people)
        named = {key for one in said if one.name for key in one.keys if key[0] in NAMED}
        if named & book.shared:
            self._ledger.load_namesakes(book, named & book.shared)
        if self.raw.dialect == "sqlite":
            self._ids.clear()
        elif len(self._ids) < fresh:
            rows = self.raw.execute(_FRESH["postgresql"], (fresh + 100,)).fetchall()
            self._ids = [*(row[0] for row in reversed(rows)), *self._ids]

    def _new_id(self) -> int:
        if self.raw.dialect == "sqlite":
            if not self._ids:
                row = self.raw.execute(_FRESH["sqlite"]).fetchone()
                self._ids.append(row[0] if row else 0)
            self._ids[0] += 1
            return self._ids[0]
        if not self._ids:
            rows = self.raw.execute(_FRESH["postgresql"], (100,)).fetchall()
            self._ids = [row[0] for row in reversed(rows)]
        return self._ids.pop()

    def _learn(self, identifiers: Identifiers, said: Said, profile: int) -> None:
        """Remember a combination, and what it rests on if that may be released."""
        if not said.keys and not said.devices:
            return
        self._known.put(identifiers, profile)
        rests = (*said.keys, *said.devices)
        first = rests[0]
        if first[2] and first[0] in STRONG:
            return
        if len(identifiers) == 1 and identifiers[0][:2] == (ANONYMOUS_ID, first[1]):
            return
        for key in rests:
            resting = self._resting.get(key[:2])
            if resting is None:
                self._resting.put(key[:2], [identifiers])
            else:
                resting.append(identifiers)

    def _said(self, claim: Claim) -> Said:
        keys: list[Key] = []
        devices: list[Key] = []
        vouched = False
        for kind, raw, verified in claim.identifiers:
            value = self._form(kind, raw)
            vouched = vouched or verified
            if value is None:
                continue
            if kind == ANONYMOUS_ID:
                devices.append((kind, value, False))
            else:
                keys.append((kind, value, verified))
        if len(keys) > 1:
            keys = sorted(dict.fromkeys(keys), key=_strength)
        alias = self._form(USER_ID, claim.alias_of) if claim.alias_of is not None else None
        return Said(
            tuple(keys),
            tuple(devices),
            vouched,
            name_in(claim.attributes) if claim.attributes else "",
            claim.at,
            None if alias is None else (USER_ID, alias, vouched),
        )

    def _form(self, kind: str, raw: str) -> str | None:
        if kind in _TO_THE_LETTER and len(raw) <= _SHORT and raw.isascii() and raw.isprintable():
            return raw if raw.strip() else None
        form = self._forms.get((kind, raw))
        if form is None:
            form = canonical(kind, raw, secret=self._secret)
            if form is not None:
                self._forms.put((kind, raw), form)
        return form


def combination(claim: Claim) -> Identifiers:
    """Under what a claim's profile is remembered: its identifiers, and the name and alias said."""
    if not claim.attributes and claim.alias_of is None:
        return claim.identifiers
    name = name_in(claim.attributes)
    more: Identifiers = (("name", name, False),) if name else ()
    if claim.alias_of is not None:
        more += (("alias", claim.alias_of, False),)
    return claim.identifiers + more


_TO_THE_LETTER: Final = frozenset({USER_ID, ANONYMOUS_ID, "crm_id"})
_SHORT: Final = 320


def _strength(key: Key) -> tuple[int, bool]:
    return (RANK.get(key[0], _WEAKEST), not key[2])
