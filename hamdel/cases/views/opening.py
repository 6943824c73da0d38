"""A case is opened by hand, with what is known filled in."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hamdel.accounts.public import person_of, teams
from hamdel.conversations.public import actor_of_request, conversation
from hamdel.customers.public import customer_names, known_customer, profiles_of
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import SERVING, only_for
from hamdel.platform.web.toasts import say

from ..contracts import CaseTypeFacts, Refused, ToOpen
from ..forms import OpenForm
from ..page_screens import field_row
from ..prefilling import Prefilled, foreseen_cases
from ..queries.types import case_type, case_types
from ..rules.typed import typed_values
from ..usecases.foreseen import open_foreseen
from ..words import show_refusal


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*SERVING)
def new(request: HttpRequest) -> HttpResponse:
    """The form, filled in from the reason that is foreseen; a POST opens the case."""
    customer_id, conversation_id = _about(request)
    foreseen = foreseen_cases(
        customer_id,
        profiles=profiles_of(customer_id),
        conversation_id=conversation_id,
        now=timezone.now(),
    )
    offers = foreseen.offers
    given = request.POST if request.method == "POST" else request.GET
    place = _place(given.get("reason"), offers)
    chosen = offers[place] if place is not None else None
    kinds = case_types()
    form = OpenForm(
        request.POST if request.method == "POST" else None,
        initial=_initial(chosen, kinds),
        kinds=kinds,
        teams=[(one.id, one.name) for one in teams()],
    )
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            wanted = _wanted(request, form.cleaned_data, chosen, customer_id, conversation_id)
            made = open_foreseen(wanted, by=actor_of_request(request), now=timezone.now())
        except Refused as refused:
            problem = show_refusal(refused, case_type(form.cleaned_data["type"]))
        else:
            say(request, _("The case is open."))
            return redirect("cases:case", made)
    kind = next((one for one in kinds if one.key == form["type"].value()), kinds[0])
    screen = {
        "form": form,
        "problem": problem,
        "offers": offers,
        "place": place,
        "known": foreseen.known,
        "customer_id": customer_id,
        "customer": customer_names([customer_id]).get(customer_id, ""),
        "conversation_id": conversation_id,
        "fields": _rows(kind, {} if chosen is None else dict(chosen.wanted.fields)),
    }
    return render(
        request, "cases/new.html", screen, status=422 if request.method == "POST" else 200
    )


@require_safe
@only_for(*SERVING)
def fields(request: HttpRequest) -> HttpResponse:
    """What a type asks: a piece of the form, fetched when another type is chosen."""
    kind = case_type(request.GET.get("type", "")[:40])
    return render(
        request, "cases/fields.html", {"fields": [] if kind is None else _rows(kind, {})}
    )


def _about(request: HttpRequest) -> tuple[int, int | None]:
    """The customer it is about, and the conversation where it comes from one. Raises Http404."""
    given = request.POST if request.method == "POST" else request.GET
    talk = row_number(given.get("conversation"))
    found = None if talk is None else conversation(talk)
    asked = row_number(given.get("customer"))
    customer = found.customer_id if found is not None else known_customer(asked or 0)
    if customer is None:
        raise Http404("customer")
    return customer, None if found is None else found.id


def _place(said: str | None, offers: Sequence[Prefilled]) -> int | None:
    """Which reason is chosen: the first unless said; "none" is none."""
    if said == "none" or not offers:
        return None
    number = row_number(said)
    return number if number is not None and number < len(offers) else 0


def _initial(chosen: Prefilled | None, kinds: list[CaseTypeFacts]) -> dict[str, Any]:
    wanted = None if chosen is None else chosen.wanted
    usual = next((one for one in kinds if one.key == "question"), kinds[0])
    kind = next((one for one in kinds if wanted is not None and one.key == wanted.type), usual)
    title = "" if wanted is None else wanted.title
    return {"title": title, "type": kind.key, "priority": kind.priority, "mine": True}


def _wanted(
    request: HttpRequest,
    said: dict[str, Any],
    chosen: Prefilled | None,
    customer_id: int,
    conversation_id: int | None,
) -> ToOpen:
    kind = case_type(said["type"])
    known = chosen.wanted if chosen is not None else ToOpen(title="")
    talk = None if conversation_id is None else conversation(conversation_id)
    return ToOpen(
        title=said["title"],
        customer_id=customer_id,
        type=said["type"],
        priority=said["priority"],
        description=said["description"],
        owner_id=person_of(request).id if said["mine"] else None,
        team_id=row_number(said["team"]),
        channel="" if talk is None else talk.channel,
        reason=known.reason,
        reason_kind=known.reason_kind,
        reason_topic=known.reason_topic,
        touchpoint=known.touchpoint,
        fields={} if kind is None else typed_values(kind, request.POST),
        conversation_ids=() if conversation_id is None else (conversation_id,),
        interaction_ids=known.interaction_ids,
    )


def _rows(kind: CaseTypeFacts, values: dict[str, Any]) -> list[Any]:
    return [field_row(one, values.get(one.key)) for one in kind.fields]
