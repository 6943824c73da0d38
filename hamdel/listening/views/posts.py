"""What we post of ourselves: what is coming, day by day, and what was."""

from datetime import date, datetime
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.conversations.public import Actor, actor_of_request
from hamdel.platform.roles import EVERYBODY, SERVING, only_for, role_of
from hamdel.platform.web.toasts import say

from ..contracts import PostFacts, Refused
from ..forms import PostForm
from ..queries.sources import post, posting_sources, posts
from ..screens import PostShown, post_shown
from ..usecases.posting import (
    LONGEST,
    ToPost,
    cancel_post,
    change_post,
    restore_post,
    say_it_appeared,
    send_again,
    write_post,
)
from ..words import refusal

_PAST = 30


@require_safe
@only_for(*EVERYBODY)
def calendar(request: HttpRequest) -> HttpResponse:
    """What is coming, by day, and what was posted lately."""
    coming = [post_shown(one) for one in posts(coming=True)]
    given = {
        "unknown": [one for one in coming if one.facts.state == "unknown"],
        "days": _by_day([one for one in coming if one.facts.state != "unknown"]),
        "past": [post_shown(one) for one in posts(coming=False, limit=_PAST)],
        "places": posting_sources(),
        "may_act": role_of(request) in SERVING,
    }
    return render(request, "listening/posts.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*SERVING)
def edit(request: HttpRequest, post_id: int | None = None) -> HttpResponse:
    """Write something to post, or write it anew while it waits."""
    facts = None if post_id is None else _known(post_id)
    now, by = timezone.now(), actor_of_request(request)
    places = posting_sources()
    first = {} if facts is None else {"source": facts.source_id, "text": facts.text}
    form = PostForm(request.POST or None, places=places, now=now, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            done = _write(form, facts, by=by, now=now)
        except Refused as refused:
            form.add_error(
                refused.field if refused.field in form.fields else None, refusal(refused)
            )
        else:
            say(
                request, _("It goes out at its time.") if done else _("It is too late: it is out.")
            )
            return redirect("listening:posts")
    given = {"form": form, "post": facts, "places": places, "longest": LONGEST}
    return render(request, "listening/post.html", given, status=422 if form.errors else 200)


@require_POST
@only_for(*SERVING)
def cancel(request: HttpRequest, post_id: int) -> HttpResponse:
    """Take a post back before it is out."""
    _known(post_id)
    if cancel_post(post_id=post_id, by=actor_of_request(request), now=timezone.now()):
        say(request, _("Taken back."), undo=reverse("listening:post_restore", args=[post_id]))
    else:
        say(request, _("It is too late: it is out."))
    return redirect("listening:posts")


@require_POST
@only_for(*SERVING)
def restore(request: HttpRequest, post_id: int) -> HttpResponse:
    """Let a post that was taken back wait again."""
    _known(post_id)
    if not restore_post(post_id=post_id, by=actor_of_request(request), now=timezone.now()):
        say(request, _("Its time has passed: write it anew."))
    return redirect("listening:posts")


@require_POST
@only_for(*SERVING)
def decide(request: HttpRequest, post_id: int) -> HttpResponse:
    """Say of a post of unknown outcome that it is there, or have it sent again."""
    _known(post_id)
    by, now = actor_of_request(request), timezone.now()
    if request.POST.get("there"):
        say_it_appeared(post_id=post_id, by=by, now=now)
        say(request, _("Noted: it is there."))
    elif send_again(post_id=post_id, by=by, now=now):
        say(
            request,
            _("It is sent again, under the same key: a network that knows it posts it once."),
        )
    return redirect("listening:posts")


def _write(form: PostForm, facts: PostFacts | None, *, by: Actor, now: datetime) -> bool:
    said = form.cleaned_data
    if facts is not None:
        return change_post(
            post_id=facts.id, text=said["text"], at=form.when or facts.due_at, by=by, now=now
        )
    wanted = ToPost(source_id=said["source"], text=said["text"], at=form.when)
    write_post(wanted, by=by, now=now)
    return True


def _by_day(found: list[PostShown]) -> list[tuple[date, list[PostShown]]]:
    def day_of(one: PostShown) -> date:
        return timezone.localdate(one.facts.due_at)

    return [(day, list(rows)) for day, rows in groupby(found, key=day_of)]


def _known(post_id: int) -> PostFacts:
    found = post(post_id)
    if found is None:
        raise Http404(str(post_id))
    return found
