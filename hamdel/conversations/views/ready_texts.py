"""Settings: canned replies and macros; and the views of the inbox that people keep."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.accounts.public import people, person_of
from hamdel.platform.roles import EVERYBODY, LEADING, SERVING, only_for
from hamdel.platform.web.toasts import say

from ..contracts import Refused
from ..forms import MacroForm, ReplyForm
from ..queries.ready_texts import canned_replies, canned_reply, macro, macros
from ..rules.macros import form_of, steps_of
from ..rules.queues import view_of
from ..usecases.ready_texts import (
    forget_view,
    keep_view,
    remove_macro,
    remove_reply,
    save_macro,
    save_reply,
)
from ..who_asks import actor_of_request


@require_safe
@only_for(*SERVING)
def reply_list(request: HttpRequest) -> HttpResponse:
    """All canned replies."""
    return render(request, "conversations/replies.html", {"replies": canned_replies()})


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def reply(request: HttpRequest, reply_id: int | None = None) -> HttpResponse:
    """Write a canned reply down, or change it."""
    found = None if reply_id is None else canned_reply(reply_id)
    if reply_id is not None and found is None:
        raise Http404(str(reply_id))
    initial = (
        {"shortcut": found.shortcut, "title": found.title, "text": found.text} if found else {}
    )
    form = ReplyForm(request.POST if request.method == "POST" else None, initial=initial)

    def save() -> None:
        save_reply(
            reply_id=reply_id,
            by=actor_of_request(request),
            now=timezone.now(),
            **form.cleaned_data,
        )

    if request.method == "POST" and _saved(form, save):
        say(request, _("It is kept."))
        return redirect("conversations:reply_list")
    status = 422 if request.method == "POST" else 200
    given = {"form": form, "found": found}
    return render(request, "conversations/reply.html", given, status=status)


@require_POST
@only_for(*LEADING)
def reply_gone(request: HttpRequest, reply_id: int) -> HttpResponse:
    """Remove a canned reply."""
    remove_reply(reply_id=reply_id, by=actor_of_request(request), now=timezone.now())
    say(request, _("It is removed."))
    return redirect("conversations:reply_list")


@require_safe
@only_for(*SERVING)
def macro_list(request: HttpRequest) -> HttpResponse:
    """All macros."""
    return render(request, "conversations/macros.html", {"macros": macros()})


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def edit_macro(request: HttpRequest, macro_id: int | None = None) -> HttpResponse:
    """Write a macro down, or change it."""
    found = None if macro_id is None else macro(macro_id)
    if macro_id is not None and found is None:
        raise Http404(str(macro_id))
    initial: dict[str, Any] = {"name": found.name, **form_of(found.steps)} if found else {}
    serving = [
        (str(one.id), one.name) for one in people() if one.is_active and one.role in SERVING
    ]
    data = request.POST if request.method == "POST" else None
    form = MacroForm(data, initial=initial, people=serving)

    def save() -> None:
        save_macro(
            macro_id=macro_id,
            name=form.cleaned_data["name"],
            steps=steps_of(form.cleaned_data),
            by=actor_of_request(request),
            now=timezone.now(),
        )

    if request.method == "POST" and _saved(form, save):
        say(request, _("It is kept."))
        return redirect("conversations:macro_list")
    status = 422 if request.method == "POST" else 200
    given = {"form": form, "found": found}
    return render(request, "conversations/macro.html", given, status=status)


@require_POST
@only_for(*LEADING)
def macro_gone(request: HttpRequest, macro_id: int) -> HttpResponse:
    """Remove a macro."""
    remove_macro(macro_id=macro_id, by=actor_of_request(request), now=timezone.now())
    say(request, _("It is removed."))
    return redirect("conversations:macro_list")


@require_POST
@only_for(*EVERYBODY)
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep a view of the inbox under a name."""
    given = dict(_pairs(request.POST.get("query", "")))
    query = view_of(given).query
    try:
        keep_view(person_id=person_of(request).id, name=request.POST.get("name", ""), query=query)
    except Refused as refused:
        say(request, str(refused))
    else:
        say(request, _("The view is kept among the queues."))
    return redirect(f"{reverse('conversations:inbox')}?{query}")


@require_POST
@only_for(*EVERYBODY)
def forget(request: HttpRequest, view_id: int) -> HttpResponse:
    """Remove a view of one's own."""
    if not forget_view(view_id=view_id, person_id=person_of(request).id):
        raise Http404(str(view_id))
    say(request, _("The view is removed."))
    return redirect("conversations:inbox")


def _saved(form: forms.Form, save: Callable[[], None]) -> bool:
    if not form.is_valid():
        return False
    try:
        save()
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return False
    return True


def _pairs(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query[:400])
