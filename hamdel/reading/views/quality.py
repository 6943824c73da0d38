"""How well the reader reads: by class, what it confuses, coverage, drift, and its versions."""

from datetime import timedelta
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.platform import options
from hamdel.platform.roles import only_for, role_of

from ..contracts import HEADS, Head, VersionFacts
from ..public import IntentError, add_intent, remove_intent
from ..quality_screen import quality_screen
from ..queries.intents import own_intents
from ..queries.judged import drift_of, judged_by_people
from ..queries.versions import versions, waiting_to_be_learned
from ..roles import JUDGES, TEACHERS
from ..usecases.learning import LEARN_AFTER, UNDER_WAY, order_learning, roll_back
from ..words import HEADS as HEAD_NAMES

DRIFT: Final = timedelta(weeks=8)


@require_safe
@only_for(*JUDGES)
def quality(request: HttpRequest) -> HttpResponse:
    """The quality of one head, and the versions of the reader."""
    known: dict[str, Head] = {one: one for one in HEADS}
    head = known.get(request.GET.get("head", ""), "intent")
    now = timezone.now()
    listed = versions()
    given = {
        "tabs": [
            {
                "label": HEAD_NAMES[one],
                "url": f"{reverse('reading:quality')}?head={one}",
                "current": one == head,
            }
            for one in ("intent", "emotion", "sentiment", "toxic")
        ],
        "page": quality_screen(
            head, judged_by_people(head), drift_of(head, since=now - DRIFT, until=now)
        ),
        "versions": [(one, _told(one)) for one in listed],
        "learning": any(one.state in UNDER_WAY for one in listed),
        "waiting": waiting_to_be_learned(),
        "learn_after": options.get(LEARN_AFTER),
        "may_teach": role_of(request) in TEACHERS,
        "own_intents": own_intents() if head == "intent" else (),
    }
    return render(request, "reading/quality.html", given)


@require_POST
@only_for(*TEACHERS)
def learn(request: HttpRequest) -> HttpResponse:
    """Ask for a new version."""
    who = str(getattr(request.user, "email", ""))
    if order_learning(who=who, now=timezone.now()) is None:
        messages.info(request, _("A new version is being made already."))
    else:
        messages.success(request, _("The reader learns now; that takes a minute or two."))
    return redirect("reading:quality")


@require_POST
@only_for(*TEACHERS)
def choose(request: HttpRequest, version_id: int) -> HttpResponse:
    """Make a kept version the active one."""
    who = str(getattr(request.user, "email", ""))
    if roll_back(version_id=version_id, who=who, now=timezone.now()):
        messages.success(request, _("This version reads from now on."))
    else:
        messages.error(request, _("This version can not be chosen."))
    return redirect("reading:quality")


@require_POST
@only_for(*TEACHERS)
def intents(request: HttpRequest) -> HttpResponse:
    """Add an intent of the company's own, or take one away."""
    who, now = str(getattr(request.user, "email", "")), timezone.now()
    try:
        if key := request.POST.get("remove", ""):
            remove_intent(key=key, who=who, now=now)
            messages.success(request, _("The intent is taken away."))
        else:
            names = {name: request.POST.get(name, "") for name in ("name_fa", "name_en")}
            add_intent(**names, who=who, now=now)
            messages.success(request, _("Added. Give it to messages, and the reader learns it."))
    except IntentError as error:
        text = {
            "name_fa": _("An intent needs a name."),
            "key": _("People gave it to messages; it stays."),
        }
        messages.error(request, text[error.field])
    return redirect("reading:quality")


def _told(version: VersionFacts) -> list[tuple[str, int, int, int]]:
    """How a version did on held-out messages: head, rows, right now, right before."""
    return [(str(HEAD_NAMES[head]), *numbers) for head, numbers in version.right.items()]
