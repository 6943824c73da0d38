"""Questions as files: what they are put together of, and what they answer on few rows and on random ones."""

import random
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamdel.bench.journeys_plain import (
    SIGNS,
    PlainKind,
    PlainLog,
    plain_flows,
    plain_friction,
    plain_signs,
)
from hamdel.journeys.queries.questions import SQL, needs, question_of, used
from hamdel.warehouse import engine
from hamdel.warehouse.contracts import Beside, Lying, Row

SECOND = 1_000_000
DAY = 86_400 * SECOND
SHOP, PAY, CHAT, SENT, MAIL, CALL, CART = range(
    1, 8
)  # kinds; steps are the same numbers times ten
KINDS = {
    SHOP: PlainKind(10, 1),
    PAY: PlainKind(20, 2),
    CHAT: PlainKind(30, 3, channel=1, is_contact=True),
    SENT: PlainKind(40, 4, is_ours=True),
    MAIL: PlainKind(50, 5, channel=2, is_contact=True, is_written=True),
    CALL: PlainKind(60, 6, channel=3, is_contact=True, is_missed=True),
    CART: PlainKind(70, 7, is_begun=True),
}
FLAGS = (
    "step",
    "action",
    "channel",
    "is_contact",
    "is_ours",
    "is_written",
    "is_missed",
    "is_begun",
)


def moment(number: int, profile: int, kind: int, at: int, **more: Any) -> Row:
    """A moment so many microseconds after the beginning."""
    told = {"outcome": None, "sentiment": None, "emotion": None, "effort": None, **more}
    return Row(number, profile, kind, at, at, **told)


def beside(log: PlainLog, chosen: Iterable[int] = ()) -> dict[str, Beside]:
    """The small tables of a log."""
    kinds = {name: [getattr(one, name) for one in log.kinds.values()] for name in FLAGS}
    kinds["kind_id"] = list(log.kinds)
    joined = {"profile_id": list(log.joined), "customer_id": list(log.joined.values())}
    return {
        "kinds": Beside(kinds),
        "joined": Beside(joined),
        "chosen": Beside({"customer_id": list(chosen)}),
    }


def asked(name: str, log: PlainLog, **values: Any) -> list[tuple[Any, ...]]:
    """The answer of a question about a log in memory."""
    chosen = values.pop("chosen", None)
    usual = {"since": 0, "until": 100 * DAY, "everybody": chosen is None, "parts": 1, "part": 0}
    question = question_of(name)
    return engine.ask(
        question,
        used(question, usual, values),
        over=Lying(files=(), tail=[Row(*one) for one in log.rows]),  # type: ignore[misc]
        beside=beside(log, chosen or ()),
    )


FEW = PlainLog(
    [
        moment(1, 1, SHOP, 10 * SECOND),
        moment(2, 1, PAY, 40 * SECOND, outcome="failure", sentiment=-0.5),
        moment(3, 1, PAY, 60 * SECOND, outcome="abandoned"),
        moment(4, 1, PAY, 70 * SECOND, effort=6.0),
        moment(5, 2, CHAT, 1 * DAY, sentiment=0.9),
        moment(6, 3, CHAT, 3 * DAY),  # 3 is 2: he came back
        moment(
            7, 2, SENT, 3 * DAY, sentiment=-0.9
        ),  # at the same time, later in the log; our words
        moment(8, 4, SHOP, 2 * DAY),
        moment(9, 1, SHOP, 200 * DAY),  # after the span
    ],
    KINDS,
    {3: 2},
)
WHOLE = {"goal": "whole", "at": -1, "silent_since": 0, "within": 1_000 * DAY, "longest": 2}
COURSE = {"first_until": 90 * DAY, "steps": [10, 20, 30, -1, -1, -1], "window_us": DAY}
GIVEN: dict[str, tuple[dict[str, Any], list[tuple[Any, ...]]]] = {
    "moments": ({}, [
        (1, 1, 1, 10 * SECOND, SHOP, None, None, None), (1, 1, 2, 40 * SECOND, PAY, "failure", -0.5, None),
        (1, 1, 3, 60 * SECOND, PAY, "abandoned", None, None), (1, 1, 4, 70 * SECOND, PAY, None, None, 6.0),
        (2, 2, 5, DAY, CHAT, None, pytest.approx(0.9), None), (2, 3, 6, 3 * DAY, CHAT, None, None, None),
        (2, 2, 7, 3 * DAY, SENT, None, pytest.approx(-0.9), None), (4, 4, 8, 2 * DAY, SHOP, None, None, None),
    ]),
    "steps": ({"chosen": [2, 4], "columns": (2, 8, 9, 11, 12)}, [
        (5, CHAT, 3 * DAY, 3 * DAY, None), (6, SENT, 3 * DAY, None, None), (7, None, None, None, None),
        (8, None, None, None, None),
    ]),
    "directly_follows": ({"most": 3}, [(20, 20, 2, 15.0), (10, 20, 1, 30.0), (30, 30, 1, 172_800.0)]),
    "signs": ({"columns": (0, 7, 8, 9, 10, 11, 12, 17)}, [
        (1, False, False, False, False, False, False, False), (2, True, False, True, False, False, False, True),
        (3, False, True, False, False, False, False, True), (4, False, False, False, True, True, False, True),
        (5, False, False, False, False, False, True, True), (6, False, False, False, False, False, False, False),
        (7, False, False, False, False, False, False, False), (8, False, False, False, False, False, False, False),
    ]),
    "hurting": ({"at": 20, "most": 2}, [
        (4, 1, False, False, False, True, True, False, False, False, False),
        (3, 1, False, True, False, False, False, False, False, False, False),
    ]),
    "friction": ({"now_from": 0, "before_until": 0, "slice": 100 * DAY, "columns": (0, 1, 3, 4, 5, 15)}, [
        (10, "now", 2, 2, 0, None), (20, "now", 3, 1, 3, 2), (30, "now", 2, 1, 1, None), (40, "now", 1, 1, 0, None),
        (10, None, 2, 2, 0, None), (20, None, 3, 1, 3, 2), (30, None, 2, 1, 1, None), (40, None, 1, 1, 0, None),
    ]),
    "latest": ({}, [(3 * DAY,)]),
    "measured": ({}, [
        (20, 3, 1, 0, 1, 1, 1, -0.5, None, 1, 6.0, None), (10, 2, 2, 0, 0, 0, 0, None, None, 0, None, None),
        (30, 2, 1, 0, 0, 0, 1, pytest.approx(0.9), None, 0, None, None), (40, 1, 1, 0, 0, 0, 0, None, None, 0, None, None),
    ]),
    "newest": ({"at": 20, "most": 2}, [(4, 1), (3, 1)]),
    "movers": ({"at": 20, "target": 20, "most": 9}, [(1, 2, 4, 1)]),
    "people": ({"at": 20, "facet": "failure", "most": 9}, [(1, 1, 2, 1)]),
    "walks": ({**WHOLE, "most": 9}, [
        ([10], False, 1, 0.0, 3, 3, 3), ([10, 20], False, 1, 60.0, 3, 3, 3), ([30, 40], False, 1, 172_800.0, 3, 3, 3),
    ]),
    "walkers": ({**WHOLE, "walked": [10, 20], "was_cut": False, "most": 9}, [(1, 4, 1)]),
    "funnel": (COURSE, [(2, 1, 0, 0, 0, 0, 30.0, None, None, None, None)]),
    "reached": ({**COURSE, "level": 1, "and_stopped": True, "most": 9}, [(4, 8, 1)]),
}  # fmt: skip


