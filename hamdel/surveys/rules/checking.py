"""Whether a survey can be asked as it is written. Pure."""

import re
from typing import Final

from ..contracts import SCALES, Refused
from ..shapes import COMMENT, SCORE, Definition, Option, Question, Words
from .answering import LONGEST
from .logic import needs

MOST_QUESTIONS: Final = 60
MOST_OPTIONS: Final = 100
MOST_CONDITIONS: Final = 10
MOST_QUOTAS: Final = 20
MOST_ANSWERS: Final = 10**9
LONGEST_WORDS: Final = 2_000
LONGEST_LABEL: Final = 300
LANGUAGES: Final = ("fa", "en", "ar", "ckb", "az", "tr", "fr", "de", "ru")
RIGHT_TO_LEFT: Final = frozenset({"fa", "ar", "ckb"})
_KEY: Final = re.compile(r"[a-z0-9][a-z0-9_]{0,39}")
_CHOSEN: Final = ("single", "multiple", "ranking", "matrix")
_RATED: Final = 20  # steps of a scale


def check_definition(kind: str, definition: Definition) -> None:
    """Raise Refused, naming the place, where a survey of a kind can not be kept as it is written."""
    _check_languages(definition.languages)
    if len(definition.questions) > MOST_QUESTIONS:
        raise Refused(f"At most {MOST_QUESTIONS} questions.", field="questions")
    _check_words(definition.intro, "intro")
    _check_words(definition.thanks, "thanks")
    seen: dict[str, Question] = {}
    for place, one in enumerate(definition.questions):
        where = f"questions[{place}]"
        if not _KEY.fullmatch(one.key) or one.key == "name" or one.key in seen:
            raise Refused("Each question has a key of its own: a–z, 0–9, _.", field=f"{where}.key")
        _check_question(one, where)
        _check_order(one, seen, where)
        seen[one.key] = one
    _check_score(kind, definition)
    _check_quotas(definition)


def check_askable(kind: str, definition: Definition) -> None:
    """Raise Refused where a survey lacks what it needs to be opened."""
    check_definition(kind, definition)
    if not definition.questions:
        raise Refused("Ask at least one question.", field="questions")
    for place, one in enumerate(definition.questions):
        if not any(one.text.values()):
            raise Refused("Write the question.", field=f"questions[{place}].text")
        if one.kind in _CHOSEN and len(one.options) < 2:  # noqa: PLR2004 - a choice is between two
            raise Refused("Give at least two options.", field=f"questions[{place}].options")
        if one.kind == "matrix" and not one.rows:
            raise Refused("Give at least one row.", field=f"questions[{place}].rows")


def _check_languages(languages: tuple[str, ...]) -> None:
    if (
        not languages
        or len(set(languages)) != len(languages)
        or not set(languages) <= {*LANGUAGES}
    ):
        raise Refused(f"Languages are of {', '.join(LANGUAGES)}.", field="languages")


def _check_question(one: Question, where: str) -> None:
    _check_words(one.text, f"{where}.text")
    _check_words(one.help, f"{where}.help")
    _check_words(one.low, f"{where}.low", most=LONGEST_LABEL)
    _check_words(one.high, f"{where}.high", most=LONGEST_LABEL)
    _check_options(one.options, f"{where}.options")
    _check_options(one.rows, f"{where}.rows")
    _check_written(one, where)
    if one.least is not None and one.most is not None and one.least > one.most:
        raise Refused("The least is more than the most.", field=f"{where}.least")
    if one.kind == "rating":
        _check_scale(one, where)
    if one.kind == "text" and not 0 < (one.most or LONGEST) <= LONGEST:
        raise Refused(f"A text has at most {LONGEST} letters.", field=f"{where}.most")


def _check_scale(one: Question, where: str) -> None:
    ends = [float(end) for end in (one.least, one.most) if end is not None]
    whole = len(ends) == len(("least", "most")) and all(end.is_integer() for end in ends)
    if not whole or not 0 < ends[1] - ends[0] <= _RATED:
        raise Refused(f"A scale has 2 to {_RATED + 1} steps.", field=f"{where}.most")


def _check_options(options: tuple[Option, ...], where: str) -> None:
    if len(options) > MOST_OPTIONS:
        raise Refused(f"At most {MOST_OPTIONS} options.", field=where)
    seen: set[str] = set()
    for place, one in enumerate(options):
        if not _KEY.fullmatch(one.key) or one.key in seen:
            raise Refused(
                "Each option has a key of its own: a–z, 0–9, _.", field=f"{where}[{place}].key"
            )
        if not any(one.label.values()):
            raise Refused("Each option has a label.", field=f"{where}[{place}].label")
        _check_words(one.label, f"{where}[{place}].label", most=LONGEST_LABEL)
        seen.add(one.key)


def _check_written(one: Question, where: str) -> None:
    written = sum(option.writes for option in one.options)
    if any(row.writes for row in one.rows) or (written and one.kind not in ("single", "multiple")):
        raise Refused("Only a choice takes words of its own.", field=f"{where}.options")
    if written > 1:
        raise Refused("One option takes words of its own.", field=f"{where}.options")


def _check_order(one: Question, seen: dict[str, Question], where: str) -> None:
    """Conditions and repeated answers are of earlier questions, and of options that they have."""
    if len(one.asked_when) > MOST_CONDITIONS:
        raise Refused(f"At most {MOST_CONDITIONS} conditions.", field=f"{where}.asked_when")
    for key in sorted(needs(one)):
        if key not in seen:
            raise Refused(f"No question before it has the key {key}.", field=where)
    for place, condition in enumerate(one.asked_when):
        earlier = seen[condition.question]
        keys = {option.key for option in earlier.options}
        said = set(condition.value.split("|"))
        if keys and condition.test in ("is", "is_not", "any") and not said <= keys:
            raise Refused(
                f"{condition.question} has no such option.",
                field=f"{where}.asked_when[{place}].value",
            )


def _check_score(kind: str, definition: Definition) -> None:
    """An NPS, CSAT or CES survey asks for its score, on its scale; a form has none."""
    score, comment = definition.question(SCORE), definition.question(COMMENT)
    scale = SCALES.get(kind)
    if scale is None:
        return
    least, most = scale
    if score is None or score.kind != "rating" or score.least != least or score.most != most:
        raise Refused(
            f"The question “score” is a rating from {least} to {most}.", field="questions"
        )
    if score.asked_when:
        raise Refused("The score is asked of everybody.", field="questions")
    if comment is not None and comment.kind != "text":
        raise Refused("The question “comment” is a text.", field="questions")


def _check_quotas(definition: Definition) -> None:
    if len(definition.quotas) > MOST_QUOTAS:
        raise Refused(f"At most {MOST_QUOTAS} quotas.", field="quotas")
    for place, one in enumerate(definition.quotas):
        if not 1 <= one.most <= MOST_ANSWERS:
            raise Refused("A quota is at least one answer.", field=f"quotas[{place}].most")
        if not one.question:
            continue
        question = definition.question(one.question)
        if question is None or one.option not in {option.key for option in question.options}:
            raise Refused("There is no such option.", field=f"quotas[{place}].option")


def _check_words(words: Words, where: str, *, most: int = LONGEST_WORDS) -> None:
    for language, text in words.items():
        if language not in LANGUAGES:
            raise Refused(f"Languages are of {', '.join(LANGUAGES)}.", field=where)
        if len(text) > most:
            raise Refused(f"At most {most} letters.", field=where)
