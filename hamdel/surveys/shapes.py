"""What a survey asks, as it is kept: questions and their logic, in one JSON document a version."""

from typing import Final, Literal

import msgspec

QuestionKind = Literal[
    "single", "multiple", "rating", "text", "matrix", "ranking", "date", "number", "file"
]
Test = Literal["is", "is_not", "any", "at_least", "at_most", "answered", "unanswered"]
Words = dict[str, str]
SCORE: Final = "score"
COMMENT: Final = "comment"


class _Kept(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Part of the document; what an older version wrote is read by its defaults."""


class Option(_Kept, frozen=True):
    """One of the answers to choose, or a row of a matrix; `label` by language.

    `writes`: whoever chooses it may say it in words of their own (`words_key` of the question).
    """

    key: str
    label: Words
    writes: bool = False


class Condition(_Kept, frozen=True):
    """What an earlier answer has to be. `value`: an option's key, keys with bars between, or a number."""

    question: str
    test: Test
    value: str = ""


class Question(_Kept, frozen=True):
    """One question; texts by language.

    `options`: of single, multiple, ranking, and the columns of a matrix, whose `rows` are asked.
    `least` and `most`: of a rating (its scale), a number, how many to choose, the letters of a text.
    `form` of a text: what it has to be. `low` and `high` name the ends of a scale. It is asked where
    all of `asked_when` hold (one of them, where `any_of`).
    """

    key: str
    kind: QuestionKind
    text: Words
    help: Words = {}
    required: bool = False
    options: tuple[Option, ...] = ()
    rows: tuple[Option, ...] = ()
    least: float | None = None
    most: float | None = None
    low: Words = {}
    high: Words = {}
    form: Literal["", "email", "phone"] = ""
    asked_when: tuple[Condition, ...] = ()
    any_of: bool = False

    @property
    def write_in(self) -> Option | None:
        """The option that takes words of their own; None for none."""
        return next((one for one in self.options if one.writes), None)


class Quota(_Kept, frozen=True):
    """At most so many whole answers; of those that chose an option, where one is named."""

    most: int
    question: str = ""
    option: str = ""


class Definition(_Kept, frozen=True):
    """All that a survey asks. The first of `languages` is the one its author wrote first."""

    languages: tuple[str, ...] = ("fa",)
    questions: tuple[Question, ...] = ()
    intro: Words = {}
    thanks: Words = {}
    quotas: tuple[Quota, ...] = ()

    def question(self, key: str) -> Question | None:
        """The question of a key; None for none."""
        return next((one for one in self.questions if one.key == key), None)


def words_key(key: str) -> str:
    """Under which key of the answers the words stand that were written to a question's `write_in`."""
    return f"{key}.other"


def read_definition(kept: object) -> Definition:
    """The document, as it is kept."""
    return msgspec.convert(kept, Definition)


def write_definition(definition: Definition) -> dict[str, object]:
    """The document, as it is to be kept."""
    written: dict[str, object] = msgspec.to_builtins(definition)
    return written


def in_language(words: Words, language: str) -> str:
    """The text in a language, or else in whichever there is."""
    return words.get(language) or next((one for one in words.values() if one), "")
