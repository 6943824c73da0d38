"""Making a study, changing what it asks, and ending it; guides kept for the next one."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from hamdel.conversations.public import Actor
from hamdel.language.fold import stored
from hamdel.platform import audit, stored_files

from ..contracts import KINDS, NoSuch, Question, Refused, ToStudy
from ..models import File, Guide, Participant, Study
from ..queries.sessions import FOLDER
from ..rules.guides import as_rows
from .consenting import erase_words

_LANGUAGES: Final = ("fa", "en")


@transaction.atomic
def make_study(given: ToStudy, *, by: Actor, now: datetime) -> int:
    """Make a study; returns its id. Raises Refused."""
    _check(given)
    row = Study.objects.create(
        kind=given.kind,
        title=stored(given.title).strip(),
        goal=stored(given.goal).strip(),
        questions=as_rows(given.questions),
        consent=stored(given.consent).strip(),
        language=given.language,
        made_by=by.name or by.who,
        made_at=now,
    )
    _note(row, "study made", by=by, now=now)
    return row.pk


@transaction.atomic
def change_study(study_id: int, given: ToStudy, *, by: Actor, now: datetime) -> None:
    """Write a study anew; consents that were given keep their wording. Raises NoSuch, Refused."""
    _check(given)
    row = _held(study_id)
    row.title, row.goal = stored(given.title).strip(), stored(given.goal).strip()
    row.questions, row.consent = as_rows(given.questions), stored(given.consent).strip()
    row.language = given.language
    row.save(update_fields=["title", "goal", "questions", "consent", "language"])
    _note(row, "study changed", by=by, now=now)


@transaction.atomic
def finish_study(study_id: int, *, done: bool = True, by: Actor, now: datetime) -> None:
    """Say that a study is finished, or open it again; twice is as once. Raises NoSuch."""
    row = _held(study_id)
    if (row.finished_at is not None) == done:
        return
    row.finished_at = now if done else None
    row.save(update_fields=["finished_at"])
    _note(row, "study finished" if done else "study reopened", by=by, now=now)


@transaction.atomic
def remove_study(study_id: int, *, by: Actor, now: datetime) -> None:
    """Remove a study for good, with its people, notes, quotes and files. Raises NoSuch."""
    row = _held(study_id)
    erase_words(list(Participant.objects.filter(study=row).values_list("pk", flat=True)))
    rest = File.objects.filter(session__study=row)
    stored_files.remove_after_commit(FOLDER, list(rest.values_list("stored", flat=True)))
    audit.forget(subject=f"study:{row.pk}")
    _note(row, "study removed", by=by, now=now)
    row.delete()


def keep_guide(
    *, name: str, kind: str, language: str, questions: tuple[Question, ...], by: Actor,
    now: datetime,
) -> int:  # fmt: skip
    """Keep questions as a guide for further studies; returns its id. Raises Refused."""
    if not name.strip():
        raise Refused(_("Give it a name."), field="name")
    if not questions:
        raise Refused(_("A guide has at least one question."), field="questions")
    row = Guide.objects.create(
        name=stored(name).strip()[:120],
        language=language if language in _LANGUAGES else "fa",
        kind=kind if kind in KINDS else "interview",
        questions=as_rows(questions),
        made_by=by.name or by.who,
        made_at=now,
    )
    return row.pk


def remove_guide(guide_id: int, *, back: bool = False, now: datetime) -> None:
    """Put a guide away, or bring it back. Raises NoSuch."""
    if not Guide.objects.filter(pk=guide_id).update(removed_at=None if back else now):
        raise NoSuch(f"there is no guide {guide_id}")


def _held(study_id: int) -> Study:
    row = Study.objects.select_for_update().filter(pk=study_id).first()
    if row is None:
        raise NoSuch(f"there is no study {study_id}")
    return row


def _check(given: ToStudy) -> None:
    if given.kind not in KINDS:
        raise Refused(_("It is an interview study or focus groups."), field="kind")
    if not given.title.strip():
        raise Refused(_("Give it a title."), field="title")
    if given.language not in _LANGUAGES:
        raise Refused(_("Persian or English."), field="language")


def _note(row: Study, act: str, *, by: Actor, now: datetime) -> None:
    audit.record(
        who=by.who, act=act, subject=f"study:{row.pk}", before=None,
        after={"title": row.title}, now=now,
    )  # fmt: skip
