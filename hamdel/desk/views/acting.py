"""What those who serve do on a customer's page: consents, corrections, taking joins apart."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hamdel.customers.public import (
    NoSuchCustomer,
    NoSuchMerge,
    correct_attributes,
    set_consent,
    undo_merge,
)
from hamdel.platform.roles import only_for
from hamdel.platform.web.toasts import say, with_toast

from ..consenting import consent_rows
from ..people import person_of
from ..roles import SERVING
from .who import who_of

ATTRIBUTE = "attribute:"
MOST_ATTRIBUTES = 60
LONGEST_NAME = 100
STATES = ("granted", "refused")


@require_POST
@only_for(*SERVING)
def consent(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Keep what a customer agreed to or refused; htmx gets the card back."""
    state, purpose = request.POST.get("state", ""), request.POST.get("purpose", "")
    channel = request.POST.get("channel", "") or "*"
    if state not in STATES or not purpose or len(purpose) > 40 or len(channel) > 40:  # noqa: PLR2004
        return HttpResponse(status=400)
    try:
        set_consent(
            customer_id=customer_id,
            purpose=purpose,
            channel=channel,
            state="granted" if state == "granted" else "refused",
            source="person",
            who=who_of(request),
            now=timezone.now(),
        )
    except NoSuchCustomer as error:
        raise Http404(str(error)) from error
    if not request.headers.get("HX-Request"):
        say(request, _("Kept."))
        return redirect("desk:customer", customer_id=customer_id)
    person = person_of(customer_id)
    given = {
        "consents": consent_rows(person.consents if person else ()),
        "person": person,
        "may_write": True,
    }
    return with_toast(render(request, "desk/consents.html#consents", given), _("Kept."))


@require_POST
@only_for(*SERVING)
def correct(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Keep what a person says is right; only what they changed is written."""
    person = person_of(customer_id)
    if person is None:
        raise Http404(str(customer_id))
    said = {row.name: row.value for row in person.attributes}
    given = {
        name.removeprefix(ATTRIBUTE): value.strip()
        for name, value in request.POST.items()
        if name.startswith(ATTRIBUTE) and isinstance(value, str)
    }
    changed = {
        n: v or None
        for n, v in given.items()
        if v != said.get(n, "") and 0 < len(n) <= LONGEST_NAME
    }
    if changed:
        correct_attributes(
            customer_id=customer_id,
            attributes=dict(list(changed.items())[:MOST_ATTRIBUTES]),
            who=who_of(request),
            now=timezone.now(),
        )
        say(request, _("Corrected."))
    return redirect("desk:customer", customer_id=customer_id)


@require_POST
@only_for(*SERVING)
def take_apart(request: HttpRequest, merge_id: int) -> HttpResponse:
    """Undo a join, exactly."""
    try:
        done = undo_merge(merge_id=merge_id, who=who_of(request), now=timezone.now())
    except NoSuchMerge as error:
        raise Http404(str(error)) from error
    if request.headers.get("HX-Request"):
        return HttpResponse()
    say(request, _("Taken apart. Both have exactly what was theirs."))
    return redirect(f"{reverse('desk:customer', args=[done.customer_id])}?tab=merges")
