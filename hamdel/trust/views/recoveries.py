"""Recoveries on a screen: what is open, and one with its steps."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.accounts.public import people, person, person_of
from hamdel.conversations.public import actor_of_request, conversation
from hamdel.customers.public import customer_names, known_customer
from hamdel.language.numbers import parse_number
from hamdel.platform.cursors import row_number
from hamdel.platform.instants import to_micros
from hamdel.platform.roles import EVERYBODY, SERVING, only_for, role_of
from hamdel.platform.web.formats import show_number
from hamdel.platform.web.instant_pages import next_of, place_of
from hamdel.platform.web.toasts import say

from ..contracts import BeyondAuthority, Ended, NoSuchRecovery, Refused, ToRecover
from ..queries.authority import authority_of
from ..queries.recoveries import list_recoveries, recovery
from ..queries.restored import JUST, restored_by_cause
from ..queries.trust import trust_of
from ..screens import recoveries_shown, recovery_shown, trust_tone
from ..usecases.checking import send_check
from ..usecases.recovering import (
    answer_check,
    do_step,
    own_recovery,
    skip_step,
    start_recovery,
)
from ..words import CAUSES, UNTOLD
from .acting import say_refused

PAGE: Final = 50
_RIALS: Final = 10  # to a toman


@require_safe
@only_for(*EVERYBODY)
def recoveries(request: HttpRequest) -> HttpResponse:
    """What is open and what has ended, the newest first."""
    tab = "done" if request.GET.get("tab") == "done" else "open"
    found = list_recoveries(state=tab, after=place_of(request), limit=PAGE + 1)
    given: dict[str, Any] = {
        "rows": recoveries_shown(found[:PAGE]),
        "next_url": next_of(
            "trust:recoveries",
            {"tab": tab},
            [(one.started_at, one.id) for one in found],
            page=PAGE,
        ),
        "tab": tab,
    }
    if request.GET.get("cursor"):
        return render(request, "trust/recovery_rows.html", given)
    address = reverse("trust:recoveries")
    named = (("open", _("Open recoveries")), ("done", _("Ended")))
    given["tabs"] = [
        {"label": label, "url": f"{address}?tab={key}", "current": key == tab, "count": None}
        for key, label in named
    ]
    restored = restored_by_cause(now=timezone.now())
    given["restored"] = [(str(CAUSES[one.cause]), one) for one in restored]
    return render(request, "trust/recoveries.html", given)


@require_safe
@only_for(*EVERYBODY)
def one(request: HttpRequest, recovery_id: int) -> HttpResponse:
    """One recovery: its steps, who has it, trust before and now."""
    facts = recovery(recovery_id)
    if facts is None:
        raise Http404(str(recovery_id))
    now = timezone.now()
    trust = trust_of(facts.customer_id, now=now)
    after = trust.now if facts.ended_at is None else trust.at(facts.ended_at)
    me = person(person_of(request).id)
    name = customer_names([facts.customer_id]).get(facts.customer_id, "")
    given = {
        "shown": recovery_shown(facts, name),
        "may_act": role_of(request) in SERVING and facts.state == "open",
        "before": round(trust.at(facts.caused_at - JUST)),
        "low": round(trust.at(facts.caused_at)),
        "after": round(after),
        "tone": trust_tone(after),
        "most_irr": 0 if me is None else authority_of(me),
        "people": [one for one in people() if one.role in SERVING],
        "scale": range(11),
    }
    return render(request, "trust/recovery.html", given)


@require_POST
@only_for(*SERVING)
def start(request: HttpRequest) -> HttpResponse:
    """Begin one by hand, for a customer or in a conversation."""
    now = timezone.now()
    number = row_number(request.POST.get("conversation", ""))
    talk = None if number is None else conversation(number)
    asked = row_number(request.POST.get("customer", ""))
    profile = talk.profile_id if talk is not None else known_customer(asked or 0)
    if profile is None:
        raise Http404(str(asked))
    title = request.POST.get("title", "").strip() or _("Begun by hand")
    started = start_recovery(
        ToRecover(
            profile_id=profile, cause="hand", title=title, caused_at=now,
            key=f"hand:{profile}:{to_micros(now)}",
            conversation_id=None if talk is None else talk.id,
            channel="" if talk is None else talk.channel,
            team_id=None if talk is None else talk.team_id,
        ),
        by=actor_of_request(request),
        now=now,
    )  # fmt: skip
    return redirect("trust:recovery", recovery_id=started)


@require_POST
@only_for(*SERVING)
def step(request: HttpRequest, recovery_id: int, name: str) -> HttpResponse:
    """Do a step, or leave it out with a reason."""
    given, by, now = request.POST, actor_of_request(request), timezone.now()
    try:
        if given.get("do") == "skip":
            why = given.get("why", "")
            skip_step(recovery_id=recovery_id, step=name, why=why, by=by, now=now)
        elif name == "verify":
            _ask(request, recovery_id)
        else:
            amount = _amount(given.get("amount", ""))
            note = given.get("note", "")
            do_step(
                recovery_id=recovery_id, step=name, note=note, amount_irr=amount, by=by, now=now
            )  # fmt: skip
    except NoSuchRecovery:
        raise Http404(str(recovery_id)) from None
    except BeyondAuthority as beyond:
        most = show_number(beyond.most_irr // _RIALS)
        say(request, _("You may give at most %(most)s toman; ask whoever leads.") % {"most": most})
    except (Refused, Ended) as problem:
        say_refused(request, problem)
    return redirect("trust:recovery", recovery_id=recovery_id)


@require_POST
@only_for(*SERVING)
def answers(request: HttpRequest, recovery_id: int) -> HttpResponse:
    """Keep what the customer answered on the phone."""
    trusts = row_number(request.POST.get("trusts", ""))
    solved = {"yes": True, "no": False}.get(request.POST.get("solved", ""))
    try:
        if solved is None or trusts is None:
            say(request, _("Answer both questions, please."))
        else:
            answer_check(
                recovery_id=recovery_id, solved=solved, trusts=trusts, by=actor_of_request(request),
                now=timezone.now(),
            )  # fmt: skip
    except NoSuchRecovery:
        raise Http404(str(recovery_id)) from None
    except Refused as refused:
        say_refused(request, refused)
    return redirect("trust:recovery", recovery_id=recovery_id)


@require_POST
@only_for(*SERVING)
def give(request: HttpRequest, recovery_id: int) -> HttpResponse:
    """Give it to somebody."""
    owner = row_number(request.POST.get("owner", "")) or 0
    try:
        own_recovery(
            recovery_id=recovery_id,
            owner_id=owner,
            by=actor_of_request(request),
            now=timezone.now(),
        )
    except NoSuchRecovery:
        raise Http404(str(recovery_id)) from None
    except (Refused, Ended) as problem:
        say_refused(request, problem)
    return redirect("trust:recovery", recovery_id=recovery_id)


def _ask(request: HttpRequest, recovery_id: int) -> None:
    problem = send_check(recovery_id=recovery_id, by=actor_of_request(request), now=timezone.now())
    if problem:
        say(request, str(UNTOLD.get(problem, UNTOLD["nowhere"])))
    else:
        say(request, _("The two questions are on their way."))


def _amount(said: str) -> int | None:
    """A gift in rial, told in toman. Raises Refused for what is no amount."""
    if not said.strip():
        return None
    number = parse_number(said)
    if number is None or not 0 < number < 10**14:
        raise Refused(_("This is no amount."), field="amount_irr")
    return int(number * _RIALS)
