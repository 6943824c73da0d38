"""Notes and files of a session, as observers write and add them."""

from typing import Final
from urllib.parse import quote
from uuid import uuid4

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.accounts.public import person_of
from hamdel.conversations.public import actor_of_request
from hamdel.platform import stored_files
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, SERVING, only_for
from hamdel.platform.web.toasts import with_toast

from ..contracts import NoSuch, Refused, SessionFacts, ToNote
from ..queries.sessions import FOLDER, file
from ..queries.studies import participants
from ..rules.noting import read_mark
from ..screens import PersonRow, note_rows, person_rows
from ..usecases.noting import add_file, remove_file, remove_note, save_note
from .acting import done, known, known_session, serves
from .sessions import composer, others

NOTED: Final = "study-noted"
_KEY: Final = 40  # letters, as the column has
_PLAIN: Final = frozenset(
    [
        "image/png", "image/jpeg", "image/gif", "image/webp", "audio/mpeg", "audio/ogg", "audio/mp4",
        "video/mp4", "application/pdf", "text/plain",
    ]
)  # fmt: skip


@require_POST
@only_for(*SERVING)
def draft(request: HttpRequest, talk_id: int) -> HttpResponse:
    """Keep what is written so far; says when, or why it is not kept."""
    known_session(talk_id)
    said, now = _said(request, finished=False), timezone.now()
    if not said.text.strip():
        return render(request, "studies/saved.html", {"empty": True})
    try:
        kept = save_note(talk_id, said, by=actor_of_request(request), now=now)
    except Refused as refused:
        return render(request, "studies/saved.html", {"problem": str(refused)})
    return render(request, "studies/saved.html", {"kept": kept, "at": now})


@require_POST
@only_for(*SERVING)
def save(request: HttpRequest, talk_id: int) -> HttpResponse:
    """Finish a note; the field is empty for the next one."""
    talk = known_session(talk_id)
    people = _people(talk)
    try:
        save_note(
            talk_id, _said(request, finished=True), by=actor_of_request(request),
            now=timezone.now(),
        )  # fmt: skip
    except Refused as refused:
        given = composer(request, talk, people, str(refused)) | {
            "study": known(talk.study_id), "text": request.POST.get("text", ""),
        }  # fmt: skip
        return render(request, "studies/composer.html", given, status=422)
    given = composer(request, talk, people) | {"study": known(talk.study_id)}
    answer = render(request, "studies/composer.html", given)
    answer.headers["HX-Trigger"] = NOTED
    return answer


@require_safe
@only_for(*EVERYBODY)
def listed(request: HttpRequest, talk_id: int) -> HttpResponse:
    """Everybody's notes, as they are now."""
    talk, me = known_session(talk_id), person_of(request)
    given = {
        "talk": talk,
        "notes": note_rows(others(talk, me.id), known(talk.study_id), me=me.id),
        "may_write": serves(request),
    }
    return render(request, "studies/notes.html", given)


@require_POST
@only_for(*SERVING)
def remove(request: HttpRequest, note_id: int) -> HttpResponse:
    """Remove a note of one's own."""
    try:
        remove_note(note_id, by=actor_of_request(request))
    except NoSuch:
        raise Http404(str(note_id)) from None
    except Refused as refused:
        return with_toast(HttpResponse(status=204), str(refused))
    return with_toast(HttpResponse(""), _("The note is removed."), events=[NOTED])


@require_POST
@only_for(*SERVING)
def upload(request: HttpRequest, talk_id: int) -> HttpResponse:
    """Add a file to a session."""
    given = request.FILES.get("file")
    whose = row_number(request.POST.get("participant"))
    by, now = actor_of_request(request), timezone.now()

    def deed() -> None:
        if given is None:
            raise Refused(_("Choose a file."), field="file")
        theirs = request.POST.get("theirs") == "yes"
        add_file(talk_id, given, theirs=theirs, participant_id=whose, by=by, now=now)

    back = f"{reverse('studies:session', args=[talk_id])}#files"
    return done(request, deed, _("The file is kept."), back)


@require_safe
@only_for(*SERVING)
def download(_request: HttpRequest, file_id: int) -> HttpResponseBase:
    """Hand out a file as a download that can do nothing."""
    try:
        facts = file(file_id)
    except NoSuch:
        raise Http404(str(file_id)) from None
    path = stored_files.path_of(FOLDER, facts.stored)
    if not path.is_file():
        raise Http404(str(file_id))
    kind = facts.type.partition(";")[0].strip().lower()
    kind = kind if kind in _PLAIN else "application/octet-stream"
    response = FileResponse(path.open("rb"), content_type=kind)
    name = quote(facts.name.encode(errors="replace") or b"file", safe="")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@only_for(*SERVING)
def file_gone(request: HttpRequest, file_id: int) -> HttpResponse:
    """Remove a file."""
    try:
        talk = file(file_id).session_id
    except NoSuch:
        raise Http404(str(file_id)) from None
    back = f"{reverse('studies:session', args=[talk])}#files"
    return done(request, lambda: remove_file(file_id), _("The file is removed."), back)


def _said(request: HttpRequest, *, finished: bool) -> ToNote:
    said = request.POST
    key = said.get("key", "")
    return ToNote(
        key=key if key.isalnum() and len(key) <= _KEY else uuid4().hex,
        kind=said.get("kind", "said"),
        text=said.get("text", ""),
        participant_id=row_number(said.get("participant")),
        question=row_number(said.get("question")),
        mark=read_mark(said.get("mark", "")),
        revision=row_number(said.get("revision")) or 0,
        finished=finished,
    )


def _people(talk: SessionFacts) -> list[PersonRow]:
    rows = person_rows(participants(talk.study_id), may_see=True)
    return [one for one in rows if one.facts.id in talk.people]
