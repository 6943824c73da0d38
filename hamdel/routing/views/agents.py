"""Who serves: states, skills, capacity, shifts; skills and what holds for all rules."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamdel.conversations.public import actor_of_request
from hamdel.platform.roles import LEADING, only_for
from hamdel.platform.web.toasts import say

from ..contracts import STATES, AgentFacts, Refused, ToServe
from ..forms import AgentForm, SettingsForm, SkillForm
from ..naming import names_now
from ..queries.agents import skills, team_now
from ..queries.settings import settings_now
from ..usecases.agents import add_skill, remove_skill, write_agent
from ..usecases.settings import change_settings
from ..usecases.states import set_state
from ..words import STATES as STATE_WORDS


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def agent_list(request: HttpRequest) -> HttpResponse:
    """Everybody who serves; a new skill."""
    posted = request.POST if request.method == "POST" else None
    form = SkillForm(posted)
    if posted is not None and form.is_valid():
        add_skill(name=form.cleaned_data["name"], by=actor_of_request(request), now=timezone.now())
        say(request, _("The skill is named."))
        return redirect("routing:agents")
    facts = team_now(settings_now(), now=timezone.now()).facts
    given = {
        "agents": facts,
        "here": sum(one.state == "available" for one in facts),
        "skills": skills(),
        "form": form,
        "states": STATE_WORDS,
    }
    return render(request, "routing/agents.html", given, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def agent(request: HttpRequest, person_id: int) -> HttpResponse:
    """What one person knows, carries, and when they work."""
    found = _agent(person_id)
    posted = request.POST if request.method == "POST" else None
    said = ToServe(
        capacity=found.capacity,
        languages=found.languages,
        skills={skill: level for skill, _name, level in found.skills},
        week=found.week,
    )
    form = AgentForm(posted, names=names_now(choices=False), said=said)
    if posted is not None and form.is_valid():
        try:
            write_agent(
                person_id=person_id,
                said=form.said(),
                by=actor_of_request(request),
                now=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            say(request, _("It is kept."))
            return redirect("routing:agents")
    given = {"agent": found, "form": form, "states": STATE_WORDS}
    return render(request, "routing/agent.html", given, status=422 if form.errors else 200)


@require_POST
@only_for(*LEADING)
def agent_state(request: HttpRequest, person_id: int) -> HttpResponse:
    """Say of somebody else whether they are there."""
    state = next((one for one in STATES if one == request.POST.get("state")), None)
    if state is None:
        raise Http404("state")
    found = _agent(person_id)
    given = set_state(
        person_id=found.person_id, state=state, by=actor_of_request(request), now=timezone.now()
    )
    say(request, _("Kept.") if not given else _("Kept. What waited is in the queue again."))
    return redirect("routing:agent", person_id)


@require_POST
@only_for(*LEADING)
def skill_gone(request: HttpRequest, skill_id: int) -> HttpResponse:
    """Take a skill away."""
    try:
        remove_skill(skill_id=skill_id, by=actor_of_request(request), now=timezone.now())
    except Refused as refused:
        say(request, str(refused))
    else:
        say(request, _("The skill is removed."))
    return redirect("routing:agents")


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def settings(request: HttpRequest) -> HttpResponse:
    """What holds for all rules."""
    posted = request.POST if request.method == "POST" else None
    form = SettingsForm(posted, now=settings_now())
    if posted is not None and form.is_valid():
        try:
            change_settings(form.said(), by=actor_of_request(request), now=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            say(request, _("It is kept."))
            return redirect("routing:rules")
    return render(
        request, "routing/settings.html", {"form": form}, status=422 if form.errors else 200
    )


def _agent(person_id: int) -> AgentFacts:
    found = team_now(settings_now(), now=timezone.now(), person_ids=[person_id]).facts
    if not found:
        raise Http404(str(person_id))
    return found[0]
