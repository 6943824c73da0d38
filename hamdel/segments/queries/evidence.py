"""Why somebody is in a segment: each condition that holds of them, and what shows it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext as _

from hamdel.customers.public import CustomerFacts, facts_of
from hamdel.platform.instants import from_micros
from hamdel.platform.rawdb import of_django
from hamdel.platform.web.formats import screen_language, show_date, show_money, show_number

from ..rules.shapes import Attribute, Condition, Moments, Purchases, Rule, Score, Seen
from ..rules.walking import conditions_of
from ..scores import SENTIMENT, score_source
from ..words import clause, names_now
from .buying import bought
from .conditions import USUAL_DAYS, condition
from .moments import happened
from .sql import Asked, Sql

SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """A moment of the log that shows something; `label` is what it was."""

    id: int
    at: datetime
    label: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A condition that holds of somebody, in words, what was found, and the moments to open."""

    condition: str
    words: str
    moments: tuple[Shown, ...] = ()


def evidence_of(
    rule: Rule, customer_ids: Sequence[int], *, now: datetime
) -> dict[int, list[Evidence]]:
    """For each of some customers the conditions of a rule that hold of them, and why."""
    found: dict[int, list[Evidence]] = {one: [] for one in customer_ids}
    if not customer_ids:
        return found
    asked = Asked(now=now, dialect=of_django().dialect, among=tuple(customer_ids))
    facts, names = facts_of(customer_ids), names_now()
    for _place, one in conditions_of(rule):
        holding = _holding(one, asked)
        said = clause(one, names=names)
        told = _TELL.get(type(one), _nothing)(one, asked, facts)
        for customer in holding:
            words, moments = told.get(customer, ("", ()))
            found[customer].append(Evidence(said, words, moments))
    return found


Told = dict[int, tuple[str, tuple[Shown, ...]]]


def _holding(one: Condition, asked: Asked) -> list[int]:
    held = condition(one, asked)
    sql = f"SELECT c.id FROM customers_profile c WHERE ({held.text}){asked.of('c.id')}"  # noqa: S608
    return [row[0] for row in of_django().execute(sql, held.values).fetchall()]


def _nothing(_one: Condition, _asked: Asked, _facts: dict[int, CustomerFacts]) -> Told:
    return {}


def _attribute(one: Attribute, _asked: Asked, facts: dict[int, CustomerFacts]) -> Told:
    told: Told = {}
    for customer, known in facts.items():
        for fact in known.attributes:
            if fact.name == one.name:
                said = {
                    "value": _shown(fact.value),
                    "source": fact.source,
                    "day": show_date(fact.at),
                }
                told[customer] = (_("“%(value)s”, said by %(source)s, %(day)s") % said, ())
    return told


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _moments(one: Moments, asked: Asked, _facts: dict[int, CustomerFacts]) -> Told:
    return _told_by(happened(one, asked))


def _seen(one: Seen, asked: Asked, _facts: dict[int, CustomerFacts]) -> Told:
    """The newest (or first) moment itself."""
    rows = happened(Moments(at_least=1), asked)
    return _told_by(rows, oldest=one.which == "first", shown=1, counted=False)


def _score(one: Score, asked: Asked, _facts: dict[int, CustomerFacts]) -> Told:
    if one.name != SENTIMENT:
        return _kept_score(one, asked)
    days = one.days or USUAL_DAYS
    low = one.at_most is not None
    felt = Moments(mood="negative" if low else "positive", days=days, at_least=1)
    return _told_by(happened(felt, asked))


def _kept_score(one: Score, asked: Asked) -> Told:
    source = score_source(one.name)
    if source is None:
        return {}
    text, values = source.ask(asked.now)
    sql = f"SELECT customer_id, value FROM ({text}) AS s WHERE TRUE{asked.of('customer_id')}"  # noqa: S608
    rows = of_django().execute(sql, values).fetchall()
    return {customer: (show_number(round(value, 1)), ()) for customer, value in rows}


def _purchases(one: Purchases, asked: Asked, _facts: dict[int, CustomerFacts]) -> Told:
    rows = bought(one, asked)
    sql = (
        "SELECT customer_id, COUNT(*), SUM(total), MAX(bought_at) "  # noqa: S608 - constants
        f"FROM ({rows.text}) AS mine GROUP BY customer_id"
    )
    return {
        customer: (
            _("%(count)s, in all %(total)s, the newest %(day)s")
            % {
                "count": show_number(count),
                "total": show_money(total or 0),
                "day": show_date(from_micros(newest)),
            },
            (),
        )
        for customer, count, total, newest in of_django().execute(sql, rows.values).fetchall()
    }


def _told_by(rows: Sql, *, oldest: bool = False, shown: int = SHOWN, counted: bool = True) -> Told:
    """The newest moments of each customer, and how many there are."""
    way = "ASC" if oldest else "DESC"
    name = "name_fa" if screen_language() == "fa" else "name_en"
    sql = (
        "SELECT m.customer_id, m.id, m.occurred_at, m.many, "  # noqa: S608 - constants
        f"COALESCE(t.{name}, k.action) FROM ("
        "SELECT p.customer_id, i.id, i.occurred_at, i.kind_id, "
        "COUNT(*) OVER (PARTITION BY p.customer_id) AS many, ROW_NUMBER() OVER ("
        f"PARTITION BY p.customer_id ORDER BY i.occurred_at {way}, i.id {way}) AS place "
        f"{rows.text}) AS m JOIN touchpoints_kind k ON k.id = m.kind_id "
        "LEFT JOIN touchpoints_touchpoint t ON t.id = k.touchpoint_id "
        "WHERE m.place <= ? ORDER BY m.customer_id, m.place"
    )
    found: dict[int, tuple[int, list[Shown]]] = {}
    for customer, pk, at, many, label in (
        of_django().execute(sql, (*rows.values, shown)).fetchall()
    ):
        found.setdefault(customer, (many, []))[1].append(Shown(pk, from_micros(at), label))
    times = _("%(n)s times") if counted else ""
    return {
        customer: (times % {"n": show_number(many)} if times else "", tuple(moments))
        for customer, (many, moments) in found.items()
    }


_TELL: Final[dict[type, Callable[[Any, Asked, dict[int, CustomerFacts]], Told]]] = {
    Attribute: _attribute,
    Moments: _moments,
    Seen: _seen,
    Score: _score,
    Purchases: _purchases,
}
