"""An index over texts that are kept elsewhere: the same answers on SQLite and on PostgreSQL."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from django.db import transaction
from django.db.models import F
from django.db.models.expressions import RawSQL

from hamdel.language.search import Candidate, Query, Synonyms, query_terms, rank
from hamdel.platform.models import SearchIndex
from hamdel.platform.rawdb import RawDatabase, of_django

from .matching import Ways, all_of, any_of, stored_ways
from .schema import table_of
from .stored_terms import stored_term, stored_terms
from .synonyms import company_synonyms

_AT_ONCE: Final = 400
_COUNTED: Final = 10_000  # a word that is in more texts than this weighs as if in so many
_LOOKED_AT: Final = 500  # texts that are ranked
_NEWEST: Final = 2**63 - 1
_SOME: Final = 2_000  # the newest texts, looked through one by one
_PAGES: Final = 500  # of FTS5, merged at once


class Index:
    """The index of one name (see `create_index`). Ids grow with time: the greatest is the newest."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._table = table_of(name)

    def put(self, rows: Iterable[tuple[int, str]]) -> None:
        """Take in texts, each under its id; a text with a known id takes the old one's place.

        Call it inside a transaction.
        """
        database = of_django()
        unread = iter(dict(rows).items())
        while some := list(islice(unread, _AT_ONCE)):
            self.drop(id_ for id_, _ in some)
            kept = [(id_, stored_terms(text)) for id_, text in some]
            database.executemany(
                f"INSERT INTO {self._table} ({_id(database)}, size, terms) VALUES (?, ?, ?)",  # noqa: S608
                [(id_, len(terms), " ".join(terms)) for id_, terms in kept],
            )
            self._count(len(kept), sum(len(terms) for _, terms in kept))

    def drop(self, ids: Iterable[int]) -> None:
        """Forget the texts with these ids; unknown ones do not matter."""
        database = of_django()
        unread = iter(ids)
        while some := list(islice(unread, _AT_ONCE)):
            where = f"{_id(database)} IN ({', '.join('?' * len(some))})"
            known = database.execute(
                f"SELECT count(*), coalesce(sum(size), 0) FROM {self._table} WHERE {where}",  # noqa: S608
                some,
            ).fetchone()
            if known[0]:
                database.execute(f"DELETE FROM {self._table} WHERE {where}", some)  # noqa: S608
                self._count(-known[0], -int(known[1]), dropped=known[0])

    def tidy(self) -> bool:
        """Let go of what is left inside the tables of texts that were dropped; False for nothing.

        SQLite keeps the terms of a dropped text until the parts of an index are merged: here they
        are, in short steps. Call it outside a transaction. PostgreSQL's vacuum does it by itself.
        """
        database = of_django()
        kept = SearchIndex.objects.filter(name=self.name, dropped__gt=0)
        dropped = kept.values_list("dropped", flat=True).first()
        if dropped is None:
            return False
        while database.dialect == "sqlite" and self._merge(database):
            pass
        kept.update(dropped=F("dropped") - dropped)
        return True

    def _merge(self, database: RawDatabase) -> bool:
        """One step of merging, as FTS5's documentation tells it; False where all is merged."""
        changes = "SELECT total_changes()"
        with transaction.atomic():
            before = database.execute(changes).fetchone()[0]
            sql = f"INSERT INTO {self._table} ({self._table}, rank) VALUES ('merge', ?)"  # noqa: S608
            database.execute(sql, (-_PAGES,))
            return bool(database.execute(changes).fetchone()[0] - before >= 2)  # noqa: PLR2004

    def find(
        self,
        query: str,
        *,
        limit: int = 20,
        before: int | None = None,
        synonyms: Synonyms | None = None,
    ) -> list[int]:
        """Return the ids of texts with every word that is asked for, the newest first.

        `before` goes on after the last id seen. Synonyms are the company's unless given. A query
        without a word finds nothing; none raises.
        """
        asked = _ways(_read(query, synonyms))
        if not asked:
            return []
        database = of_django()
        match = all_of(asked, database.dialect)
        return [row[0] for row in self._rows(database, match, limit, before)]

    def among(self, query: str, *, most: int, synonyms: Synonyms | None = None) -> RawSQL | None:
        """Return what `find` would, as an expression for `pk__in`; None for a query without a word.

        Of more than `most` texts it holds the newest.
        """
        asked = _ways(_read(query, synonyms))
        if not asked:
            return None
        database = of_django()
        key = _id(database)
        sql = (
            f"SELECT {key} AS id FROM {self._table} "  # noqa: S608 - own names
            f"WHERE {_matches(database)} ORDER BY {key} DESC LIMIT ?"
        ).replace("?", "%s")
        return RawSQL(sql, (all_of(asked, database.dialect), most))  # noqa: S611 - bound values

    def best(self, query: str, *, limit: int = 20, synonyms: Synonyms | None = None) -> list[int]:
        """Return the ids of the texts that answer best, the best first (see `language.search.rank`).

        Texts with the rarest of the words asked for are ranked, at most some hundreds.
        """
        question = _read(query, synonyms)
        asked = _ways(question)
        if not asked:
            return []
        database = of_django()
        found = [self._found(database, ways) for ways in asked]
        if not any(found):
            return []
        totals = SearchIndex.objects.get(name=self.name)
        candidates = self._candidates(database, asked, found)
        ranked = rank(
            _stored(question),
            candidates,
            found=found,
            texts=totals.texts,
            average=totals.terms / max(totals.texts, 1),
        )
        return ranked[:limit]

    def _candidates(
        self, database: RawDatabase, asked: Sequence[Ways], found: Sequence[int]
    ) -> Iterator[Candidate]:
        rarest = _rarest(found)
        match = any_of((asked[place] for place in rarest), database.dialect)
        rows = {row[0]: row for row in self._rows(database, match, _LOOKED_AT, None)}
        if len(rows) == _LOOKED_AT:
            # Even the rarest word is common: texts with all of them come first.
            match = all_of(asked, database.dialect)
            rows |= {row[0]: row for row in self._rows(database, match, _LOOKED_AT, None)}
        return (Candidate(row[0], row[2], row[1]) for row in rows.values())

    def _found(self, database: RawDatabase, ways: Ways) -> int:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {self._table} WHERE {_matches(database)} LIMIT ?) found"  # noqa: S608
        match = all_of([ways], database.dialect)
        return int(database.execute(sql, (match, _COUNTED)).fetchone()[0])

    def _rows(
        self, database: RawDatabase, match: str, limit: int, before: int | None
    ) -> list[tuple[int, int, str]]:
        upper, most = _NEWEST if before is None else before, max(limit, 0)
        if database.dialect == "sqlite":
            sql = (
                f"SELECT rowid, size, terms FROM {self._table} "  # noqa: S608 - own names
                "WHERE terms MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
            )
            return database.execute(sql, (match, upper, most)).fetchall()
        # PostgreSQL takes a word that it does not know for a usual one, and would look through all
        # texts from the newest on: so through some of them, then by the index of words.
        newest = (
            f"SELECT id, size, terms FROM (SELECT * FROM {self._table} "  # noqa: S608 - own names
            "WHERE id < ? ORDER BY id DESC LIMIT ?) newest WHERE words @@ ?::tsquery "
            "ORDER BY id DESC LIMIT ?"
        )
        found = database.execute(newest, (upper, _SOME, match, most)).fetchall()
        if len(found) == most:
            return found
        by_words = (
            f"SELECT id, size, terms FROM {self._table} "  # noqa: S608 - own names
            "WHERE words @@ ?::tsquery AND id + 0 < ? ORDER BY id + 0 DESC LIMIT ?"
        )
        return database.execute(by_words, (match, upper, most)).fetchall()

    def _count(self, texts: int, terms: int, dropped: int = 0) -> None:
        SearchIndex.objects.filter(name=self.name).update(
            texts=F("texts") + texts, terms=F("terms") + terms, dropped=F("dropped") + dropped
        )


def _id(database: RawDatabase) -> str:
    return "rowid" if database.dialect == "sqlite" else "id"


def _matches(database: RawDatabase) -> str:
    return "terms MATCH ?" if database.dialect == "sqlite" else "words @@ ?::tsquery"


def _read(query: str, synonyms: Synonyms | None) -> Query:
    return query_terms(query, company_synonyms() if synonyms is None else synonyms)


def _ways(question: Query) -> list[Ways]:
    return [stored_ways(asked) for asked in question.asked]


def _stored(question: Query) -> Query:
    """Return the question in terms as they are kept."""
    return Query(
        tuple(type(asked)(stored_ways(asked)) for asked in question.asked),
        tuple(
            (stored_term(one), stored_term(other), places) for one, other, places in question.pairs
        ),
    )


def _rarest(found: Sequence[int]) -> list[int]:
    """Return the places of the rarest things asked, as many as the texts that are ranked allow."""
    places = sorted((place for place, count in enumerate(found) if count), key=found.__getitem__)
    chosen: list[int] = []
    room = _LOOKED_AT
    for place in places:
        room -= found[place]
        if chosen and room < 0:
            break
        chosen.append(place)
    return chosen
