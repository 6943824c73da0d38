"""One way of asking the warehouse: with the kinds of moments, who is who, and who is meant."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django.db import connection

from hamdel.customers.public import joined_profiles
from hamdel.interactions.public import CONTACTS, LogRow, columns_after, newest_position
from hamdel.platform.instants import to_micros
from hamdel.segments.public import members_sql
from hamdel.touchpoints.public import KindRow, every_kind
from hamdel.warehouse.public import Beside, Reach, Ready, Row, ask, once, preparation

from ..contracts import Behind, Span
from ..rules.friction import MISSED, WRITTEN, done_by_us, is_begun
from .questions import needs, question_of, used, version_of

MOST_READ: Final = 500_000  # rows of the log that a question reads itself: some three seconds
STEPS: Final = "steps"

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
) -> list[tuple[Any, ...]]:
    """Ask the question `sql/<name>.sql` about a span.

    Steps travel as numbers, in the order of their names: `steps_at` are the columns of the answer that
    hold one (or a list of them), values that are one are an `At`, or a tuple of them. Values that are a
    `Beside` are small tables. Raises Behind and TooMuch.
    """
    kinds = once("kinds", every_kind)
    names = sorted({step(one) for one in kinds})
    codes = {named: code for code, named in enumerate(names)}
    tables = {key: one for key, one in values.items() if isinstance(one, Beside)}
    said = {key: _code(one, codes) for key, one in values.items() if key not in tables}
    ready = ready_for(span) if needs(name, STEPS) else None
    question = question_of(name, ready=ready is not None)
    found = ask(
        question,
        used(question, values_of(span), said),
        beside={
            "kinds": kinds_beside(kinds, [codes[step(one)] for one in kinds]),
            "joined": once("joined", joined_beside),
            "chosen": Beside({"customer_id": _chosen(span)}),
            **tables,
        },
        tail=lambda after: once(f"tail {after}", lambda: tail(after)),
        reach=Reach(since=span.since, until=span.until, ready=ready),
    )
    return [
        tuple(_named(one, names) if at in steps_at else one for at, one in enumerate(row))
        for row in found
    ]


def version_of_steps() -> str:
    """Changes with the question, and with what is a contact: steps are told of both."""
    return version_of(f"{question_of(STEPS)}{sorted(CONTACTS)}")


def ready_for(span: Span) -> Ready | None:
    """What was prepared of a span, where it serves."""
    return preparation(STEPS, version=version_of_steps(), since=span.since, until=span.until)


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


def values_of(span: Span) -> dict[str, Any]:
    """What every question of a span may name."""
    return {
        "since": to_micros(span.since),
        "until": to_micros(span.until),
        "everybody": span.segment_id is None,
        "parts": 1,
        "part": 0,
    }


def joined_beside() -> Beside:
    """Who was joined with whom."""
    return _columns(("profile_id", "customer_id"), joined_profiles())


def kinds_beside(kinds: Sequence[KindRow], steps: list[int]) -> Beside:
    actions = {action: code for code, action in enumerate({one.action for one in kinds})}
    channels = {channel: code for code, channel in enumerate({one.channel for one in kinds})}
    return Beside(
        {
            "kind_id": [one.id for one in kinds],
            "step": steps,
            "action": [actions[one.action] for one in kinds],
            "is_contact": [one.action in CONTACTS for one in kinds],
            "is_ours": [done_by_us(one.action) for one in kinds],
            "channel": [channels[one.channel] for one in kinds],
            "is_written": [one.action in WRITTEN for one in kinds],
            "is_missed": [one.action in MISSED for one in kinds],
            "is_begun": [is_begun(one.action) for one in kinds],
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
