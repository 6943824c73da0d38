"""The ideal customer profile on screens."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamdel.accounts.public import person_of
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, LEADING, only_for, role_of
from hamdel.platform.web.toasts import say
from hamdel.segments.public import read_aloud, segments

from ..contracts import PersonaFacts, Refused
from ..queries.ideal import fitting, ideal
from ..queries.personas import personas
from ..screens import segment_name
from ..usecases.idealizing import save_ideal


@dataclass(frozen=True, slots=True)
class Fit:
    """A persona beside the profile: how many of its people fit, and of how many."""

    facts: PersonaFacts
    people: int | None
    fit: int | None

    @property
    def share(self) -> float | None:
        """Of its people, 0…1."""
        return self.fit / self.people if self.people and self.fit is not None else None


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*EVERYBODY)
def ideal_screen(request: HttpRequest) -> HttpResponse:
    """Who fits, why, which personas are ideal, and how much of each fits."""
    may_edit = role_of(request) in LEADING
    problem = ""
    if request.method == "POST":
        if not may_edit:
            raise PermissionDenied
        chosen = [row_number(one) for one in request.POST.getlist("persona")]
        try:
            save_ideal(
                segment_id=row_number(request.POST.get("segment")),
                why=request.POST.get("why", ""),
                persona_ids=[one for one in chosen if one is not None],
                who=person_of(request).email,
                now=timezone.now(),
            )
        except Refused as refused:
            problem = str(refused)
        else:
            say(request, _("The ideal customer profile is kept."))
            return redirect("personas:ideal")
    return _page(request, problem, may_edit=may_edit)


def _page(request: HttpRequest, problem: str, *, may_edit: bool) -> HttpResponse:
    said, there = ideal(), {one.id: one for one in segments()}
    found = personas()
    criteria = there.get(said.segment_id or 0) if said else None
    own = sorted({one.segment_id for one in found if one.segment_id})
    fits = fitting(criteria.id, own) if criteria else {}
    given: dict[str, Any] = {
        "said": said,
        "criteria": criteria,
        "criteria_name": segment_name(criteria) if criteria else "",
        "sentence": read_aloud(criteria.rule) if criteria else "",
        "fits": [
            Fit(
                one,
                there[one.segment_id].members if one.segment_id in there else None,
                fits.get(one.segment_id or 0),
            )
            for one in sorted(found, key=lambda one: (not one.ideal, one.id))
        ],
        "segments": [(one.id, segment_name(one)) for one in there.values()],
        "problem": problem,
        "may_edit": may_edit,
    }
    return render(request, "personas/ideal.html", given, status=422 if problem else 200)
