"""One way of asking the warehouse: with the kinds of moments, who is who, and who is meant."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from django.db import connection

from hamdel.customers.public import joined_profiles
from hamdel.interactions.public import CONTACTS, LogRow, columns_after, newest_position
from hamdel.platform.instants import to_micros
from hamdel.segments.public import members_sql
from hamdel.touchpoints.public import KindRow, every_kind
from hamdel.warehouse.public import Beside, Row, ask

from ..contracts import Behind, Span
from ..rules.friction import done_by_us

MOST_READ: Final = 500_000  # rows of the log that a question reads itself: some three seconds
_SQL: Final = Path(__file__).parent.parent / "sql"

StepOf = Callable[[KindRow], str]


class At(str):
    """A value of a question that is a step, by its name."""

    __slots__ = ()


def ask_of_span(
    name: str,
    span: Span,
    *,
    step: StepOf,
    values: Mapping[str, Any],
    steps_at: Sequence[int] = (0,),
    over: str = "",
) -> list[tuple[Any, ...]]:
    """Ask the question `sql/<name>.sql` about a span.

    Steps travel as numbers, in the order of their names: `steps_at` are the columns of the answer that
    hold one (or a list of them), values that are one are an `At`, or a tuple of them. Values that are a
    `Beside` are small tables. `over`: another question, which it asks by its name. Raises Behind and TooMuch.
    """
    kinds = every_kind()
    names = sorted({step(one) for one in kinds})
    codes = {named: code for code, named in enumerate(names)}
    tables = {key: one for key, one in values.items() if isinstance(one, Beside)}
    said = {key: _code(one, codes) for key, one in values.items() if key not in tables}
    found = ask(
        f"WITH {over} AS ({_read(over)}) SELECT * FROM ({_read(name)})" if over else _read(name),  # noqa: S608 - files of ours
        {
            "since": to_micros(span.since),
            "until": to_micros(span.until),
            "everybody": span.segment_id is None,
            **said,
        },
        beside={
            "kinds": _kinds(kinds, [codes[step(one)] for one in kinds]),
            "joined": _columns(("profile_id", "customer_id"), joined_profiles()),
            "chosen": Beside({"customer_id": _chosen(span)}),
            **tables,
        },
        tail=tail,
        since=span.since,
        until=span.until,
    )
    return [
        tuple(_named(one, names) if at in steps_at else one for at, one in enumerate(row))
        for row in found
    ]


def tail(after: int) -> Sequence[Row]:
    """The log's moments after an id. Raises Behind where they are too many."""
    waiting = newest_position() - after
    if waiting > MOST_READ:
        raise Behind(waiting)
    return moments(columns_after(after, MOST_READ))


def moments(rows: Sequence[LogRow]) -> list[Row]:
    """Rows of the log as the warehouse keeps them: moments of the story alone."""
    return [
        Row(row.id, row.profile_id, row.kind_id, *row[3:])
        for row in rows
        if row.kind_id is not None
    ]


def _code(one: Any, codes: Mapping[str, int]) -> Any:
    if isinstance(one, tuple):
        return [codes.get(each, -1) for each in one]
    return codes.get(one, -1) if isinstance(one, At) else one


def _named(one: Any, names: Sequence[str]) -> Any:
    if isinstance(one, list):
        return [names[code] for code in one]
    return None if one is None else names[one]


def _read(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


def _kinds(kinds: Sequence[KindRow], steps: list[int]) -> Beside:
    actions = {action: code for code, action in enumerate({one.action for one in kinds})}
    return Beside(
        {
            "kind_id": [one.id for one in kinds],
            "step": steps,
            "action": [actions[one.action] for one in kinds],
            "is_contact": [one.action in CONTACTS for one in kinds],
            "is_ours": [done_by_us(one.action) for one in kinds],
        }
    )


def _columns(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> Beside:
    return Beside({name: [row[at] for row in rows] for at, name in enumerate(names)})


def _chosen(span: Span) -> list[int]:
    if span.segment_id is None:
        return []
    sql, values = members_sql(span.segment_id)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [row[0] for row in cursor.fetchall()]
