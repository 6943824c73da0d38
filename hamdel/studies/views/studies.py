"""Studies on screens: the list, making and changing one, one as it stands."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.conversations.public import actor_of_request
from hamdel.platform.cursors import write_cursor
from hamdel.platform.instants import to_micros
from hamdel.platform.roles import EVERYBODY, LEADING, SERVING, only_for, role_of
from hamdel.platform.web.formats import screen_language
from hamdel.platform.web.instant_pages import place_of

from ..contracts import KINDS, StudyFacts
from ..forms import StudyForm
from ..queries.sessions import sessions
from ..queries.standing import standing
from ..queries.studies import list_studies, participants
from ..rules.guides import write_guide
from ..screens import person_rows, session_rows, step_shown, study_card
from ..starting import guide, guides
from ..usecases.studying import change_study, finish_study, make_study, remove_study
from ..words import KINDS as KIND_WORDS
from .acting import done, known, serves

_PEOPLE: Final = 60
PAGE: Final = 30


@require_safe
@only_for(*EVERYBODY)
def studies(request: HttpRequest) -> HttpResponse:
    """The studies, the newest first, a page of them."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    found = list_studies(kind=kind, after=place_of(request), limit=PAGE + 1)
    address = reverse("studies:list")
    last = found[PAGE - 1] if len(found) > PAGE else None
    cursor = write_cursor(to_micros(last.made_at), last.id) if last else ""
    given: dict[str, Any] = {
        "cards": [study_card(one) for one in found[:PAGE]],
        "next_url": f"{address}?kind={kind}&cursor={cursor}" if cursor else "",
        "may_write": serves(request),
        "tabs": [
            {"label": label, "url": f"{address}?kind={key}", "current": key == kind}
            for key, label in (("", _("All")), *((k, w) for k, (w, _i) in KIND_WORDS.items()))
        ],
    }
    template = "studies/list.html#rows" if request.GET.get("cursor") else "studies/list.html"
    return render(request, template, given)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*SERVING)
def new(request: HttpRequest) -> HttpResponse:
    """Begin a study, from nothing or with a guide."""
    chosen = guide(request.GET.get("from", ""))
    first: dict[str, Any] = {"language": screen_language()}
    if chosen is not None:
        first |= {
            "kind": chosen.kind, "guide": write_guide(chosen.questions),
            "consent": chosen.consent, "language": chosen.language,
        }  # fmt: skip
    form = StudyForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        made = make_study(form.to_study(), by=actor_of_request(request), now=timezone.now())
        return redirect("studies:one", study_id=made)
    given = {"form": form, "guides": guides(screen_language()), "chosen": chosen}
    return render(request, "studies/new.html", given, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*SERVING)
def edit(request: HttpRequest, study_id: int) -> HttpResponse:
    """Change a study: its goal, guide and wording of consent."""
    facts = known(study_id)
    first = {
        "kind": facts.kind, "title": facts.title, "goal": facts.goal, "consent": facts.consent,
        "guide": write_guide(facts.questions), "language": facts.language,
    }  # fmt: skip
    form = StudyForm(request.POST or None, initial=first)
    form.fields["kind"].disabled = True
    if request.method == "POST" and form.is_valid():
        change_study(study_id, form.to_study(), by=actor_of_request(request), now=timezone.now())
        return redirect("studies:one", study_id=study_id)
    given = {"form": form, "study": facts, "may_remove": role_of(request) in LEADING}
    return render(request, "studies/edit.html", given, status=422 if form.errors else 200)


@require_safe
@only_for(*EVERYBODY)
def one(request: HttpRequest, study_id: int) -> HttpResponse:
    """One study: what to do next, its sessions, its people, its guide."""
    facts, now = known(study_id), timezone.now()
    people, talks = participants(study_id), sessions(study_id)
    rows = person_rows(people, talks, may_see=serves(request))
    most = None if request.GET.get("people") == "all" else _PEOPLE
    step = step_shown(standing(facts, people, talks), now=now)
    given = {
        "card": study_card(facts),
        "study": facts,
        "step": step,
        "step_url": "" if step is None else _goes(step.goes, facts),
        "people": rows[:most],
        "more_people": len(rows) - len(rows[:most]),
        "sessions": session_rows(talks, rows),
        "may_write": serves(request),
        "tabs": tabs(facts, "one"),
    }
    return render(request, "studies/one.html", given)


@require_POST
@only_for(*SERVING)
def finish(request: HttpRequest, study_id: int) -> HttpResponse:
    """Finish a study, or open it again."""
    over = request.POST.get("over") != "no"
    by, now = actor_of_request(request), timezone.now()
    return done(
        request,
        lambda: finish_study(study_id, done=over, by=by, now=now),
        _("The study is finished.") if over else _("The study is open again."),
        reverse("studies:one", args=[study_id]),
    )


@require_POST
@only_for(*LEADING)
def remove(request: HttpRequest, study_id: int) -> HttpResponse:
    """Remove a study for good."""
    by, now = actor_of_request(request), timezone.now()
    return done(
        request,
        lambda: remove_study(study_id, by=by, now=now),
        _("The study is removed with everything in it."),
        reverse("studies:list"),
    )


def tabs(facts: StudyFacts, current: str) -> list[dict[str, Any]]:
    """The parts of a study."""
    named = (
        ("one", _("Sessions and people")), ("coding", _("Notes and quotes")),
        ("themes", _("Themes")), ("report", _("Report")),
    )  # fmt: skip
    return [
        {
            "label": label,
            "url": reverse(f"studies:{key}", args=[facts.id]),
            "current": key == current,
        }
        for key, label in named
    ]


def _goes(place: str, facts: StudyFacts) -> str:
    """The address at which a step is done."""
    if place in ("participants", "sessions"):
        return f"#{place}"
    return reverse(f"studies:{place}", args=[facts.id])
