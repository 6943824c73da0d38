"""The list of customers, with search: newest first, a page at a time, few queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from hamdel.language.keyboard import rescue
from hamdel.platform.rawdb import of_django

from ..rules.searching import words_sought
from .person import CustomerFacts, facts_of

State = Literal["", "verified", "claimed", "anonymous", "shared"]
_HIGHEST = chr(0x10FFFF)


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFilter:
    """Who is wanted; empty fields want everybody.

    `state`: "verified" somebody vouches for them, "claimed" only they say who they are,
    "anonymous" no identifier but devices, "shared" a shared identifier is among theirs.
    `attribute`: a name and a JSON value. `kind`: they have an identifier of that kind.
    """

    state: State = ""
    kind: str = ""
    attribute: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerPage:
    """Some customers, newest first, and the id after which the next page begins.

    `sought`: the words that found them where those typed, with the other keyboard layout, found
    nobody; else "".
    """

    customers: tuple[CustomerFacts, ...]
    next: int | None
    sought: str = ""


_STATES: dict[str, str] = {
    "verified": "EXISTS (SELECT 1 FROM customers_identifier i JOIN customers_profile m "
    "ON m.id = i.profile_id WHERE m.customer_id = p.id AND i.verified)",
    "claimed": "EXISTS (SELECT 1 FROM customers_identifier i JOIN customers_profile m "
    "ON m.id = i.profile_id WHERE m.customer_id = p.id AND i.kind <> 'anonymous_id') "
    "AND NOT EXISTS (SELECT 1 FROM customers_identifier i JOIN customers_profile m "
    "ON m.id = i.profile_id WHERE m.customer_id = p.id AND i.verified)",
    "anonymous": "NOT EXISTS (SELECT 1 FROM customers_identifier i JOIN customers_profile m "
    "ON m.id = i.profile_id WHERE m.customer_id = p.id AND i.kind <> 'anonymous_id')",
    # From the few marks to people, not from each person to the marks.
    "shared": "p.id IN (SELECT m.customer_id FROM customers_sharedidentifier s "
    "CROSS JOIN customers_identifier i "
    "JOIN customers_profile m ON m.id = i.profile_id "
    "WHERE i.value = s.value AND i.kind = s.kind AND i.verified = s.verified)",
}


def list_customers(
    *,
    search: str = "",
    filters: CustomerFilter | None = None,
    cursor: int | None = None,
    limit: int = 50,
    whole: bool = True,
) -> CustomerPage:
    """Customers whom every word of `search` fits the beginning of something of.

    Words are those of names, e-mails, phone digits (whole or the last 7 or 4) and ids, typed in
    any letters and digits; where they find nobody they are taken as typed with the other keyboard
    layout («ldkh» is «مینا»). `cursor` is the `next` of the page before. Six queries at most.
    """
    filters = filters or CustomerFilter()
    sought = ""
    ids = _ids(search, filters, cursor, limit + 1)
    if not ids and (other := rescue(search)):
        ids = _ids(other, filters, cursor, limit + 1)
        sought = other if ids else ""
    facts = facts_of(ids[:limit], whole=whole)
    shown = tuple(facts[one] for one in ids[:limit] if one in facts)
    following = ids[limit - 1] if len(ids) > limit else None
    return CustomerPage(customers=shown, next=following, sought=sought)


def customer_ids(filters: CustomerFilter, *, limit: int) -> list[int]:
    """The ids alone, newest first; one query."""
    return _ids("", filters, None, limit)


def count_customers(
    *, search: str = "", filters: CustomerFilter | None = None, most: int = 1_000
) -> int:
    """How many customers a list has, counted up to `most`: beyond it "more than" is said."""
    filters = filters or CustomerFilter()
    count = _count(search, filters, most)
    if not count and (other := rescue(search)):
        count = _count(other, filters, most)
    return count


def _ids(search: str, filters: CustomerFilter, cursor: int | None, limit: int) -> list[int]:
    where, params = _where(search, filters, cursor)
    sql = f"SELECT p.id FROM customers_profile p WHERE {where} ORDER BY p.id DESC LIMIT ?"  # noqa: S608 - built from constants
    return [row[0] for row in of_django().execute(sql, (*params, limit)).fetchall()]


def _count(search: str, filters: CustomerFilter, most: int) -> int:
    where, params = _where(search, filters, None)
    chosen = f"SELECT 1 FROM customers_profile p WHERE {where} LIMIT ?"  # noqa: S608 - constants
    sql = f"SELECT count(*) FROM ({chosen}) AS found"  # noqa: S608
    return int(of_django().execute(sql, (*params, most)).fetchone()[0])


def _where(search: str, filters: CustomerFilter, cursor: int | None) -> tuple[str, list[Any]]:
    # A customer is listed once: as the profile whose id is theirs.
    parts = ["p.id = p.customer_id", "p.erased_at IS NULL"]
    params: list[Any] = []
    if cursor is not None:
        parts.append("p.id < ?")
        params.append(cursor)
    for forms in words_sought(search):
        sql, values = _word(forms)
        parts.append(sql)
        params += values
    if filters.state:
        parts.append(_STATES[filters.state])
    if filters.kind:
        parts.append(_HAS_KIND)
        params.append(filters.kind)
    if filters.attribute is not None:
        parts.append(_HAS_ATTRIBUTE)
        params += filters.attribute
    return " AND ".join(parts), params


_HAS_KIND = (
    "EXISTS (SELECT 1 FROM customers_identifier i JOIN customers_profile m "
    "ON m.id = i.profile_id WHERE m.customer_id = p.id AND i.kind = ?)"
)
_HAS_ATTRIBUTE = (
    "EXISTS (SELECT 1 FROM customers_attribute a JOIN customers_profile m "
    "ON m.id = a.profile_id WHERE m.customer_id = p.id AND a.name = ? AND a.value = ?)"
)


def _word(forms: Sequence[str]) -> tuple[str, list[Any]]:
    """Beginnings as ranges of code points: both databases answer these from the same index."""
    ge, lt = (">=", "<") if of_django().dialect == "sqlite" else ("~>=~", "~<~")
    ranges = " OR ".join(f"(t.term {ge} ? AND t.term {lt} ?)" for _ in forms)
    sql = (
        "p.id IN (SELECT m.customer_id FROM customers_term t "  # noqa: S608 - constants
        f"JOIN customers_profile m ON m.id = t.profile_id WHERE {ranges})"
    )
    return sql, [bound for form in forms for bound in (form, form + _HIGHEST)]
