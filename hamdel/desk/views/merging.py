"""Joining two customers by hand: find the other, see both side by side, decide."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamdel.customers.public import NoSuchCustomer, SameCustomer, known_customer, merge_customers
from hamdel.interactions.public import Newest, newest_of
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import only_for
from hamdel.platform.web.toasts import say

from ..comparing import compare
from ..listing import Wish, listed
from ..people import Person, person_of
from ..roles import SERVING
from .who import who_of

FOUND = 20


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*SERVING)
def merge(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Find the other one, compare, and join on POST; the customer of the address is kept."""
    kept = _known(customer_id)
    if request.method == "POST":
        return _join(request, kept, row_number(request.POST.get("join")) or 0)
    other_id = row_number(request.GET.get("with")) or 0
    if other_id and (other := person_of(known_customer(other_id) or 0)) and other.id != kept.id:
        return render(request, "desk/merge.html", {"kept": kept, **side_by_side(kept, other)})
    text = request.GET.get("q", "")[:200].strip()
    rows = listed(Wish(q=text), cursor="", now=timezone.now(), limit=FOUND).rows if text else ()
    given = {"kept": kept, "q": text, "rows": [row for row in rows if row.id != kept.id]}
    return render(request, "desk/merge.html", given)


def side_by_side(left: Person, right: Person) -> dict[str, object]:
    """What desk/compare.html draws of two customers."""
    newest = newest_of([*left.profiles, *right.profiles])
    return {
        "left": left,
        "right": right,
        "lines": compare(left, right),
        "left_met": _met(left, newest),
        "right_met": _met(right, newest),
    }


def _met(person: Person, newest: Mapping[int, Newest]) -> dict[str, object]:
    found = [newest[profile] for profile in person.profiles if profile in newest]
    return {
        "moments": sum(one.moments for one in found),
        "last_at": max((one.last_at for one in found), default=None),
    }


def _join(request: HttpRequest, kept: Person, other: int) -> HttpResponse:
    try:
        done = merge_customers(
            keep=kept.id,
            join=other,
            why=request.POST.get("why", "").strip()[:500],
            who=who_of(request),
            now=timezone.now(),
        )
    except NoSuchCustomer as error:
        raise Http404(str(error)) from error
    except SameCustomer:
        return redirect("desk:customer", customer_id=kept.id)
    undo = reverse("desk:undo_merge", args=[done.id])
    say(request, _("Joined: one story from now on."), undo=undo)
    return redirect("desk:customer", customer_id=done.customer_id)


def _known(customer_id: int) -> Person:
    person = person_of(customer_id) if known_customer(customer_id) == customer_id else None
    if person is None:
        raise Http404(str(customer_id))
    return person
