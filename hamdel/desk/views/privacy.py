"""What a customer may ask: everything we hold of them, and that it goes."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hamdel.customers.public import (
    NoSuchCustomer,
    erase_customer,
    hand_out_customer,
    known_customer,
    purchases_of,
)
from hamdel.interactions.public import ribbon_of
from hamdel.language.fold import fold
from hamdel.platform.roles import only_for
from hamdel.platform.web.toasts import say

from ..people import Person, person_of
from ..roles import EVERYBODY, LEADING
from ..story import summary_of
from .who import who_of


@require_safe
@only_for(*EVERYBODY)
def export(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Everything we hold of a customer, as JSON to keep."""
    try:
        held = hand_out_customer(customer_id=customer_id, who=who_of(request), now=timezone.now())
    except NoSuchCustomer as error:
        raise Http404(str(error)) from error
    text = json.dumps(held, ensure_ascii=False, indent=2, default=str)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="customer-{customer_id}.json"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def erase(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Say what erasing removes; do it when the name has been typed."""
    person = person_of(customer_id) if known_customer(customer_id) == customer_id else None
    if person is None:
        raise Http404(str(customer_id))
    typed = request.POST.get("name", "")
    if request.method == "POST" and typed and fold(typed) == fold(person.name):
        why = request.POST.get("why", "").strip()[:500]
        erase_customer(customer_id=customer_id, who=who_of(request), now=timezone.now(), why=why)
        say(request, _("Everything that told who they were is gone."))
        return redirect("desk:customers")
    wrong = request.method == "POST"
    given = {**_removes(person), "person": person, "wrong": wrong, "typed": typed}
    return render(request, "desk/erase.html", given, status=422 if wrong else 200)


def _removes(person: Person) -> dict[str, int]:
    return {
        "moments": summary_of(ribbon_of(person.id)).moments,
        "purchases": len(purchases_of(person.id)),
        "identifiers": len(person.identifiers),
        "attributes": len(person.attributes),
    }
