"""What rules say as JSON: conditions, named by their `rule`, and actions, named by their `do`."""

from typing import Annotated, Any, Final, Literal

import msgspec

MOST_PARTS: Final = 30
MOST_ACTIONS: Final = 10
MOST_DEPTH: Final = 5

Text = Annotated[str, msgspec.Meta(min_length=1, max_length=5_000)]
Word = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
Words = Annotated[list[Word], msgspec.Meta(min_length=1, max_length=50)]
Priority = Literal["low", "normal", "high", "urgent"]
Id = Annotated[str, msgspec.Meta(pattern="^[0-9]{1,18}$")]


class _Part(
    msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True, tag_field="rule"
):
    pass


class Channel(_Part, tag="channel", frozen=True):
    """It is on one of these channels."""

    of: Words


class Has(_Part, tag="words", frozen=True):
    """The message, or the subject, has one of these words or phrases, however they are spelled."""

    any: Words


class Intent(_Part, tag="intent", frozen=True):
    """The message is read as wanting one of these."""

    of: Words


class Mood(_Part, tag="mood", frozen=True):
    """The message feels so."""

    of: Annotated[list[Literal["positive", "neutral", "negative"]], msgspec.Meta(min_length=1)]


class Emotion(_Part, tag="emotion", frozen=True):
    """The message shows one of these emotions."""

    of: Annotated[
        list[Literal["anger", "sadness", "fear", "joy", "surprise", "neutral"]],
        msgspec.Meta(min_length=1),
    ]


class Language(_Part, tag="language", frozen=True):
    """The message is written in one of these languages."""

    of: Words


class HasPriority(_Part, tag="priority", frozen=True):
    """It is so urgent."""

    of: Annotated[list[Priority], msgspec.Meta(min_length=1)]


class State(_Part, tag="state", frozen=True):
    """It is in one of these states."""

    of: Words


class Assigned(_Part, tag="assigned", frozen=True):
    """Somebody (or nobody) has it; or it is this team's, or this person's."""

    to: Literal["anybody", "nobody", "team", "person"] = "anybody"
    id: Id | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where it does not say whom."""
        if (self.to in {"team", "person"}) != (self.id is not None):
            raise ValueError("say `id` with `team` and `person`, and only there")


class Hours(_Part, tag="hours", frozen=True):
    """We are open now, or closed, by the hours of the team, else of the company."""

    open: bool


class Segment(_Part, tag="segment", frozen=True):
    """The customer is in a segment, by its key."""

    key: Word


class Customer(_Part, tag="customer", frozen=True):
    """The customer fits a rule of the language of segments."""

    fits: dict[str, Any]


class CaseType(_Part, tag="case_type", frozen=True):
    """The case is of one of these types, by their keys."""

    of: Words


class HasLabel(_Part, tag="label", frozen=True):
    """It has one of these labels, however they are spelled."""

    any: Words


class All(_Part, tag="all", frozen=True):
    """Everything in it is so."""

    of: Annotated[list["Condition"], msgspec.Meta(max_length=MOST_PARTS)]


class Any_(_Part, tag="any", frozen=True):  # noqa: N801 - `Any` is typing's
    """At least one thing in it is so."""

    of: Annotated[list["Condition"], msgspec.Meta(min_length=1, max_length=MOST_PARTS)]


class NoneOf(_Part, tag="none", frozen=True):
    """Nothing in it is so."""

    of: Annotated[list["Condition"], msgspec.Meta(min_length=1, max_length=MOST_PARTS)]


Leaf = (
    Channel | Has | Intent | Mood | Emotion | Language | HasPriority | State | Assigned | Hours
    | Segment | Customer | CaseType | HasLabel
)  # fmt: skip
Condition = Leaf | All | Any_ | NoneOf
GROUPS: Final = (All, Any_, NoneOf)


class _Do(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True, tag_field="do"):
    pass


class SetPriority(_Do, tag="priority", frozen=True):
    """Say how urgent it is."""

    priority: Priority


class Assign(_Do, tag="assign", frozen=True):
    """Give it to a team, a person, or both."""

    team: Id | None = None
    person: Id | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where it names nobody."""
        if self.team is None and self.person is None:
            raise ValueError("say `team` or `person`")


class Note(_Do, tag="note", frozen=True):
    """Write a note that only colleagues see."""

    text: Text


class Reply(_Do, tag="reply", frozen=True):
    """Send the customer a text, or the canned reply of a shortcut; marked as a machine's."""

    text: Text | None = None
    shortcut: Annotated[str, msgspec.Meta(min_length=1, max_length=40)] | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where it says nothing, or two things."""
        if (self.text is None) == (self.shortcut is None):
            raise ValueError("say either `text` or `shortcut`")


class OpenCase(_Do, tag="open_case", frozen=True):
    """Open a case of a type for the customer."""

    type: Word
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
    priority: Priority | None = None


class Close(_Do, tag="close", frozen=True):
    """Close the conversation."""


class Snooze(_Do, tag="snooze", frozen=True):
    """Put the conversation off for so many minutes."""

    minutes: Annotated[int, msgspec.Meta(ge=1, le=525_600)]


class AddLabel(_Do, tag="label", frozen=True):
    """Put a label on it."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]


Action = SetPriority | Assign | Note | Reply | OpenCase | Close | Snooze | AddLabel
Actions = Annotated[list[Action], msgspec.Meta(min_length=1, max_length=MOST_ACTIONS)]
# What may be done to a case itself.
OF_CASES: Final = (SetPriority, Assign, Note, AddLabel)


def read_condition(data: Any) -> Condition:
    """The condition that JSON says. Raises msgspec.ValidationError, which names the place."""
    found: Condition = msgspec.convert(data, Condition)
    return found


def read_actions(data: Any) -> list[Action]:
    """The actions that JSON says. Raises msgspec.ValidationError, which names the place."""
    found: list[Action] = msgspec.convert(data, Actions)
    return found


def written(part: Any) -> Any:
    """A condition or actions as JSON: what they do not say is left out."""
    return _lean(msgspec.to_builtins(part))


def _lean(said: Any) -> Any:
    if isinstance(said, dict):
        return {name: _lean(value) for name, value in said.items() if value is not None}
    return [_lean(one) for one in said] if isinstance(said, list) else said
