"""Questions about sessions: who was there, what was noted, which files there are."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from ..contracts import FileFacts, NoSuch, NoteFacts, SessionFacts
from ..models import Attendance, Coding, File, Note, Quote, Session

FOLDER = "studies"


def session(session_id: int) -> SessionFacts:
    """One session. Raises NoSuch."""
    found = _facts(Session.objects.filter(pk=session_id))
    if not found:
        raise NoSuch(f"there is no session {session_id}")
    return found[0]


def sessions(study_id: int) -> list[SessionFacts]:
    """The sessions of a study, by when they are planned."""
    return _facts(Session.objects.filter(study_id=study_id))


def notes(
    *,
    session_id: int | None = None,
    study_id: int | None = None,
    after: tuple[datetime, int] | None = None,
    limit: int | None = None,
    finished: bool = False,
    unjudged_by: str = "",
) -> list[NoteFacts]:
    """Notes of a session, or of a whole study, in the order they were written.

    `unjudged_by`: those that have a quote which this coder (as the trail names them) has not judged.
    """
    rows = Note.objects.select_related("participant").order_by("made_at", "pk")
    if session_id is not None:
        rows = rows.filter(session_id=session_id)
    if study_id is not None:
        rows = rows.filter(session__study_id=study_id)
    if finished:
        rows = rows.filter(finished_at__isnull=False)
    if unjudged_by:
        judged = Coding.objects.filter(quote=OuterRef("pk"), coder_who=unjudged_by)
        waiting = Quote.objects.filter(~Exists(judged), note=OuterRef("pk"))
        rows = rows.filter(Exists(waiting))
    if after is not None:
        at, pk = after
        rows = rows.filter(Q(made_at__gt=at) | Q(made_at=at, pk__gt=pk))
    return [note_fact(row) for row in (rows if limit is None else rows[:limit])]


def newest_notes(session_id: int, *, besides: int, limit: int) -> list[NoteFacts]:
    """The newest notes of a session, oldest of them first, without what `besides` is still writing."""
    rows = Note.objects.select_related("participant").filter(session_id=session_id)
    rows = rows.exclude(observer_id=besides, finished_at=None).order_by("-made_at", "-pk")
    return [note_fact(row) for row in reversed(rows[:limit])]


def note(note_id: int) -> NoteFacts:
    """One note. Raises NoSuch."""
    row = Note.objects.select_related("participant").filter(pk=note_id).first()
    if row is None:
        raise NoSuch(f"there is no note {note_id}")
    return note_fact(row)


def unfinished(session_id: int, *, observer_id: int) -> NoteFacts | None:
    """The note that somebody is still writing, the newest of them."""
    rows = Note.objects.select_related("participant").filter(
        session_id=session_id, observer_id=observer_id, finished_at=None
    )
    row = rows.order_by("-made_at", "-pk").first()
    return None if row is None else note_fact(row)


def files(session_id: int) -> list[FileFacts]:
    """The files of a session, oldest first."""
    rows = File.objects.select_related("participant").filter(session_id=session_id)
    return [_file(row) for row in rows.order_by("added_at", "pk")]


def file(file_id: int) -> FileFacts:
    """One file. Raises NoSuch."""
    row = File.objects.select_related("participant").filter(pk=file_id).first()
    if row is None:
        raise NoSuch(f"there is no file {file_id}")
    return _file(row)


def stored_names(names: Iterable[str]) -> set[str]:
    """Those of some kept files that a row still names."""
    return set(File.objects.filter(stored__in=list(names)).values_list("stored", flat=True))


def note_fact(row: Note) -> NoteFacts:
    """A row as others see it."""
    return NoteFacts(
        id=row.pk,
        session_id=row.session_id,
        observer_id=row.observer_id,
        observer=row.observer_name,
        participant_id=row.participant_id,
        participant="" if row.participant is None else f"P{row.participant.number}",
        key=row.key,
        kind=row.kind,
        text=row.text,
        mark=row.mark,
        question=row.question,
        revision=row.revision,
        made_at=row.made_at,
        finished=row.finished_at is not None,
    )


def _file(row: File) -> FileFacts:
    return FileFacts(
        id=row.pk,
        session_id=row.session_id,
        participant="" if row.participant is None else f"P{row.participant.number}",
        theirs=row.theirs,
        name=row.name,
        type=row.type,
        size=row.size,
        stored=row.stored,
        added_by=row.added_by,
        added_at=row.added_at,
    )


def _facts(rows: Any) -> list[SessionFacts]:
    found = list(rows.annotate(n_notes=Count("note")).order_by("planned_at", "pk"))
    invited: dict[int, list[tuple[int, bool | None]]] = {}
    lines = Attendance.objects.filter(session__in=[row.pk for row in found])
    for talk, person, there in lines.order_by("participant__number").values_list(
        "session_id", "participant_id", "attended"
    ):
        invited.setdefault(talk, []).append((person, there))
    return [
        SessionFacts(
            id=row.pk,
            study_id=row.study_id,
            title=row.title,
            planned_at=row.planned_at,
            minutes=row.minutes,
            way=row.way,
            place=row.place,
            state=row.state,
            started_at=row.started_at,
            ended_at=row.ended_at,
            people=tuple(person for person, _ in invited.get(row.pk, ())),
            there=tuple(person for person, there in invited.get(row.pk, ()) if there),
            notes=row.n_notes,
        )
        for row in found
    ]
