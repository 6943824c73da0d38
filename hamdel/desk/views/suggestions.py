"""Pairs that may be one person: compare side by side and decide with one key."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.customers.public import (
    NoSuchCustomer,
    NoSuchSuggestion,
    SameCustomer,
    dismiss_suggestion,
    merge_customers,
    merge_suggestions,
    restore_suggestion,
)
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import only_for, role_of
from hamdel.platform.web.toasts import say

from ..joins import SuggestionRow, suggestion_row
from ..people import people_of
from ..roles import EVERYBODY, SERVING
from .merging import side_by_side
from .who import who_of

SHOWN = 50


@require_safe
@only_for(*EVERYBODY)
def suggestions(request: HttpRequest) -> HttpResponse:
    """The pairs, the most probable first, and one of them side by side."""
    rows = [suggestion_row(fact) for fact in merge_suggestions(limit=SHOWN)]
    chosen = _chosen(rows, request.GET.get("of", ""))
    given: dict[str, object] = {
        "rows": rows,
        "chosen": chosen,
        "ordered": len({row.score for row in rows}) > 1,
        "may_write": role_of(request) in SERVING,
    }
    if chosen is not None:
        pair = people_of([chosen.left_id, chosen.right_id])
        if len(pair) > 1:
            given |= side_by_side(pair[chosen.left_id], pair[chosen.right_id])
    return render(request, "desk/suggestions.html", given)


@require_POST
@only_for(*SERVING)
def decide(request: HttpRequest, suggestion_id: int) -> HttpResponse:
    """Join the two, or keep them apart for good; then on to the next pair."""
    now = timezone.now()
    if request.POST.get("verdict") == "one":
        _join(request)
    else:
        try:
            dismiss_suggestion(suggestion_id=suggestion_id, who=who_of(request), now=now)
        except NoSuchSuggestion as error:
            raise Http404(str(error)) from error
        undo = reverse("desk:restore_suggestion", args=[suggestion_id])
        say(request, _("Kept apart; this pair does not come back."), undo=undo)
    return redirect("desk:suggestions")


@require_POST
@only_for(*SERVING)
def restore(request: HttpRequest, suggestion_id: int) -> HttpResponse:
    """Take back that two are kept apart: the pair waits again, and is shown."""
    try:
        restore_suggestion(suggestion_id=suggestion_id, who=who_of(request), now=timezone.now())
    except NoSuchSuggestion as error:
        raise Http404(str(error)) from error
    say(request, _("The pair waits for a decision again."))
    return redirect(f"{reverse('desk:suggestions')}?of={suggestion_id}")


def _join(request: HttpRequest) -> None:
    keep, join = (row_number(request.POST.get(name)) or 0 for name in ("keep", "join"))
    try:
        done = merge_customers(
            keep=keep, join=join, why=_("suggested"), who=who_of(request), now=timezone.now()
        )
    except NoSuchCustomer as error:
        raise Http404(str(error)) from error
    except SameCustomer:
        return
    undo = reverse("desk:undo_merge", args=[done.id])
    say(request, _("Joined: one story from now on."), undo=undo)


def _chosen(rows: list[SuggestionRow], wanted: str) -> SuggestionRow | None:
    asked = [row for row in rows if str(row.id) == wanted]
    return next(iter(asked or rows), None)
