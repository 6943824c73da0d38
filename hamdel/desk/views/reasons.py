"""Why does this customer turn to us? A piece of their page and of the inbox; right or wrong by one press."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.customers.public import known_customer
from hamdel.interactions.public import judge_none, judge_reason, take_back_judgment
from hamdel.platform.roles import only_for, role_of
from hamdel.platform.web.toasts import with_toast

from ..reasons import reason_rows
from ..roles import EVERYBODY, SERVING
from .who import who_of

CHANGED = "reasons"


@require_safe
@only_for(*EVERYBODY)
def reasons(request: HttpRequest, customer_id: int) -> HttpResponse:
    """The reasons as they stand now."""
    return _shown(request, _known(customer_id))


@require_POST
@only_for(*SERVING)
def say(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Keep whether a reason was right; a toast offers the way back."""
    known, right = _known(customer_id), request.POST.get("right") == "yes"
    done = judge_reason(
        customer_id=known,
        kind=request.POST.get("kind", "")[:20],
        topic=request.POST.get("topic", "")[:120],
        right=right,
        who=who_of(request),
        now=timezone.now(),
    )
    response = _shown(request, known)
    if done is None:
        return with_toast(response, _("That reason stands no longer."))
    said = _("Noted: that was why.") if right else _("Noted: that was not why.")
    undo = reverse("desk:reason_unsaid", args=[done])
    return with_toast(response, said, undo=undo)


@require_POST
@only_for(*SERVING)
def say_none(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Keep that it was none of the reasons; a toast offers the way back."""
    known = _known(customer_id)
    done = judge_none(customer_id=known, who=who_of(request), now=timezone.now())
    response = _shown(request, known)
    if done is None:
        return with_toast(response, _("That reason stands no longer."))
    undo = reverse("desk:reason_unsaid", args=[done])
    return with_toast(response, _("Noted: it was none of these."), undo=undo)


@require_POST
@only_for(*SERVING)
def take_back(request: HttpRequest, judgment_id: int) -> HttpResponse:
    """Forget what was said; the piece fetches itself anew."""
    if take_back_judgment(judgment_id, who=who_of(request)) is None:
        raise Http404(str(judgment_id))
    return with_toast(HttpResponse(), _("Forgotten."), events=(CHANGED,))


def _shown(request: HttpRequest, customer_id: int) -> HttpResponse:
    given = {
        "reasons": reason_rows(customer_id, now=timezone.now()),
        "customer_id": customer_id,
        "may_say": role_of(request) in SERVING,
    }
    return render(request, "desk/reasons.html", given)


def _known(customer_id: int) -> int:
    if known_customer(customer_id) != customer_id:
        raise Http404(str(customer_id))
    return customer_id