@pytest.mark.parametrize("name", GIVEN)
def test_few_rows_give_what_one_expects(name: str) -> None:
    values, expected = GIVEN[name]
    columns = values.get("columns")
    found = asked(name, FEW, **{key: one for key, one in values.items() if key != "columns"})
    told = [tuple(row[at] for at in columns) if columns else row for row in found]
    assert sorted(told, key=str) == sorted(expected, key=str)


@st.composite
def logs(draw: st.DrawFn) -> PlainLog:
    """A log of few people who do much at about the same times."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    times = [0, 1, 20 * SECOND, 60 * SECOND, 3_600 * SECOND, DAY, 7 * DAY, 8 * DAY]
    rows = [
        moment(
            number,
            chance.randrange(1, 7),
            chance.choice(list(KINDS)),
            chance.choice(times) + chance.choice(times) + chance.randrange(3),
            outcome=chance.choice([None, "success", "failure", "abandoned"]),
            sentiment=chance.choice([None, -0.75, -0.25, 0.5]),
            effort=chance.choice([None, 4.0, 5.0]),
        )
        for number in range(1, draw(st.integers(1, 400)) + 1)
    ]
    return PlainLog(rows, KINDS, draw(st.sampled_from([{}, {3: 2}, {3: 2, 5: 2, 6: 1}])))


@settings(max_examples=6)
@given(log=logs(), since=st.sampled_from([0, DAY]), chosen=st.sampled_from([None, [1, 2]]))
def test_random_logs_give_what_plain_python_counts(
    log: PlainLog, since: int, chosen: list[int] | None
) -> None:
    until = 9 * DAY
    values = {"since": since, "until": until, "chosen": chosen}
    flows = asked("directly_follows", log, **values, most=1_000)
    counted = {row[:2]: row[2:] for row in flows}
    assert counted == plain_flows(log, since, until, chosen)
    hurts = asked("signs", log, **values)
    signs = {row[0]: tuple(n for n, true in zip(SIGNS, row[7:16], strict=True) if true) for row in hurts if row[17]}  # fmt: skip
    assert signs == plain_signs(log, since, until, chosen)
    sores = asked("friction", log, **values, now_from=since, before_until=since, slice=until)
    ranked = {row[0]: row[3:15] for row in sores if row[1] == "now"}
    assert ranked == plain_friction(log, since, until, chosen)


def test_a_question_stands_behind_those_that_it_asks() -> None:
    found = question_of("friction")
    places = [found.index(f"{name} AS (") for name in ("moments", "around", "steps", "signs")]
    assert places == sorted(places)
    assert needs("friction", "steps")
    assert not needs("moments", "steps")


def test_only_values_that_it_names_are_given() -> None:
    assert used("$since and $at", {"since": 1, "until": 2}, {"at": 3}) == {"since": 1, "at": 3}


def test_every_question_is_asked() -> None:
    """By a query, or by a question that is over it; from what is ready, another file may stand for it."""
    package = SQL.parent
    asking = "".join(one.read_text(encoding="utf-8") for one in package.rglob("*.py"))
    over = {one for path in SQL.glob("*.sql") for one in below(path.stem)}
    unasked = {path.stem for path in SQL.glob("*.sql")} - over
    assert [name for name in sorted(unasked) if f'"{name}"' not in asking] == []


def below(name: str) -> set[str]:
    """What a file says it is over."""
    lines = (SQL / f"{name}.sql").read_text(encoding="utf-8").splitlines()
    said = [line.removeprefix("-- over: ") for line in lines if line.startswith("-- over: ")]
    return {one.strip().removesuffix(".sql") for names in said for one in names.split(",")}


@pytest.mark.parametrize("path", sorted(SQL.glob("*.sql")), ids=lambda one: one.stem)
def test_every_question_tells_its_purpose_and_grain(path: Any) -> None:
    said = path.read_text(encoding="utf-8")
    assert said.startswith("-- purpose: ")
    assert "-- grain: " in said
