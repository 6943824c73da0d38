"""The language of rules: what is written down as JSON, every part named by its `rule`.

A group holds conditions and groups; a condition asks one thing of a customer. Days are of 24 hours
back from the instant at which the rule is asked.
"""

from typing import Annotated, Any, Final, Literal

import msgspec

MOST_DAYS: Final = 3650
MOST_DEPTH: Final = 5
MOST_CONDITIONS: Final = 30
MOST_TIMES: Final = 1_000_000

Days = Annotated[int, msgspec.Meta(ge=1, le=MOST_DAYS)]
Times = Annotated[int, msgspec.Meta(ge=1, le=MOST_TIMES)]
Most = Annotated[int, msgspec.Meta(ge=0, le=MOST_TIMES)]
Word = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
Action = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
Amount = Annotated[float, msgspec.Meta(ge=-1e18, le=1e18)]
Kind = Literal[
    "phone", "email", "user_id", "anonymous_id", "telegram", "bale", "crm_id", "national_id"
]
Test = Literal["is", "is_not", "contains", "at_least", "at_most", "known", "unknown"]
Outcome = Literal["success", "failure", "abandoned"]
Mood = Literal["positive", "neutral", "negative"]


class _Part(
    msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True, tag_field="rule"
):
    pass


class Attribute(_Part, tag="attribute", frozen=True):
    """What is known of them by a name, e.g. their city; numbers are compared as numbers."""

    name: Word
    test: Test = "is"
    value: Annotated[str, msgspec.Meta(max_length=300)] | Amount | bool | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where the test and its value do not go together."""
        asks = self.test not in {"known", "unknown"}
        if asks == (self.value is None):
            raise ValueError("a test needs a value, but for `known` and `unknown`")
        number = isinstance(self.value, int | float) and not isinstance(self.value, bool)
        if self.test in {"at_least", "at_most"} and not number:
            raise ValueError("`at_least` and `at_most` compare numbers")
        if self.test == "contains" and not (isinstance(self.value, str) and self.value):
            raise ValueError("`contains` looks for a text")


class Identifier(_Part, tag="identifier", frozen=True):
    """Whether we know an identifier of a kind; `verified`: one that somebody vouches for."""

    kind: Kind
    known: bool = True
    verified: bool = False


class Consent(_Part, tag="consent", frozen=True):
    """What they said last of a purpose on a channel (`*`: on every one)."""

    purpose: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    channel: Annotated[str, msgspec.Meta(min_length=1, max_length=40)] = "*"
    state: Literal["granted", "refused", "unsaid"] = "granted"


class Moments(_Part, tag="moments", frozen=True):
    """How often something happened: at least, or at most, so many times (0: never).

    `days`: within the last so many days; `until_days`: of those not the newest so many.
    """

    touchpoint: Annotated[str, msgspec.Meta(max_length=80)] | None = None
    stage: Annotated[str, msgspec.Meta(max_length=40)] | None = None
    channel: Annotated[str, msgspec.Meta(max_length=60)] | None = None
    device: Annotated[str, msgspec.Meta(max_length=20)] | None = None
    action: Action | None = None
    outcome: Outcome | None = None
    mood: Mood | None = None
    intent: Annotated[str, msgspec.Meta(max_length=40)] | None = None
    at_least: Times | None = None
    at_most: Most | None = None
    days: Days | None = None
    until_days: Days | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where it does not say how often, or when."""
        _one_bound(self.at_least, self.at_most)
        if self.until_days is not None and self.days is not None and self.until_days >= self.days:
            raise ValueError("`until_days` is less than `days`")


class Seen(_Part, tag="seen", frozen=True):
    """When their first or their newest moment was: within so many days, or longer ago than that."""

    which: Literal["first", "last"] = "last"
    within_days: Days | None = None
    over_days: Days | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where it does not say when."""
        if (self.within_days is None) == (self.over_days is None):
            raise ValueError("say either `within_days` or `over_days`")


class Purchases(_Part, tag="purchases", frozen=True):
    """What they bought: how many, or what it came to in rial; `days`: of the last so many days.

    Cancelled and refunded ones count only where `state` asks for them.
    """

    kind: Literal["order", "bill", "renewal"] = "order"
    measure: Literal["count", "total"] = "count"
    state: Word | None = None
    at_least: Amount | None = None
    at_most: Amount | None = None
    days: Days | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where it does not say how much."""
        _one_bound(self.at_least, self.at_most)


class Score(_Part, tag="score", frozen=True):
    """A score of theirs, e.g. `sentiment` (-1…1, the mean of the last `days`, 30 unless said)."""

    name: Word
    at_least: Amount | None = None
    at_most: Amount | None = None
    days: Days | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where it does not say how high."""
        _one_bound(self.at_least, self.at_most)


class All(_Part, tag="all", frozen=True):
    """Everything in it is so."""

    of: Annotated[list["Rule"], msgspec.Meta(min_length=1, max_length=MOST_CONDITIONS)]


class Any_(_Part, tag="any", frozen=True):  # noqa: N801 - `Any` is typing's
    """At least one thing in it is so."""

    of: Annotated[list["Rule"], msgspec.Meta(min_length=1, max_length=MOST_CONDITIONS)]


class NoneOf(_Part, tag="none", frozen=True):
    """Nothing in it is so."""

    of: Annotated[list["Rule"], msgspec.Meta(min_length=1, max_length=MOST_CONDITIONS)]


Condition = Attribute | Identifier | Consent | Moments | Seen | Purchases | Score
Group = All | Any_ | NoneOf
Rule = Condition | Group
GROUPS: Final = (All, Any_, NoneOf)


def read_rule(data: Any) -> Rule:
    """The rule that JSON says. Raises msgspec.ValidationError, which names the place."""
    rule: Rule = msgspec.convert(data, Rule)
    return rule


def write_rule(rule: Rule) -> Any:
    """A rule as JSON: what it does not say is left out."""
    said = msgspec.to_builtins(rule)
    return _lean(said)


def _lean(said: Any) -> Any:
    if isinstance(said, dict):
        return {name: _lean(value) for name, value in said.items() if value is not None}
    return [_lean(one) for one in said] if isinstance(said, list) else said


def _one_bound(least: float | None, most: float | None) -> None:
    if (least is None) == (most is None):
        raise ValueError("say either `at_least` or `at_most`")
