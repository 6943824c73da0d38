"""The list of cases, the views that people keep of it, and short lists for other screens."""

from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.accounts.public import person_of, team_ids_of
from hamdel.conversations.public import conversation
from hamdel.customers.public import profiles_of
from hamdel.language.bidi import isolate
from hamdel.platform import kept
from hamdel.platform.roles import EVERYBODY, SERVING, only_for, role_of
from hamdel.platform.web.toasts import say

from ..list_screens import VIEWS, list_screen
from ..queries.cases import cases_of_conversation, open_cases_of
from ..queries.listing import counts
from ..rules.views import view_of


@require_safe
@only_for(*EVERYBODY)
def case_list(request: HttpRequest) -> HttpResponse:
    """Show the list, or the page after a cursor."""
    given = {"list": list_screen(request), "may_write": role_of(request) in SERVING}
    template = "cases/list.html#rows" if request.GET.get("cursor") else "cases/list.html"
    return render(request, template, given)


@require_safe
@only_for(*EVERYBODY)
def count(request: HttpRequest) -> HttpResponse:
    """How many are in each queue: comes after the list."""
    person_id = person_of(request).id
    found = counts(person_id=person_id, teams=team_ids_of(person_id))
    return render(request, "cases/counts.html", {"counts": list(found.items())})


@require_POST
@only_for(*EVERYBODY)
def save(request: HttpRequest) -> HttpResponse:
    """Keep the filters under a name of the person's own, or let a kept one go."""
    name = " ".join(request.POST.get("name", "").split())[:60]
    view = view_of(dict(parse_qsl(request.POST.get("query", "")[:2_000])))
    person_id = request.user.pk or 0
    if name and request.POST.get("forget"):
        kept.let_go(person_id=person_id, name=f"{VIEWS}:{name}")
    elif name and kept.keep(person_id=person_id, name=f"{VIEWS}:{name}", value=view.query):
        say(request, _("“%(name)s” is kept above the list.") % {"name": isolate(name)})
    return redirect(f"{reverse('cases:list')}?{view.query}")


@require_safe
@only_for(*EVERYBODY)
def of_customer(request: HttpRequest, customer_id: int) -> HttpResponse:
    """The open cases of a customer: a piece of their page."""
    given = {
        "cases": open_cases_of(profiles_of(customer_id)),
        "customer_id": customer_id,
        "may_write": role_of(request) in SERVING,
    }
    return render(request, "cases/of_customer.html", given)


@require_safe
@only_for(*EVERYBODY)
def of_conversation(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """The cases that a conversation is about, and the customer's other open ones: a piece of the inbox."""
    found = conversation(conversation_id)
    ours = cases_of_conversation(conversation_id)
    theirs = [] if found is None else open_cases_of(profiles_of(found.customer_id))
    linked = {one.id for one in ours}
    given = {
        "cases": ours,
        "others": [one for one in theirs if one.id not in linked],
        "conversation_id": conversation_id,
        "may_write": role_of(request) in SERVING,
    }
    return render(request, "cases/of_conversation.html", given)
