"""The dialogs of the inbox: put off, give, hand over, put together, part."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hamdel.accounts.public import people, teams
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import SERVING, only_for

from ..contracts import ConversationFacts, ConversationFilter
from ..queries.cards import card_of
from ..queries.conversations import conversation, list_conversations
from ..queries.thread import thread_of
from ..rules.when import moment_said

MOST_OTHERS = 20


@require_safe
@only_for(*SERVING)
def snoozing(request: HttpRequest) -> HttpResponse:
    """Ask until when."""
    ids = [one for text in request.GET.getlist("ids") if (one := row_number(text)) is not None]
    now = timezone.localtime()
    words = (
        _("in 2 hours"), _("tomorrow 9 in the morning"), _("Saturday 9 in the morning"),
        _("in a week"),
    )  # fmt: skip
    choices = [(said, moment) for said in words if (moment := moment_said(said, now=now))]
    return render(request, "conversations/do_snooze.html", {"ids": ids, "choices": choices})


@require_safe
@only_for(*SERVING)
def when(request: HttpRequest) -> HttpResponse:
    """What a few words mean as a moment, said while they are typed."""
    said = request.GET.get("until", "") or request.GET.get("at", "")
    moment = moment_said(said[:200], now=timezone.localtime())
    return render(request, "conversations/do_when.html", {"moment": moment, "said": said})


@require_safe
@only_for(*SERVING)
def assigning(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Ask to whom."""
    given = {"facts": _known(conversation_id), "people": _serving(), "teams": teams()}
    return render(request, "conversations/do_assign.html", given)


@require_safe
@only_for(*SERVING)
def handing_off(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Ask to whom, with the card of what happened so far."""
    facts = _known(conversation_id)
    given = {
        "facts": facts,
        "people": [one for one in _serving() if one[0] != facts.assignee_id],
        "teams": teams(),
        "card": card_of(conversation_id),
    }
    return render(request, "conversations/do_hand_off.html", given)


@require_safe
@only_for(*SERVING)
def merging(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Ask which other conversation of the customer."""
    facts = _known(conversation_id)
    found = list_conversations(
        ConversationFilter(customer_id=facts.customer_id), limit=MOST_OTHERS + 1
    )
    others = [one for one in found if one.id != facts.id][:MOST_OTHERS]
    return render(request, "conversations/do_merge.html", {"facts": facts, "others": others})


@require_safe
@only_for(*SERVING)
def splitting(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Ask which messages."""
    given = {"facts": _known(conversation_id), "thread": thread_of(conversation_id)}
    return render(request, "conversations/do_split.html", given)


def _known(conversation_id: int) -> ConversationFacts:
    found = conversation(conversation_id)
    if found is None:
        raise Http404(str(conversation_id))
    return found


def _serving() -> list[tuple[int, str]]:
    return [(one.id, one.name) for one in people() if one.is_active and one.role in SERVING]
