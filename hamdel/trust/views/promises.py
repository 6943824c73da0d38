"""Promises on a screen: what stands, what was kept, by whom."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.accounts.public import person_of
from hamdel.conversations.public import actor_of_request
from hamdel.language.jalali import month_range
from hamdel.platform.roles import EVERYBODY, SERVING, only_for, role_of
from hamdel.platform.web.formats import show_date
from hamdel.platform.web.instant_pages import next_of, place_of
from hamdel.platform.web.toasts import say, with_toast

from ..contracts import Ended, NoSuchPromise, PromiseFilter, Refused
from ..forms import PromiseForm
from ..queries.kept import kept_by_team, kept_in
from ..queries.promises import count_standing, list_promises, promise
from ..screens import promise_rows
from ..usecases.promising import keep_promise, make_promise, withdraw_promise
from .acting import back_to, say_refused

PAGE: Final = 50
TABS: Final = ("mine", "standing", "broken", "kept")
_MONTHS: Final = 6


@require_safe
@only_for(*EVERYBODY)
def promises(request: HttpRequest) -> HttpResponse:
    """The promises of a tab, a page of them, and how many were kept."""
    now = timezone.now()
    serves = role_of(request) in SERVING
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS else ("mine" if serves else "standing")
    wanted = _wanted(tab, person_of(request).id)
    newest = tab in {"broken", "kept"}
    found = list_promises(wanted, after=place_of(request), limit=PAGE + 1, newest=newest)
    given: dict[str, Any] = {
        "rows": promise_rows(found[:PAGE], now),
        "next_url": next_of(
            "trust:promises", {"tab": tab}, [(one.due_at, one.id) for one in found], page=PAGE
        ),
        "tab": tab,
        "may_act": serves,
        "here": f"{reverse('trust:promises')}?tab={tab}",
    }
    if request.GET.get("cursor"):
        return render(request, "trust/promise_rows.html", given)
    given |= {"tabs": _tabs(tab, person_of(request).id, serves=serves), **_report(now)}
    return render(request, "trust/promises.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*SERVING)
def new(request: HttpRequest) -> HttpResponse:
    """Promise something to a customer, from their page or a conversation."""
    now = timezone.now()
    by = actor_of_request(request)
    form = PromiseForm(
        request.POST or None, person_id=by.person_id or 0, now=now, asked=request.GET
    )
    if request.method == "POST" and form.is_valid():
        try:
            make_promise(form.to_promise(), by=by, now=now)
        except Refused as refused:
            form.add_error("due" if refused.field == "due" else "what", str(refused))
        else:
            say(request, _("The promise is kept in mind."))
            return back_to(request, reverse("trust:promises"))
    given = {"form": form, "back": request.POST.get("back") or request.GET.get("back", "")}
    return render(request, "trust/promise_new.html", given, status=422 if form.errors else 200)


@require_POST
@only_for(*SERVING)
def keep(request: HttpRequest, promise_id: int) -> HttpResponse:
    """Say that a promise was kept."""
    try:
        kept = keep_promise(
            promise_id=promise_id, by=actor_of_request(request), now=timezone.now()
        )
    except NoSuchPromise:
        raise Http404(str(promise_id)) from None
    except Ended as ended:
        say_refused(request, ended)
    else:
        say(request, _("Kept.") if kept else _("It was too late: the promise is broken."))
    return back_to(request, reverse("trust:promises"))


@require_POST
@only_for(*SERVING)
def withdraw(request: HttpRequest, promise_id: int) -> HttpResponse:
    """Take a promise back, with a reason."""
    why = request.POST.get("why", "")
    try:
        withdraw_promise(
            promise_id=promise_id, why=why, by=actor_of_request(request), now=timezone.now()
        )
    except NoSuchPromise:
        raise Http404(str(promise_id)) from None
    except (Refused, Ended) as problem:
        say_refused(request, problem)
    return back_to(request, reverse("trust:promises"))


@require_POST
@only_for(*SERVING)
def take_back(request: HttpRequest, promise_id: int) -> HttpResponse:
    """Undo a promise that was made by a click a moment ago."""
    found = promise(promise_id)
    me = actor_of_request(request)
    if found is None or found.made_by not in (me.name, me.who):
        raise Http404(str(promise_id))
    try:
        withdraw_promise(promise_id=promise_id, why="undo", by=me, now=timezone.now())
    except Ended:
        return with_toast(HttpResponse(""), _("It has ended meanwhile: nothing was changed."))
    return with_toast(HttpResponse(""), _("It is no promise any more."))


@require_safe
@only_for(*EVERYBODY)
def one(request: HttpRequest, promise_id: int) -> HttpResponse:
    """One promise: leads to where it was given, which is the customer's story."""
    found = promise(promise_id)
    if found is None:
        raise Http404(str(promise_id))
    if found.conversation_id is not None:
        return redirect("conversations:conversation", conversation_id=found.conversation_id)
    return redirect("desk:customer", customer_id=found.customer_id)


def _wanted(tab: str, me: int) -> PromiseFilter:
    if tab == "mine":
        return PromiseFilter(standing=True, owner_id=me)
    return PromiseFilter(standing=True) if tab == "standing" else PromiseFilter(state=tab)


def _tabs(tab: str, me: int, *, serves: bool) -> list[dict[str, Any]]:
    names = {
        "mine": _("Mine"), "standing": _("All that stand"), "broken": _("Broken ones"),
        "kept": _("Kept ones"),
    }  # fmt: skip
    address = reverse("trust:promises")
    own, everybody = count_standing(owner_id=me)
    counts = {"mine": own, "standing": everybody}
    return [
        {
            "label": names[key],
            "url": f"{address}?tab={key}",
            "current": key == tab,
            "count": counts.get(key),
        }
        for key in TABS
        if serves or key != "mine"
    ]


def _report(now: datetime) -> dict[str, Any]:
    """How many were kept: this month by team, and the months before."""
    recent = ("", now - timedelta(days=30), now)
    kept, *months = kept_in([recent, *_months(now)])
    return {
        "kept": kept,
        "teams": kept_by_team(start=now - timedelta(days=90), end=now),
        "months": [one for one in months if one.share is not None],
    }


def _months(now: datetime) -> list[tuple[str, datetime, datetime]]:
    """The newest Jalali months, this one first, as (name, from, before)."""
    zone = timezone.get_current_timezone()
    day = timezone.localtime(now).date()
    found = []
    for _turn in range(_MONTHS):
        first, after = month_range(day)
        start, end = (
            datetime(one.year, one.month, one.day, tzinfo=zone).astimezone(UTC)
            for one in (first, after)
        )
        found.append((show_date(first, style="month"), start, min(end, now)))
        day = first - timedelta(days=1)
    return found
