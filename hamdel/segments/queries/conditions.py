"""Each kind of condition as a question: SQL that is true of the customer `c.id`."""

from collections.abc import Callable
from typing import Any, Final

import msgspec

from ..rules.shapes import (
    Attribute,
    Condition,
    Consent,
    Identifier,
    Moments,
    Purchases,
    Score,
    Seen,
)
from ..scores import SENTIMENT, score_source
from .buying import bought
from .moments import FELT, happened, within
from .sql import Asked, Sql, bounds, number_in

USUAL_DAYS: Final = 30
_ATTRIBUTE: Final = (
    "SELECT customer_id, value FROM (SELECT p.customer_id, a.value, ROW_NUMBER() OVER ("
    "PARTITION BY p.customer_id ORDER BY a.verified DESC, a.at DESC, a.id DESC) AS place "
    "FROM customers_attribute a JOIN customers_profile p ON p.id = a.profile_id "
    "WHERE a.name = ?{of}) AS told WHERE place = 1"
)
_IDENTIFIER: Final = (
    "SELECT p.customer_id FROM customers_identifier i "
    "JOIN customers_profile p ON p.id = i.profile_id WHERE i.kind = ?{verified}{of}"
)
_CONSENT: Final = (
    "SELECT customer_id FROM (SELECT p.customer_id, n.state, ROW_NUMBER() OVER ("
    "PARTITION BY p.customer_id ORDER BY n.at DESC, n.id DESC) AS place "
    "FROM customers_consent n JOIN customers_profile p ON p.id = n.profile_id "
    "WHERE n.purpose = ? AND n.channel = ?{of}) AS told WHERE place = 1"
)
_SEEN: Final = (
    "SELECT p.customer_id FROM interactions_presence r "
    "JOIN customers_profile p ON p.id = r.profile_id WHERE TRUE{of} "
    "GROUP BY p.customer_id HAVING {edge} {than} ?"
)
_SEEN_THEN: Final = (
    "SELECT p.customer_id FROM interactions_interaction i "
    "JOIN customers_profile p ON p.id = i.profile_id "
    "WHERE i.kind_id IS NOT NULL AND i.occurred_at <= ?{of} "
    "GROUP BY p.customer_id HAVING {edge} {than} ?"
)


def condition(one: Condition, asked: Asked) -> Sql:
    """Whether a condition holds of the customer `c.id`."""
    return _HOW[type(one)](one, asked)


def _in(inner: Sql, *, yes: bool = True) -> Sql:
    return Sql(f"c.id {'IN' if yes else 'NOT IN'} ({inner.text})", inner.values)


def _attribute(one: Attribute, asked: Asked) -> Sql:
    rows = _ATTRIBUTE.format(of=asked.of("p.customer_id"))
    if one.test in {"known", "unknown"}:
        held = Sql(f"SELECT customer_id FROM ({rows}) AS held", (one.name,))  # noqa: S608 - constants
        return _in(held, yes=one.test == "known")
    test = _test(one, asked)
    held = Sql(
        f"SELECT customer_id FROM ({rows}) AS held WHERE {test.text}",  # noqa: S608 - constants
        (one.name, *test.values),
    )
    return _in(held, yes=one.test != "is_not")


def _test(one: Attribute, asked: Asked) -> Sql:
    number = number_in("value", asked.dialect)
    if one.test in {"at_least", "at_most"}:
        return Sql(f"{number} {'>=' if one.test == 'at_least' else '<='} ?", (one.value,))
    if one.test == "contains":
        # Both sides as JSON writes them, without the quotes around.
        part = msgspec.json.encode(one.value).decode()[1:-1]
        for letter in "\\%_":
            part = part.replace(letter, f"\\{letter}")
        return Sql("LOWER(value) LIKE LOWER(?) ESCAPE '\\'", (f"%{part}%",))
    if isinstance(one.value, int | float) and not isinstance(one.value, bool):
        return Sql(f"{number} = ?", (float(one.value),))
    return Sql("value = ?", (msgspec.json.encode(one.value).decode(),))


