"""Visitors prove who they are, leave again, and refuse news."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from hamdel.language.mask import mask_email, mask_phone
from hamdel.platform.cursors import row_number
from hamdel.platform.web.formats import screen_language
from hamdel.platform.web.toasts import say

from ..contracts import Refused
from ..deeds import do_it
from ..forms import AddressForm, CodeForm
from ..queries.ideas import idea
from ..screens import public_frame
from ..usecases.proving import (
    NoChannel,
    Proved,
    TooOften,
    enter_signed,
    proof_of,
    prove,
    send_code,
    ways_open,
)
from ..usecases.stopping import stop_news, stoppable
from ..usecases.voicing import leave_the_board
from ..who_visits import forget, network_in, remember, visitor_in
from ..words import told_problem


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Say where a code can be sent: to vote, or to see one's own ideas."""
    number = row_number(request.POST.get("idea") or request.GET.get("idea") or "")
    found = None if number is None else idea(number)
    found = found if found is not None and found.shown == "shown" else None
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed = {"do": "vote", "idea": found.id, "news": form.cleaned_data["news"]} if found else {}
        asked = ask_code(request, form, form.cleaned_data["address"], deed)
        if asked is not None:
            return asked
    given = {
        **public_frame(page="", known=False),
        "form": form,
        "idea": found,
        "can_prove": bool(ways_open()),
    }
    return render(request, "ideas/enter.html", given, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, token: str) -> HttpResponse:
    """Type the code; what one was about to do is then done."""
    now = timezone.now()
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = _prove(request, token, form)
        if done is not None:
            return done
    proof = proof_of(token, now=now)
    masked = ""
    if proof is not None:
        masked = mask_email(proof.value) if proof.kind == "email" else mask_phone(proof.value)
    given = {
        **public_frame(page="", known=False),
        "form": form,
        "to": masked,
        "is_open": proof is not None,
    }
    status = 404 if proof is None else 422 if form.errors else 200
    return render(request, "ideas/code.html", given, status=status)


@csrf_exempt  # the company's own page posts here; what its server signed is what lets them in
@never_cache
@require_POST
def signed(request: HttpRequest) -> HttpResponse:
    """Let in for whom the company's server signed: `user_id` and `user_hash`."""
    said = {name: request.POST.get(name, "") for name in ("user_id", "user_hash")}
    try:
        proved = enter_signed(**said, network=network_in(request), now=timezone.now())
    except TooOften as often:
        return _too_often(request, often)
    response = redirect("ideas:board" if proved is not None else "ideas:enter")
    if proved is not None:
        remember(response, proved.secret)
    return response


@never_cache
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Let this browser be nobody's again."""
    visitor = visitor_in(request, timezone.now())
    if visitor is not None:
        leave_the_board(visitor_id=visitor.pk)
    response = redirect("ideas:board")
    forget(response)
    return response


@csrf_exempt  # it is opened from a message, in browsers that keep no cookie; whoever has the token may
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask by GET, which changes nothing; refuse news of ideas by POST, twice being once."""
    posted = request.method == "POST"
    found = stop_news(token, now=timezone.now()) if posted else stoppable(token) is not None
    given = {"found": found, "done": posted and found}
    return render(request, "ideas/stop.html", given, status=200 if found else 404)


def ask_code(
    request: HttpRequest, form: forms.Form, address: str, deed: Mapping[str, Any]
) -> HttpResponse | None:
    """Send a code and go where it is typed; None where the form says why none was sent."""
    try:
        token = send_code(
            address, deed=deed, language="en" if screen_language() == "en" else "fa",
            network=network_in(request), now=timezone.now(),
        )  # fmt: skip
    except Refused as refused:
        form.add_error("address", told_problem(str(refused)))
    except NoChannel:
        form.add_error("address", _("No code can be sent there: try the other, e-mail or mobile."))
    except TooOften:
        form.add_error("address", _("Enough codes were sent for now: try again in an hour."))
    else:
        return redirect("ideas:code", token=token)
    return None


def _prove(request: HttpRequest, token: str, form: CodeForm) -> HttpResponse | None:
    now = timezone.now()
    try:
        proved = prove(token, form.cleaned_data["code"], network=network_in(request), now=now)
    except TooOften as often:
        return _too_often(request, often)
    if isinstance(proved, Proved):
        response = redirect(do_it(request, proved, now=now))
        remember(response, proved.secret)
        return response
    words = {
        "wrong": _("That is not the code: look again."),
        "tried": _("That was tried too often: ask for a new code."),
        "old": _("The code is too old: ask for a new one."),
    }
    form.add_error("code", words[proved])
    return None


def _too_often(request: HttpRequest, often: TooOften) -> HttpResponse:
    say(request, _("That was tried too often: try again in an hour."))
    response = redirect("ideas:board")
    response.headers["Retry-After"] = str(often.seconds)
    return response
