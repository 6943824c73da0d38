"""The labels of a conversation or a case: a piece of other pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamdel.conversations.public import actor_of_request
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, SERVING, only_for, role_of
from hamdel.platform.web.toasts import with_toast

from ..contracts import LONGEST, Kind, NoSuchThing, Refused
from ..queries.labels import labels, labels_of
from ..usecases.labeling import check_thing, put_label, take_label

_WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(_WRITES)
@only_for(*EVERYBODY)
def of_conversation(request: HttpRequest, pk: int) -> HttpResponse:
    """Those of a conversation; by POST one is added (`name`) or taken away (`label`)."""
    return _piece(request, "conversation", pk)


@require_http_methods(_WRITES)
@only_for(*EVERYBODY)
def of_case(request: HttpRequest, pk: int) -> HttpResponse:
    """Those of a case."""
    return _piece(request, "case", pk)


def _piece(request: HttpRequest, kind: Kind, pk: int) -> HttpResponse:
    may_write = role_of(request) in SERVING
    if request.method == "POST" and not may_write:
        return HttpResponse(status=403)
    try:
        check_thing(kind, pk)
        told = _changed(request, kind, pk) if request.method == "POST" else ""
    except NoSuchThing:
        raise Http404(str(pk)) from None
    given = {
        "labels": labels_of(kind, [pk])[pk],
        "known": labels() if may_write else (),
        "kind": kind,
        "pk": pk,
        "may_write": may_write,
        "longest": LONGEST,
        "opened": request.method == "POST",
    }
    answer = render(request, "labels/of_thing.html", given)
    return with_toast(answer, told) if told else answer


def _changed(request: HttpRequest, kind: Kind, pk: int) -> str:
    by, now = actor_of_request(request), timezone.now()
    label = row_number(request.POST.get("label", ""))
    if label is not None:
        name = take_label(kind=kind, subject_id=pk, label_id=label, by=by, now=now)
        return _("The label “%(name)s” is taken away.") % {"name": name} if name else ""
    try:
        put_label(kind=kind, subject_id=pk, name=request.POST.get("name", ""), by=by, now=now)
    except Refused:
        return _("A label is a word of at most %(most)s letters; an item has at most thirty.") % {
            "most": LONGEST
        }
    return ""
