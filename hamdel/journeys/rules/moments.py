"""Rules that say which moments are positive, neutral or negative. Pure.

The first rule that fits a moment marks it; what no rule says is unmarked.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Annotated, Any, Final, Literal, NamedTuple, Protocol

import msgspec

from .friction import done_by_us

Mark = Literal["positive", "neutral", "negative"]
MARKS: Final[tuple[Mark, ...]] = ("positive", "neutral", "negative")
MOST_RULES: Final = 40
_MANY: Final = 30
_CENTS: Final = 2  # decimals of a sentiment that rules look at
Word = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
Words = Annotated[tuple[Word, ...], msgspec.Meta(max_length=_MANY)]
Outcome = Literal["success", "failure", "abandoned"]
Emotion = Literal["anger", "sadness", "fear", "joy", "surprise", "neutral"]
Felt = Annotated[float, msgspec.Meta(ge=-1, le=1)]
Effort = Annotated[float, msgspec.Meta(ge=1, le=7)]


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is told of a moment under a name: that it is, is a value, or is a number of at least or at most so much."""

    name: Word
    test: Literal["known", "is", "at_least", "at_most"] = "known"
    value: Annotated[str, msgspec.Meta(max_length=300)] = ""

    def __post_init__(self) -> None:
        """Raise ValueError where the test and its value do not go together."""
        if self.test in {"at_least", "at_most"} and _number(self.value) is None:
            raise ValueError("`at_least` and `at_most` compare numbers")
        if self.test == "is" and not self.value:
            raise ValueError("`is` needs a value")


class MomentRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a moment must be to be marked; what is empty is not asked."""

    mark: Mark
    touchpoints: Words = ()
    stages: Words = ()
    channels: Words = ()
    actions: Words = ()
    outcomes: tuple[Outcome, ...] = ()
    emotions: tuple[Emotion, ...] = ()
    sentiment_from: Felt | None = None
    sentiment_to: Felt | None = None
    effort_from: Effort | None = None
    effort_to: Effort | None = None
    told: Told | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where nothing is asked, or no number can be both."""
        asked = (getattr(self, name) for name in self.__struct_fields__ if name != "mark")
        if not any(one not in ((), None) for one in asked):
            raise ValueError("a rule asks something")
        for low, high in (
            (self.sentiment_from, self.sentiment_to),
            (self.effort_from, self.effort_to),
        ):
            if low is not None and high is not None and low > high:
                raise ValueError("a span begins before it ends")


class Happened(Protocol):
    """What a rule looks at of a moment (`interactions.Moment`)."""

    @property
    def touchpoint(self) -> str | None: ...
    @property
    def stage(self) -> str | None: ...
    @property
    def channel(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def outcome(self) -> str | None: ...
    @property
    def emotion(self) -> str | None: ...
    @property
    def sentiment(self) -> float | None: ...
    @property
    def effort(self) -> float | None: ...
    @property
    def properties(self) -> dict[str, Any]: ...


class Kind(Protocol):
    """What a rule looks at of a kind of moments (`touchpoints.KindRow`)."""

    @property
    def id(self) -> int: ...
    @property
    def channel(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def touchpoint(self) -> str | None: ...
    @property
    def stage(self) -> str | None: ...


class Line(NamedTuple):
    """A rule's part for one kind, outcome and emotion, as the warehouse compares it; None: any."""

    place: int
    kind_id: int
    outcome: str | None
    emotion: str | None
    sentiment_from: float | None
    sentiment_to: float | None
    effort_from: float | None
    effort_to: float | None
    mark: str


def mark_of(moment: Happened, rules: Iterable[MomentRule]) -> Mark | None:
    """How the first rule that fits marks a moment; None where none fits."""
    return next((one.mark for one in rules if fits(moment, one)), None)


def fits(moment: Happened, rule: MomentRule) -> bool:
    """Whether a moment is what a rule asks. What the company did itself tells no customer's feeling."""
    ours = done_by_us(moment.action)
    felt = None if ours or moment.sentiment is None else round(moment.sentiment, _CENTS)
    return (
        of_kind(moment, rule)
        and _among(moment.outcome, rule.outcomes)
        and _among(None if ours else moment.emotion, rule.emotions)
        and _within(felt, rule.sentiment_from, rule.sentiment_to)
        and _within(moment.effort, rule.effort_from, rule.effort_to)
        and (rule.told is None or _tells(moment.properties, rule.told))
    )


def of_kind(kind: Kind | Happened, rule: MomentRule) -> bool:
    """Whether a kind of moments is what a rule asks."""
    return (
        _among(kind.touchpoint, rule.touchpoints)
        and _among(kind.stage, rule.stages)
        and _among(kind.channel, rule.channels)
        and _among(kind.action, rule.actions)
    )


def lines(
    rules: Sequence[MomentRule], kinds: Sequence[Kind], *, but_told: bool = False
) -> list[Line]:
    """Rules as a small table for the warehouse, which keeps nothing of what else was told.

    Rules that ask for that are left out: they mark in stories, not in sums. `but_told`: they are taken
    without it, for what may fit.
    """
    return [
        Line(
            place, kind.id, outcome, emotion, rule.sentiment_from, rule.sentiment_to,
            rule.effort_from, rule.effort_to, rule.mark,
        )
        for place, rule in enumerate(rules)
        if but_told or rule.told is None
        for kind in kinds
        if of_kind(kind, rule) and not (done_by_us(kind.action) and _feels(rule))
        for outcome, emotion in product(rule.outcomes or (None,), rule.emotions or (None,))
    ]  # fmt: skip


def read_moment_rule(said: Any) -> MomentRule:
    """A rule from JSON. Raises msgspec.ValidationError."""
    return msgspec.convert(said, MomentRule, strict=False)


def write_moment_rule(rule: MomentRule) -> dict[str, Any]:
    """A rule as JSON: what it does not ask is left out."""
    said: dict[str, Any] = msgspec.to_builtins(rule)
    asked = {name: value for name, value in said.items() if value not in ((), None)}
    return {
        name: list(value) if isinstance(value, tuple) else value for name, value in asked.items()
    }


def _feels(rule: MomentRule) -> bool:
    bounds = (rule.sentiment_from, rule.sentiment_to)
    return bool(rule.emotions) or any(one is not None for one in bounds)


def _among(value: str | None, asked: Sequence[str]) -> bool:
    return not asked or value in asked


def _within(value: float | None, low: float | None, high: float | None) -> bool:
    if low is None and high is None:
        return True
    return value is not None and (low is None or value >= low) and (high is None or value <= high)


def _tells(properties: Mapping[str, Any], asked: Told) -> bool:
    value: Any = properties
    for name in asked.name.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    if value is None or asked.test == "known":
        return value is not None
    if asked.test == "is":
        return str(value).strip().casefold() == asked.value.strip().casefold()
    number, bound = _number(value), _number(asked.value)
    if number is None or bound is None:
        return False
    return number >= bound if asked.test == "at_least" else number <= bound


def _number(value: Any) -> float | None:
    try:
        return None if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        return None
