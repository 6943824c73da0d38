"""Surveys that are ready to be asked, in Persian and English."""

from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec

from .contracts import SurveyKind, ToSave
from .rules.starting import THANKS, comment_question, score_question
from .shapes import Definition, Question, Words

_FILE: Final = Path(__file__).with_name("ready.toml")


class Ready(msgspec.Struct, frozen=True, kw_only=True):
    """A survey of the gallery. `ask` is the question of its score, `questions` come after it."""

    key: str
    kind: SurveyKind
    title: Words
    about: Words
    icon: str
    stage: str = ""
    touchpoint: str = ""
    ask: Words = {}
    questions: tuple[Question, ...] = ()


class _File(msgspec.Struct):
    survey: tuple[Ready, ...]


@lru_cache(maxsize=1)
def ready_surveys() -> tuple[Ready, ...]:
    """All of them, in their order."""
    return msgspec.toml.decode(_FILE.read_bytes(), type=_File).survey


def ready_survey(key: str) -> Ready | None:
    """One of them; None for none."""
    return next((one for one in ready_surveys() if one.key == key), None)


def to_save(ready: Ready, *, language: str) -> ToSave:
    """A survey of the gallery as it is to be written; `language` comes first."""
    other = "en" if language == "fa" else "fa"
    asked = ready.questions
    if ready.kind != "form":
        asked = (score_question(ready.kind, ready.ask), *asked, comment_question())
    return ToSave(
        kind=ready.kind,
        title=ready.title[language if language in ready.title else "fa"],
        stage=ready.stage,
        touchpoint=ready.touchpoint,
        definition=Definition(languages=(language, other), questions=asked, thanks=THANKS),
    )
