"""Which moments are positive, neutral or negative: by the rules that are kept now."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from hamdel.interactions.public import Moment, moments_by_id
from hamdel.touchpoints.public import every_kind
from hamdel.warehouse.public import Beside

from ..contracts import Span
from ..models import MarkRule
from ..rules.moments import Line, Mark, MomentRule, fits, lines, mark_of, read_moment_rule
from .asking import ask_of_span
from .flows import touchpoint_of

LOOKED_AT: Final = (
    2_000  # newest moments that are read one by one where a rule asks what else was told
)
SHOWN: Final = 12
FRESH: Final = 5.0  # seconds for which a process believes the rules
_believed: list[tuple[float, tuple[MomentRule, ...]]] = []
_NONE: Final = Line(-1, -1, "", "", 0.0, 0.0, 0.0, 0.0, "")


@dataclass(frozen=True, slots=True)
class KeptRule:
    """A rule as it is kept; `on`: whether it marks."""

    id: int
    rule: MomentRule
    on: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Marks:
    """The moments of a step, and how many of them are marked; what no rule fits is unmarked."""

    step: str
    seen: int
    positive: int
    neutral: int
    negative: int

    @property
    def good_share(self) -> float:
        """Of all its moments, 0…1."""
        return self.positive / self.seen if self.seen else 0.0

    @property
    def bad_share(self) -> float:
        """Of all its moments, 0…1."""
        return self.negative / self.seen if self.seen else 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Tried:
    """What a rule would have marked in a span: `fitting` of `seen` moments, the newest of them.

    `looked_at`: where the rule asks what else was told, only so many of the newest moments were read;
    `seen` are these then. None: all were counted.
    """

    seen: int
    fitting: int
    newest: tuple[Moment, ...]
    looked_at: int | None = None


def kept_rules() -> list[KeptRule]:
    """Every rule, in the order in which they are asked: one question."""
    rows = MarkRule.objects.filter(removed_at=None).order_by("place", "pk")
    return [KeptRule(row.pk, read_moment_rule(row.rule), row.on) for row in rows]


def rules_now() -> tuple[MomentRule, ...]:
    """The rules that mark, in their order; every page with a story asks, so they are believed for five seconds."""
    now = time.monotonic()
    if not _believed or now - _believed[0][0] > FRESH:
        _believed[:] = [(now, tuple(one.rule for one in kept_rules() if one.on))]
    return _believed[0][1]


def forget_rules() -> None:
    """Ask anew next time: somebody changed a rule."""
    _believed.clear()


def marks_of(moments: Iterable[Moment]) -> dict[int, Mark | None]:
    """How each of some moments is marked, by id."""
    rules = rules_now()
    return {one.id: mark_of(one, rules) for one in moments}


def marks(span: Span) -> list[Marks]:
    """How the moments of every step of a span are marked, the busiest first. Raises Behind and TooMuch.

    Rules that ask what else was told of a moment mark in stories alone: the warehouse does not keep it.
    """
    rows = ask_of_span(
        "marks", span, step=touchpoint_of, values={"marking": _marking(rules_now())}
    )
    return [
        Marks(step=step, seen=seen, positive=good, neutral=plain, negative=bad)
        for step, seen, good, plain, bad in rows
    ]


def tried(rule: MomentRule, span: Span) -> Tried:
    """What a rule alone would have marked in a span. Raises Behind and TooMuch."""
    most = SHOWN if rule.told is None else LOOKED_AT
    rows = ask_of_span(
        "marked",
        span,
        step=touchpoint_of,
        values={"marking": _marking((rule,), but_told=True), "most": most},
        steps_at=(),
    )
    found = moments_by_id([row[0] for row in rows])
    listed = [found[row[0]] for row in rows if row[0] in found]
    if rule.told is not None:
        fitting = [one for one in listed if fits(one, rule)]
        return Tried(
            seen=len(listed), fitting=len(fitting), newest=tuple(fitting[:SHOWN]),
            looked_at=len(listed),
        )  # fmt: skip
    seen = sum(row[1] for row in ask_of_span("measured", span, step=touchpoint_of, values={}))
    return Tried(seen=seen, fitting=rows[0][1] if rows else 0, newest=tuple(listed))


def _marking(rules: Sequence[MomentRule], *, but_told: bool = False) -> Beside:
    # The first line fits nothing; it says of which types the columns are.
    found = [_NONE, *lines(rules, every_kind(), but_told=but_told)]
    columns: dict[str, list[Any]] = {
        name: [getattr(line, name) for line in found] for name in Line._fields
    }
    return Beside(columns)
