"""What is done with a mention on its page; every deed has a way back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, cast
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamdel.accounts.public import people, teams
from hamdel.conversations.public import actor_of_request
from hamdel.customers.public import list_customers
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import SERVING, only_for
from hamdel.platform.web.toasts import say

from ..contracts import STATES, Changed, MentionFacts, NoSuchMention, Refused
from ..queries.mentions import mention
from ..queries.people import suggestions
from ..screens import mentions_shown
from ..usecases.deciding import set_state
from ..usecases.handing import Handing, Priority, hand_over
from ..usecases.matching import (
    confirm_customer,
    decline_customer,
    part_customer,
    undecline_customer,
)
from ..usecases.posting import ToPost, write_post
from ..words import refusal
from .asking import back_to

_FOUND: Final = 12
_PRIORITIES: Final = ("low", "normal", "high", "urgent")


@require_POST
@only_for(*SERVING)
def settle(request: HttpRequest, mention_id: int) -> HttpResponse:
    """Close a mention, say it was answered elsewhere, or open it again."""
    state = request.POST.get("state", "")
    if state not in STATES:
        raise Http404(state)
    with _found():
        try:
            before = set_state(
                mention_id=mention_id,
                state=state,
                seen=request.POST.get("seen", ""),
                answer=request.POST.get("answer", ""),
                by=actor_of_request(request),
                now=timezone.now(),
            )
        except Changed:
            say(request, _("A colleague was quicker: look at what they did."))
        else:
            undo = reverse("listening:undo", args=[mention_id, before])
            say(request, _("Done."), undo=undo)
    return back_to(request, _page(mention_id))


@require_POST
@only_for(*SERVING)
def undo(request: HttpRequest, mention_id: int, state: str) -> HttpResponse:
    """Put back the state of before."""
    if state not in STATES:
        raise Http404(state)
    with _found():
        set_state(
            mention_id=mention_id,
            state=state,
            by=actor_of_request(request),
            now=timezone.now(),
        )
    return redirect(_page(mention_id))


@require_POST
@only_for(*SERVING)
def reply(request: HttpRequest, mention_id: int) -> HttpResponse:
    """Answer on the network itself."""
    facts = _known(mention_id)
    try:
        wanted = ToPost(
            source_id=facts.source_id or 0,
            text=request.POST.get("answer", ""),
            mention_id=mention_id,
        )
        write_post(wanted, by=actor_of_request(request), now=timezone.now())
    except Refused as refused:
        say(request, refusal(refused))
    else:
        say(
            request,
            _("The answer goes out now; the mention is answered as soon as it stands there."),
        )
    return back_to(request, _page(mention_id))


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*SERVING)
def hand(request: HttpRequest, mention_id: int) -> HttpResponse:
    """Hand a mention over: to a case or a conversation, to a team or a colleague."""
    facts = _known(mention_id)
    problem = ""
    if request.method == "POST":
        try:
            hand_over(
                mention_id=mention_id,
                handing=_handing(request),
                by=actor_of_request(request),
                now=timezone.now(),
            )
        except Refused as refused:
            problem = refusal(refused)
        else:
            say(request, _("Handed over."))
            return redirect(_page(mention_id))
    given = {
        "mention": mentions_shown([facts])[0],
        "teams": teams(),
        "people": [one for one in people() if one.role in SERVING],
        "title": request.POST.get("title") or facts.title or facts.text[:80],
        "note": request.POST.get("note", ""),
        "problem": problem,
    }
    return render(request, "listening/hand.html", given, status=422 if problem else 200)


@require_POST
@only_for(*SERVING)
def confirm(request: HttpRequest, mention_id: int) -> HttpResponse:
    """Say whose a mention is; what spoke for it is kept."""
    customer = row_number(request.POST.get("customer", "")) or 0
    facts = _known(mention_id)
    offered = suggestions(facts, today=timezone.localdate())
    evidence = next((one.evidence for one in offered if one.customer_id == customer), ())
    try:
        confirm_customer(
            mention_id=mention_id,
            customer_id=customer,
            evidence=evidence,
            by=actor_of_request(request),
            now=timezone.now(),
        )
    except Refused as refused:
        say(request, refusal(refused))
    else:
        undo_url = reverse("listening:part", args=[mention_id])
        say(
            request,
            _("It is in their story now, with all that this author says there."),
            undo=undo_url,
        )
    return back_to(request, _page(mention_id))


@require_POST
@only_for(*SERVING)
def part(request: HttpRequest, mention_id: int) -> HttpResponse:
    """Take back whose a mention is."""
    with _found():
        try:
            part_customer(mention_id=mention_id, by=actor_of_request(request), now=timezone.now())
        except Refused as refused:
            say(request, refusal(refused))
        else:
            say(request, _("The author is somebody by themselves again."))
    return back_to(request, _page(mention_id))


@require_POST
@only_for(*SERVING)
def decline(request: HttpRequest, mention_id: int) -> HttpResponse:
    """Say that a customer did not write it."""
    customer = row_number(request.POST.get("customer", "")) or 0
    with _found():
        try:
            decline_customer(
                mention_id=mention_id,
                customer_id=customer,
                by=actor_of_request(request),
                now=timezone.now(),
            )
        except Refused as refused:
            say(request, refusal(refused))
        else:
            undo_url = reverse("listening:undecline", args=[mention_id, customer])
            say(request, _("They are not suggested again."), undo=undo_url)
    return back_to(request, _page(mention_id))


@require_POST
@only_for(*SERVING)
def undecline(request: HttpRequest, mention_id: int, customer_id: int) -> HttpResponse:
    """Let somebody be suggested again."""
    with _found():
        undecline_customer(mention_id=mention_id, customer_id=customer_id)
    return redirect(_page(mention_id))


@require_http_methods(["GET", "HEAD"])
@only_for(*SERVING)
def find(request: HttpRequest, mention_id: int) -> HttpResponse:
    """Look for whose a mention is, by whatever is known of them."""
    facts = _known(mention_id)
    sought = request.GET.get("q", "").strip()[:200]
    found = list_customers(search=sought, limit=_FOUND, whole=False).customers if sought else ()
    given = {"mention": mentions_shown([facts])[0], "sought": sought, "found": found}
    return render(request, "listening/find.html", given)


def _handing(request: HttpRequest) -> Handing:
    said = request.POST
    priority = said.get("priority", "normal")
    return Handing(
        to="conversation" if said.get("to") == "conversation" else "case",
        title=said.get("title", "")[:120],
        note=said.get("note", "")[:2_000],
        priority=cast("Priority", priority if priority in _PRIORITIES else "normal"),
        owner_id=row_number(said.get("owner", "")),
        team_id=row_number(said.get("team", "")),
    )


def _known(mention_id: int) -> MentionFacts:
    found = mention(mention_id)
    if found is None:
        raise Http404(str(mention_id))
    return found


@contextmanager
def _found() -> Iterator[None]:
    try:
        yield
    except NoSuchMention as gone:
        raise Http404(str(gone)) from None


def _page(mention_id: int) -> str:
    return f"{reverse('listening:one', args=[mention_id])}?{urlencode({'tab': 'all'})}"
