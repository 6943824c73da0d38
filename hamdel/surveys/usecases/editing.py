"""A survey is edited, a step at a time; the last step can be taken back."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from msgspec.structs import replace

from ..contracts import Refused
from ..rules.checking import check_definition
from ..rules.editing import moved, new_question, replaced, without
from ..shapes import SCORE, Definition, Question, QuestionKind, read_definition, write_definition
from .locked import change, hold

Edit = Callable[[Definition], Definition]


@transaction.atomic
def edit(survey_id: int, how: Edit, *, by: str, now: datetime, version: int | None = None) -> None:
    """Change the document as it is written. Raises NoSuchSurvey, Changed and Refused."""
    row = hold(survey_id, version=version)
    definition = how(read_definition(row.draft))
    check_definition(row.kind, definition)
    draft = write_definition(definition)
    if draft != row.draft:
        row.before = row.draft
        row.save(update_fields=["before"])
        change(row, {"draft": draft}, act="survey changed", by=by, now=now)


def add_question(
    survey_id: int, kind: QuestionKind, *, by: str, now: datetime, version: int | None = None
) -> None:
    """Put a new question at the end. Raises as `edit`."""

    def add(definition: Definition) -> Definition:
        made = new_question(kind, definition)
        return replace(definition, questions=(*definition.questions, made))

    edit(survey_id, add, by=by, now=now, version=version)


def change_question(
    survey_id: int, question: Question, *, by: str, now: datetime, version: int | None = None
) -> None:
    """Write a question anew. Raises as `edit`."""
    edit(survey_id, lambda now_is: replaced(now_is, question), by=by, now=now, version=version)


def remove_question(
    survey_id: int, key: str, *, by: str, now: datetime, version: int | None = None
) -> None:
    """Take a question away, with what depended on it. Raises as `edit`; the score stays."""
    if key == SCORE:
        raise Refused("The score is what this survey asks.", field="questions")
    edit(survey_id, lambda now_is: without(now_is, key), by=by, now=now, version=version)


def move_question(
    survey_id: int, key: str, step: int, *, by: str, now: datetime, version: int | None = None
) -> None:
    """Move a question up (-1) or down (+1). Raises as `edit`."""
    edit(survey_id, lambda now_is: moved(now_is, key, step), by=by, now=now, version=version)


@transaction.atomic
def take_back(survey_id: int, *, by: str, now: datetime) -> bool:
    """Put the document back as it was before the last step; False where there is none."""
    row = hold(survey_id)
    if row.before is None:
        return False
    draft, row.before = row.before, row.draft
    row.save(update_fields=["before"])
    return change(row, {"draft": draft}, act="survey change taken back", by=by, now=now)
