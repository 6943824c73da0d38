"""Observers write notes, each their own; files of a session."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import uuid4

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from hamdel.conversations.public import Actor
from hamdel.language.fold import stored
from hamdel.platform import stored_files

from ..contracts import LONGEST, NOTE_KINDS, FileFacts, NoSuch, NoteFacts, Refused, ToNote
from ..models import Attendance, File, Note, Participant, Session
from ..queries.sessions import FOLDER, note_fact
from ..queries.sessions import file as file_of
from ..rules.noting import Stands, judge_saving, may_note
from .sessions import held_session

LARGEST: Final = 50_000_000  # bytes of one file
_MOST_MARK: Final = 24 * 3600


@transaction.atomic
def save_note(session_id: int, given: ToNote, *, by: Actor, now: datetime) -> NoteFacts:
    """Keep a note, or what is written of it so far (`finished` False); the same again changes nothing.

    What comes for a note that went on elsewhere meanwhile is kept beside it under a key of its own, which
    the returned note tells. Raises NoSuch, Refused (no words, or nobody who agreed).
    """
    talk = held_session(session_id)
    text = stored(given.text)
    _check(talk, given, text)
    whose = _whose(talk, given)
    problem = may_note(given.kind, _stands(talk, whose))
    if problem:
        raise Refused(_why(problem), field="participant_id")
    row = Note.objects.filter(session=talk, key=given.key).first()
    if row is not None and _wrote(row, by):
        verdict = judge_saving(
            stored=row.text, revision=row.revision, given=text, seen=given.revision
        )
        if verdict != "beside":
            return _saved(row, given, row.text if verdict == "same" else text, whose, now)
    key = given.key if row is None else uuid4().hex
    fresh = Note(
        session=talk, observer_id=by.person_id, observer_name=_name(by), key=key,
        mark=_mark(talk, given, now), revision=0, made_at=now,
    )  # fmt: skip
    return _saved(fresh, given, text, whose, now)


@transaction.atomic
def remove_note(note_id: int, *, by: Actor) -> None:
    """Remove a note of one's own, with what was quoted of it. Raises NoSuch, Refused (another's)."""
    row = Note.objects.select_for_update().filter(pk=note_id).first()
    if row is None:
        raise NoSuch(f"there is no note {note_id}")
    if not _wrote(row, by):
        raise Refused(_("Each observer's notes are their own."), field="note")
    row.delete()


@transaction.atomic
def add_file(
    session_id: int, upload: "UploadedFile[Any]", *, theirs: bool, participant_id: int | None,
    by: Actor, now: datetime,
) -> FileFacts:  # fmt: skip
    """Keep a file of a session. What holds participants needs the consent of each of them.

    Raises NoSuch, Refused.
    """
    talk = held_session(session_id)
    if (upload.size or 0) > LARGEST:
        raise Refused(_("At most 50 MB."), field="file")
    if theirs:
        _check_agreed(talk, participant_id)
    row = File.objects.create(
        session=talk,
        participant_id=participant_id if theirs else None,
        theirs=theirs,
        name=stored(upload.name or "")[:255],
        type=stored(upload.content_type or "")[:120],
        size=upload.size or 0,
        stored=stored_files.store(FOLDER, upload.read()),
        added_by=_name(by),
        added_at=now,
    )
    return file_of(row.pk)


@transaction.atomic
def remove_file(file_id: int) -> None:
    """Remove a file. Raises NoSuch."""
    row = File.objects.filter(pk=file_id).first()
    if row is None:
        raise NoSuch(f"there is no file {file_id}")
    stored_files.remove_after_commit(FOLDER, [row.stored])
    row.delete()


def _saved(row: Note, given: ToNote, text: str, whose: int | None, now: datetime) -> NoteFacts:
    row.kind, row.text, row.participant_id = given.kind, text, whose
    row.question = given.question
    if given.mark is not None:
        row.mark = given.mark
    if given.finished:
        row.finished_at = row.finished_at or now
    row.revision += 1
    row.save()
    return note_fact(Note.objects.select_related("participant").get(pk=row.pk))


def _check(talk: Session, given: ToNote, text: str) -> None:
    if given.kind not in NOTE_KINDS:
        raise Refused(_("Said, seen or thought."), field="kind")
    if not text.strip():
        raise Refused(_("Write something first."), field="text")
    if len(text) > LONGEST:
        raise Refused(_("That is too long for one note."), field="text")
    if given.question is not None and not 0 <= given.question < len(talk.study.questions):
        raise Refused(_("The guide has no such question."), field="question")
    if given.mark is not None and not 0 <= given.mark <= _MOST_MARK:
        raise Refused(_("Write the time as 12:30."), field="mark")
    if talk.state == "canceled":
        raise Refused(_("It was canceled."), field="state")


def _whose(talk: Session, given: ToNote) -> int | None:
    """Whose a note is: in a talk with one person what was said and seen is theirs."""
    if given.participant_id is not None or given.kind == "thought":
        return given.participant_id
    invited = Attendance.objects.filter(session=talk).values_list("participant_id", flat=True)[:2]
    alone = list(invited)
    return alone[0] if len(alone) == 1 else None


def _stands(talk: Session, whose: int | None) -> Stands | None:
    """What holds of somebody now; held, so that a withdrawal waits for the note or the note for it."""
    if whose is None:
        return None
    rows = Participant.objects.select_for_update().filter(pk=whose, study=talk.study_id)
    row = rows.first()
    if row is None:
        return Stands(agreed=False, invited=False)
    invited = Attendance.objects.filter(session=talk, participant=row).exists()
    return Stands(row.consent_at is not None and row.withdrawn_at is None, invited)


def _check_agreed(talk: Session, participant_id: int | None) -> None:
    invited = Attendance.objects.filter(session=talk).exclude(attended=False)
    ids: Sequence[int] = (
        list(invited.values_list("participant_id", flat=True))
        if participant_id is None
        else [participant_id]
    )
    problems = [may_note("seen", _stands(talk, one)) for one in ids]
    wrong = next(filter(None, problems), "" if ids else "whose")
    if wrong:
        raise Refused(_why(wrong), field="participant_id")


def _why(problem: str) -> str:
    words = {
        "whose": _("Say whose words these are."),
        "consent": _("They have not agreed (or no more): nothing is noted as theirs."),
        "not_there": _("They are not invited to this session."),
    }
    return words[problem]


def _mark(talk: Session, given: ToNote, now: datetime) -> int | None:
    """Seconds since the session began; None before it did, and long after."""
    if given.mark is not None or talk.started_at is None or talk.state != "running":
        return given.mark
    passed = int((now - talk.started_at).total_seconds())
    return passed if 0 <= passed <= _MOST_MARK else None


def _wrote(row: Note, by: Actor) -> bool:
    return row.observer_id == by.person_id and row.observer_name == _name(by)


def _name(by: Actor) -> str:
    return (by.name or by.who)[:150]