def _identifier(one: Identifier, asked: Asked) -> Sql:
    verified = " AND i.verified" if one.verified else ""
    text = _IDENTIFIER.format(verified=verified, of=asked.of("p.customer_id"))
    return _in(Sql(text, (one.kind,)), yes=one.known)


def _consent(one: Consent, asked: Asked) -> Sql:
    text = _CONSENT.format(of=asked.of("p.customer_id"))
    values: tuple[Any, ...] = (one.purpose, one.channel)
    if one.state == "unsaid":
        return _in(Sql(text, values), yes=False)
    return _in(Sql(f"{text} AND state = ?", (*values, one.state)))


def _moments(one: Moments, asked: Asked) -> Sql:
    rows = happened(one, asked)
    text = f"SELECT p.customer_id {rows.text} GROUP BY p.customer_id HAVING COUNT(*) >= ?"
    if one.at_least is not None:
        return _in(Sql(text, (*rows.values, one.at_least)))
    return _in(Sql(text, (*rows.values, (one.at_most or 0) + 1)), yes=False)


def _seen(one: Seen, asked: Asked) -> Sql:
    than = "<" if one.within_days is None else ">="
    edge = asked.back(one.within_days or one.over_days or 0)
    of = asked.of("p.customer_id")
    if asked.past:
        which = "MIN" if one.which == "first" else "MAX"
        text = _SEEN_THEN.format(of=of, edge=f"{which}(i.occurred_at)", than=than)
        return _in(Sql(text, (asked.at, edge)))
    which = "MIN(r.first_at)" if one.which == "first" else "MAX(r.last_at)"
    return _in(Sql(_SEEN.format(of=of, edge=which, than=than), (edge,)))


def _purchases(one: Purchases, asked: Asked) -> Sql:
    rows = bought(one, asked)
    what = "COUNT(*)" if one.measure == "count" else "SUM(total)"
    held = f"SELECT customer_id FROM ({rows.text}) AS mine GROUP BY customer_id HAVING {what}"  # noqa: S608
    if one.at_least is not None and one.at_least > 0:
        return _in(Sql(f"{held} >= ?", (*rows.values, one.at_least)))
    if one.at_least is not None:
        return Sql("TRUE")
    # Who bought nothing has bought at most so much.
    return _in(Sql(f"{held} > ?", (*rows.values, one.at_most)), yes=(one.at_most or 0) < 0)


def _score(one: Score, asked: Asked) -> Sql:
    if one.name != SENTIMENT:
        return _kept_score(one, asked)
    window = within("i.occurred_at", one.days or USUAL_DAYS, None, asked)
    mean = bounds(f"AVG({FELT})", one.at_least, one.at_most)
    text = (
        "SELECT p.customer_id FROM interactions_interaction i "  # noqa: S608 - constants
        "JOIN customers_profile p ON p.id = i.profile_id "
        "LEFT JOIN interactions_signal s ON s.interaction_id = i.id "
        f"WHERE i.kind_id IS NOT NULL AND {FELT} IS NOT NULL AND {window.text}"
        f"{asked.of('p.customer_id')} GROUP BY p.customer_id HAVING {mean.text}"
    )
    return _in(Sql(text, (*window.values, *mean.values)))


def _kept_score(one: Score, asked: Asked) -> Sql:
    source = score_source(one.name)
    if source is None:  # its package is gone: nobody has it
        return Sql("FALSE")
    text, values = source.ask(asked.now)
    bound = bounds("value", one.at_least, one.at_most)
    held = f"SELECT customer_id FROM ({text}) AS scored WHERE {bound.text}"  # noqa: S608
    return _in(Sql(held + asked.of("customer_id"), (*values, *bound.values)))


_HOW: Final[dict[type, Callable[[Any, Asked], Sql]]] = {
    Attribute: _attribute,
    Identifier: _identifier,
    Consent: _consent,
    Moments: _moments,
    Seen: _seen,
    Purchases: _purchases,
    Score: _score,
}
