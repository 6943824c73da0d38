"""Who is in a segment, asked of the database in one question: customers, each once."""

from collections.abc import Sequence
from datetime import datetime

from hamdel.platform.rawdb import of_django

from ..rules.shapes import All, Any_, NoneOf, Rule
from .conditions import condition
from .sql import Asked, Sql, joined

# A customer is the profile whose id is theirs.
_PEOPLE = "FROM customers_profile c WHERE c.id = c.customer_id AND c.erased_at IS NULL"
_MET = (
    "c.id IN (SELECT p.customer_id FROM interactions_presence r "
    "JOIN customers_profile p ON p.id = r.profile_id WHERE r.first_at <= ?)"
)


def members(
    rule: Rule,
    *,
    now: datetime,
    among: Sequence[int] | None = None,
    after: int = 0,
    limit: int | None = None,
) -> list[int]:
    """The customers of whom a rule holds at `now`, by id.

    `among`: only some of them are asked about. `after`, `limit`: a page of the list.
    """
    held = holds(rule, _asked(now, among))
    bounded = " LIMIT ?" if limit is not None else ""
    only = "" if among is None else _asked(now, among).of("c.id")
    sql = f"SELECT c.id {_PEOPLE} AND c.id > ?{only} AND ({held.text}) ORDER BY c.id{bounded}"
    values = (after, *held.values, *(() if limit is None else (limit,)))
    return [row[0] for row in of_django().execute(sql, values).fetchall()]


def count_and_first(rule: Rule, *, now: datetime, limit: int) -> tuple[int, list[int]]:
    """How many customers a rule holds of at `now`, and the first of them by id.

    One question, counted where they are: of the others nothing is fetched.
    """
    held = holds(rule, _asked(now, None))
    sql = f"SELECT c.id, COUNT(*) OVER () {_PEOPLE} AND ({held.text}) ORDER BY c.id LIMIT ?"
    rows = of_django().execute(sql, (*held.values, max(limit, 1))).fetchall()
    return (int(rows[0][1]) if rows else 0), [int(row[0]) for row in rows[:limit]]


def count_members(rule: Rule, *, now: datetime, past: bool = False) -> int:
    """How many customers a rule holds of at `now`.

    `past`: that instant lies behind. What is known of people is as it is known today, the log is
    asked as it was; whom nobody had met by then is not counted.
    """
    asked = _asked(now, None, past=past)
    held = holds(rule, asked)
    met = Sql(_MET, (asked.at,)) if past else Sql("TRUE")
    sql = f"SELECT COUNT(*) {_PEOPLE} AND {met.text} AND ({held.text})"
    return int(of_django().execute(sql, (*met.values, *held.values)).fetchone()[0])


def holds(rule: Rule, asked: Asked) -> Sql:
    """Whether a rule holds of the customer `c.id`."""
    match rule:
        case All():
            return joined([holds(one, asked) for one in rule.of], " AND ")
        case Any_():
            return joined([holds(one, asked) for one in rule.of], " OR ")
        case NoneOf():
            none = joined([holds(one, asked) for one in rule.of], " OR ")
            return Sql(f"NOT ({none.text})", none.values)
        case _:
            return condition(rule, asked)


def _asked(now: datetime, among: Sequence[int] | None, *, past: bool = False) -> Asked:
    few = None if among is None else tuple(among)
    return Asked(now=now, dialect=of_django().dialect, among=few, past=past)
