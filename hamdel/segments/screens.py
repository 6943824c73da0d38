"""What the screens of segments draw."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hamdel.customers.public import customer_names
from hamdel.platform.web.formats import screen_language

from .contracts import Counted, SegmentFacts
from .queries.evidence import Evidence, evidence_of
from .queries.segments import counts_of_all
from .rules.drawing import Line, draw
from .rules.shapes import Rule, read_rule
from .words import Names, names_now, sentence

MONTH = 30


@dataclass(frozen=True, slots=True)
class Card:
    """A segment of the list: its rule in words, how many, and how that changed over a month."""

    id: int
    key: str
    name: str
    about: str
    sentence: str
    members: int
    change: int | None
    line: Line | None
    since: date | None
    looked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Person:
    """A customer in a list; `because`: why they are in, where it was asked."""

    id: int
    name: str
    at: datetime | None
    because: tuple[Evidence, ...] = ()
    by_rule: bool = False


def cards(found: Sequence[SegmentFacts], *, today: date) -> list[Card]:
    """Segments as cards; three questions for all of them."""
    names = names_now()
    counted = counts_of_all(since=today - timedelta(days=MONTH))
    return [card(one, counted.get(one.id, []), names=names) for one in found]


def card(one: SegmentFacts, counted: Sequence[Counted], *, names: Names) -> Card:
    """One segment with what was counted of it."""
    persian = screen_language() == "fa"
    numbers = [each.members for each in counted]
    return Card(
        id=one.id,
        key=one.key,
        name=one.name_fa if persian else one.name_en,
        about=one.about_fa if persian else one.about_en,
        sentence=sentence(read_rule(one.rule), names=names),
        members=one.members,
        change=one.members - numbers[0] if len(numbers) > 1 else None,
        line=draw(numbers, rtl=persian),
        since=counted[0].day if counted else None,
        looked_at=one.looked_at,
    )


def people(
    rows: Sequence[tuple[int, datetime | None, bool]],
    *,
    rule: Rule | None = None,
    now: datetime | None = None,
) -> list[Person]:
    """Customers by name; with the reasons why a rule holds of them, where it is given."""
    ids = [one for one, _, _ in rows]
    names = customer_names(ids)
    because = evidence_of(rule, ids, now=now) if rule is not None and now is not None else {}
    return [
        Person(one, names.get(one, ""), at, tuple(because.get(one, ())), by_rule)
        for one, at, by_rule in rows
    ]
