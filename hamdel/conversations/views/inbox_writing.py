"""Writing from the inbox: messages and notes, drafts, ready texts, macros, what became of a message."""

import json
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from hamdel.accounts.public import people, person_of
from hamdel.channels.public import CanNotSend, StoredFile
from hamdel.language.fold import fold
from hamdel.language.jalali import parse_date
from hamdel.platform.cursors import row_number
from hamdel.platform.placeholders import fill_in
from hamdel.platform.roles import SERVING, only_for
from hamdel.platform.web.formats import show_number
from hamdel.platform.web.toasts import with_toast

from ..contracts import Changed, Direction, NoSuchConversation, Refused
from ..queries.conversations import conversation
from ..queries.files import files_of_draft
from ..queries.ready_texts import canned_replies, macro, macros, values_for
from ..rules.when import moment_said
from ..uploads import MOST, store_files
from ..usecases.deciding import decide_delivery
from ..usecases.drafts import save_draft
from ..usecases.running_macros import run_macro
from ..usecases.states import close
from ..usecases.taking_back import take_back_message, undo_window
from ..usecases.writing import ToWrite, write_message
from ..who_asks import actor_of_request
from .inbox_acting import CHANGED, said

SENT = "composer-sent"
SHOWN_REPLIES = 8


@require_POST
@only_for(*SERVING)
def write(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Send a message, now or later, or write a note; what goes wrong is said and nothing is lost."""
    now = timezone.now()
    try:
        wanted = _to_write(request, conversation_id, now)
        message_id = write_message(
            conversation_id=conversation_id,
            said=wanted,
            version=row_number(request.POST.get("version")),
            by=actor_of_request(request),
            now=now,
        )
        if request.POST.get("then") == "close":
            close(conversation_id=conversation_id, by=actor_of_request(request), now=now)
    except NoSuchConversation as error:
        raise Http404(str(conversation_id)) from error
    except (Refused, CanNotSend) as refused:
        given = {"problem": str(refused)}
        return render(request, "conversations/composer_said.html", given, status=422)
    except Changed as changed:
        both: dict[str, object] = {"changed": changed, "yours": request.POST.get("text", "")}
        return render(request, "conversations/composer_said.html", both, status=409)
    return _written(wanted, message_id)


@require_POST
@only_for(*SERVING)
def draft(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Keep what is being written."""
    given = request.POST
    try:
        save_draft(
            conversation_id=conversation_id,
            person_id=person_of(request).id,
            text=given.get("text", "")[:100_000],
            direction=_direction(request),
            channel=given.get("channel", ""),
            now=timezone.now(),
        )
    except NoSuchConversation as error:
        raise Http404(str(conversation_id)) from error
    return HttpResponse(status=204)


@require_safe
@only_for(*SERVING)
def replies(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """The canned replies that fit what was typed after a slash, filled in for this customer."""
    facts = conversation(conversation_id)
    if facts is None:
        raise Http404(str(conversation_id))
    if "at" in request.GET:
        return _colleagues(request)
    values = values_for(facts, agent=person_of(request).name, today=timezone.localdate())
    found = canned_replies(search=request.GET.get("q", "")[:60], limit=SHOWN_REPLIES)
    filled = [(one, fill_in(one.text, values)) for one in found]
    return render(request, "conversations/composer_replies.html", {"replies": filled})


@require_safe
@only_for(*SERVING)
def macros_for(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """The macros to choose from."""
    facts = conversation(conversation_id)
    if facts is None:
        raise Http404(str(conversation_id))
    given = {"facts": facts, "macros": macros()}
    return render(request, "conversations/do_macro.html", given)


@require_POST
@only_for(*SERVING)
def run(request: HttpRequest, conversation_id: int, macro_id: int) -> HttpResponse:
    """Run a macro: all of its steps, or none."""
    found, facts = macro(macro_id), conversation(conversation_id)
    if found is None or facts is None:
        raise Http404(str(macro_id))
    values = values_for(facts, agent=person_of(request).name, today=timezone.localdate())
    try:
        done = run_macro(
            conversation_id, found, values=values, by=actor_of_request(request), now=timezone.now()
        )
    except (Refused, CanNotSend) as refused:
        return said(str(refused), status=422)
    except Changed:
        return said(_("Somebody changed it meanwhile: look again."), status=409)
    undo = reverse("conversations:undo", args=[done.deed_id])
    return said(_("«%(name)s» is done.") % {"name": found.name}, undo_url=undo)


@require_POST
@only_for(*SERVING)
def take_back(request: HttpRequest, message_id: int) -> HttpResponse:
    """Take a message back before it goes out: its text is in the composer again."""
    now = timezone.now()
    try:
        conversation_id = take_back_message(
            message_id=message_id, by=actor_of_request(request), now=now
        )
    except Refused as refused:
        return said(str(refused))
    answer = said(_("It was not sent. All of it is in the composer again."))
    told = json.loads(answer.headers["HX-Trigger"])
    told["composer-restore"] = {"conversation": str(conversation_id)}
    answer.headers["HX-Trigger"] = json.dumps(told)
    return answer


@require_POST
@only_for(*SERVING)
def deliver(request: HttpRequest, message_id: int) -> HttpResponse:
    """Decide what became of a message that may have arrived, or send a refused one again."""
    verdict = request.POST.get("verdict")
    try:
        decide_delivery(
            message_id=message_id,
            verdict="arrived" if verdict == "arrived" else "again",
            by=actor_of_request(request),
            now=timezone.now(),
        )
    except Refused as refused:
        return said(str(refused))
    arrived = _("It is kept as arrived.")
    return said(arrived if verdict == "arrived" else _("It is sent once more."))


def _colleagues(request: HttpRequest) -> HttpResponse:
    """Whom an @ in a note may mean."""
    wanted = fold(request.GET.get("at", "")[:60])
    me = person_of(request).id
    found = [
        (one.name, f"@{one.name} ")
        for one in people()
        if one.is_active and one.id != me and fold(one.name).startswith(wanted)
    ]
    return render(request, "conversations/composer_people.html", {"people": found[:SHOWN_REPLIES]})


def _kept(request: HttpRequest, conversation_id: int) -> tuple[StoredFile, ...]:
    """Files of a message that was taken back, which go out with this one."""
    numbers = map(row_number, request.POST.getlist("kept")[:MOST])
    ids = [one for one in numbers if one is not None]
    return files_of_draft(conversation_id, person_id=person_of(request).id, ids=ids) if ids else ()


def _to_write(request: HttpRequest, conversation_id: int, now: datetime) -> ToWrite:
    given = request.POST
    direction = _direction(request)
    at = _later(request, now) if given.get("then") == "later" and direction == "out" else None
    return ToWrite(
        text=given.get("text", ""),
        direction=direction,
        channel=given.get("channel", "") if direction == "out" else "",
        key=given.get("key", "")[:100] or None,
        files=(*_kept(request, conversation_id), *store_files(request.FILES.getlist("files"))),
        not_before=None if direction == "note" else at or now + undo_window(),
    )


def _direction(request: HttpRequest) -> Direction:
    return "note" if request.POST.get("direction") == "note" else "out"


def _later(request: HttpRequest, now: datetime) -> datetime:
    """When it is to go out: in words, or a day and an hour."""
    given = request.POST
    moment = moment_said(given.get("at", "")[:200], now=timezone.localtime(now))
    day = parse_date(given.get("on", "")) if given.get("on") else None
    if moment is None and day is not None:
        hour = datetime.strptime(given.get("hour") or "09:00", "%H:%M").time()  # noqa: DTZ007
        moment = datetime.combine(day, hour, tzinfo=timezone.get_current_timezone())
    if moment is None or moment <= now:
        raise Refused(_("Say a moment to come, e.g. «Saturday 9»."), field="at")
    return moment


def _written(wanted: ToWrite, message_id: int) -> HttpResponse:
    answer = HttpResponse("")
    events = (CHANGED, SENT)
    if wanted.direction == "note":
        return with_toast(answer, _("The note is kept."), events=events)
    undo = reverse("conversations:take_back", args=[message_id])
    window = undo_window()
    later = wanted.not_before is not None and wanted.not_before > timezone.now() + 2 * window
    if later:
        return with_toast(answer, _("It goes out then."), undo=undo, events=events)
    if not window:
        return with_toast(answer, _("It is on its way."), events=events)
    seconds = int(window.total_seconds())
    text = ngettext(
        "It goes out in %(seconds)s second.", "It goes out in %(seconds)s seconds.", seconds
    ) % {"seconds": show_number(seconds)}
    return with_toast(answer, text, undo=undo, seconds=seconds, events=events)
