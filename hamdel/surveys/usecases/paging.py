"""A survey is answered a page at a time: what was put, what is put next, what is kept between."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from ..contracts import Recorded, ToRecord
from ..models import KeptFile, Response
from ..rules.answering import FileGiven, Wrong, judged_all
from ..rules.logic import is_asked, is_empty, next_page, relevant
from ..shapes import Definition, Question
from .holding import hold_for
from .responding import recorded, write


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is put to somebody now. `done`: they have answered whole. `faults` are by question."""

    definition: Definition
    questions: tuple[Question, ...] = ()
    answers: Mapping[str, Any] = field(default_factory=dict)
    faults: Mapping[str, Wrong] = field(default_factory=dict)
    done: Recorded | None = None


def first_page(definition: Definition, answers: Mapping[str, Any]) -> Page:
    """The page of somebody who comes, or comes back after some answers."""
    return Page(
        definition=definition, questions=next_page(definition, answers), answers=dict(answers)
    )


@transaction.atomic
def take_page(
    wanted: ToRecord, *, put: Collection[str], files: Sequence[FileGiven] = (), now: datetime
) -> Page:
    """Take the answers to the questions that were put; give the next ones, or the whole answer.

    `wanted.key` is of the try, `put` the keys of the page's questions, `files` those among the
    answers. What is right is kept whatever is wrong beside it. Raises as `record_response`.
    """
    held = hold_for(wanted, key=wanted.key or "", now=now)
    if held.begun is not None and held.begun.complete:
        return Page(definition=held.definition, done=recorded(held.begun, repeated=True))
    before = {} if held.begun is None else held.begun.answers
    values, faults = judge_page(held.definition, before, wanted.answers, put)
    answers = relevant(held.definition, {**before, **values})
    page = Page(
        definition=held.definition,
        questions=_again(held.definition, put, answers)
        if faults
        else next_page(held.definition, answers),
        answers=answers,
        faults=faults,
    )
    whole = not page.questions
    if not whole and not answers:
        return page
    done = write(held, replace(wanted, complete=whole, strict=True, answers={}), values, now=now)
    _keep_files(done, files)
    return replace(page, done=done) if whole else page


@transaction.atomic
def keep_page(wanted: ToRecord, *, put: Collection[str], now: datetime) -> bool:
    """Keep what is right of a page that somebody is still on; False for nothing."""
    held = hold_for(wanted, key=wanted.key or "", now=now)
    if held.begun is not None and held.begun.complete:
        return False
    before = {} if held.begun is None else held.begun.answers
    values, _faults = judge_page(held.definition, before, wanted.answers, put)
    said = {key: value for key, value in values.items() if not is_empty(value)}
    if not said:
        return False
    write(held, replace(wanted, complete=False, answers={}), said, now=now)
    return True


def judge_page(
    definition: Definition,
    before: Mapping[str, Any],
    said: Mapping[str, Any],
    put: Collection[str],
) -> tuple[dict[str, Any], dict[str, Wrong]]:
    """The right answers to the questions that were put, and what is wrong with the others.

    A file that was given before stays unless another is given.
    """
    asked = [one for one in definition.questions if one.key in put]
    values, wrong = judged_all(asked, said)
    for one in asked:
        if one.kind == "file" and one.key in values and values[one.key] is None:
            values[one.key] = before.get(one.key)
    faults = {one.key: one for one in wrong}
    together = relevant(definition, {**before, **values})
    for one in asked:
        needed = one.required and one.key not in faults and is_asked(one, together)
        if needed and is_empty(values.get(one.key)):
            faults[one.key] = Wrong("required", key=one.key)
            values.pop(one.key, None)
    return values, faults


def _again(
    definition: Definition, put: Collection[str], answers: Mapping[str, Any]
) -> tuple[Question, ...]:
    """The same page, without what is not asked any more."""
    return tuple(one for one in definition.questions if one.key in put and is_asked(one, answers))


def _keep_files(done: Recorded, files: Sequence[FileGiven]) -> None:
    answers = Response.objects.values_list("answers", flat=True).get(pk=done.id)
    named = {
        value["id"]: key
        for key, value in answers.items()
        if isinstance(value, dict) and "size" in value
    }
    KeptFile.objects.bulk_create(
        KeptFile(
            response_id=done.id, question=named[one.stored], name=one.name, type=one.type,
            size=one.size, stored=one.stored,
        )
        for one in files
        if one.stored in named
    )  # fmt: skip
