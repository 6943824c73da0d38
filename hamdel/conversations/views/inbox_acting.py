"""What is done to conversations from the inbox: each is told with its way back."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hamdel.platform.cursors import row_number
from hamdel.platform.roles import SERVING, only_for
from hamdel.platform.web.formats import show_datetime, show_number
from hamdel.platform.web.toasts import with_toast

from ..contracts import Changed, NoSuchConversation, Priority, Refused
from ..rules.when import moment_said
from ..usecases.assigning import hand_off
from ..usecases.call_backs import settle_call
from ..usecases.deeds import DOES, Act, Acted, NoSuchDeed, act
from ..usecases.merging import Regrouped, merge_conversations, split_conversation
from ..usecases.undoing import undo
from ..who_asks import actor_of_request

CHANGED = "inbox-changed"
_PRIORITIES: Final[dict[str, Priority]] = {
    "low": "low", "normal": "normal", "high": "high", "urgent": "urgent",
}  # fmt: skip


@require_POST
@only_for(*SERVING)
def do(request: HttpRequest) -> HttpResponse:
    """Do one thing to one or many conversations."""
    now = timezone.now()
    ids = [one for said in request.POST.getlist("ids") if (one := row_number(said)) is not None]
    try:
        wanted = _wanted(request)
        version = row_number(request.POST.get("version")) if len(ids) == 1 else None
        done = act(ids, wanted, version=version, by=actor_of_request(request), now=now)
    except Refused as refused:
        return said(str(refused), status=422)
    return _told(wanted, done)


@require_POST
@only_for(*SERVING)
def take_back(request: HttpRequest, deed_id: int) -> HttpResponse:
    """Take back what this person did."""
    try:
        done = undo(deed_id=deed_id, by=actor_of_request(request), now=timezone.now())
    except NoSuchDeed as error:
        raise Http404(str(deed_id)) from error
    except Refused as refused:
        return said(str(refused))
    if not done:
        return said(_("It was changed meanwhile and stays as it is."))
    return said(_("It is as it was."))


@require_POST
@only_for(*SERVING)
def hand_over(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Hand a conversation over with what happened so far."""
    person_id, team_id = (
        row_number(request.POST.get("person")),
        row_number(request.POST.get("team")),
    )
    try:
        hand_off(
            conversation_id=conversation_id,
            assignee_id=person_id,
            team_id=team_id,
            card=request.POST.get("card", ""),
            version=row_number(request.POST.get("version")),
            by=actor_of_request(request),
            now=timezone.now(),
        )
    except NoSuchConversation as error:
        raise Http404(str(conversation_id)) from error
    except Changed:
        return said(_("Somebody changed it meanwhile: look again."), status=409)
    except Refused as refused:
        return said(str(refused), status=422)
    return said(_("It is handed over. They see first what happened so far."))


@require_POST
@only_for(*SERVING)
def merge(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Put another conversation of the customer into this one."""
    join = row_number(request.POST.get("join"))
    if join is None:
        return said(_("Choose a conversation."), status=422)
    try:
        done = merge_conversations(
            keep_id=conversation_id, join_id=join, by=actor_of_request(request), now=timezone.now()
        )
    except NoSuchConversation as error:
        raise Http404(str(join)) from error
    except (Refused, Changed) as refused:
        return said(str(refused), status=422)
    return _regrouped(_("They are one conversation now."), done)


@require_POST
@only_for(*SERVING)
def split(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Move some messages into a conversation of their own."""
    chosen = request.POST.getlist("messages")
    ids = [one for text in chosen if (one := row_number(text)) is not None]
    try:
        done = split_conversation(
            conversation_id=conversation_id,
            message_ids=ids,
            by=actor_of_request(request),
            now=timezone.now(),
        )
    except NoSuchConversation as error:
        raise Http404(str(conversation_id)) from error
    except (Refused, Changed) as refused:
        return said(str(refused), status=422)
    return _regrouped(_("They stand in a conversation of their own now."), done)


@require_POST
@only_for(*SERVING)
def settle(request: HttpRequest, call_id: int) -> HttpResponse:
    """Note that a missed call was called back: its row goes."""
    settle_call(call_id=call_id, by=actor_of_request(request), now=timezone.now())
    return with_toast(HttpResponse(""), _("Nobody has to call back any more."), events=(CHANGED,))


def said(text: str, *, undo_url: str = "", status: int = 204) -> HttpResponse:
    """An answer that only says something; the pieces of the inbox fetch themselves anew."""
    answer = HttpResponse(status=204 if status == 204 else status)  # noqa: PLR2004 - no content
    return with_toast(answer, text, undo=undo_url, events=(CHANGED,))


def _wanted(request: HttpRequest) -> Act:
    given = request.POST
    chosen = given.get("priority", "")
    doing = "priority" if chosen else given.get("do", "")
    for known in DOES:
        if known == doing:
            now = timezone.localtime()
            until = moment_said(given.get("until", ""), now=now)
            if known == "snooze" and until is None:
                raise Refused(_("Say a moment to come, e.g. «Saturday 9»."), field="until")
            return Act(
                do=known,
                until=until,
                priority=_PRIORITIES.get(chosen, "normal"),
                assignee_id=row_number(given.get("person")),
                team_id=row_number(given.get("team")),
            )
    raise Refused(_("That can not be done."), field="do")


def _told(wanted: Act, done: Acted) -> HttpResponse:
    if done.deed_id is None:
        problem = next(iter(done.problems.values()), "")
        words = {
            "": _("Nothing had to be changed."),
            "changed": _("Somebody was quicker: look again."),
            "gone": _("It is not there any more."),
        }
        return said(words.get(problem, problem))
    text = _done_words(wanted, len(done.done))
    if done.problems:
        more = ngettext(
            "%(count)s was left as it is: somebody was quicker.",
            "%(count)s were left as they are: somebody was quicker.",
            len(done.problems),
        )
        text += " " + more % {"count": show_number(len(done.problems))}
    return said(text, undo_url=reverse("conversations:undo", args=[done.deed_id]))


def _done_words(wanted: Act, count: int) -> str:
    until = "" if wanted.until is None else show_datetime(wanted.until, style="full")
    one = {
        "assign": _("It is given."),
        "take": _("It is yours."),
        "close": _("It is closed."),
        "reopen": _("It is open again."),
        "snooze": _("It comes back %(when)s.") % {"when": until},
        "priority": _("Its priority is changed."),
    }[wanted.do]
    if count == 1:
        return one
    many = ngettext(
        "%(count)s conversation is changed.", "%(count)s conversations are changed.", count
    )
    return many % {"count": show_number(count)}


def _regrouped(text: str, done: Regrouped) -> HttpResponse:
    answer = said(text, undo_url=reverse("conversations:undo", args=[done.deed_id]))
    answer["X-Conversation"] = str(done.conversation_id)
    return answer
