"""Who was asked and who was passed over, and why; who is held now."""

from typing import Any, Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, LEADING, only_for, role_of

from ..contracts import AskFilter
from ..queries.asks import asks, counted, held_now
from ..screens import ask_rows, reason_said, shares, tabs
from ..words import REASONS, STATES

PAGE: Final = 50


@require_safe
@only_for(*EVERYBODY)
def decisions(request: HttpRequest) -> HttpResponse:
    """Every decision, the newest first."""
    wanted = AskFilter(
        state=_one_of(request.GET.get("state", ""), STATES),
        reason=_one_of(request.GET.get("reason", ""), REASONS),
        survey_id=row_number(request.GET.get("survey", "")),
        customer_id=row_number(request.GET.get("customer", "")),
    )
    before = row_number(request.GET.get("before", "")) if request.GET.get("before") else None
    found = asks(wanted, before=before, limit=PAGE + 1)
    given: dict[str, Any] = {
        "rows": ask_rows(found[:PAGE]),
        "next_url": _next(request, found[PAGE - 1].id) if len(found) > PAGE else "",
    }
    if before is not None:
        return render(request, "asking/decision_rows.html", given)
    numbers = counted(customer_id=wanted.customer_id)
    of_survey = [one for one in numbers if wanted.survey_id in (None, one.survey_id)]
    given |= {
        "tabs": tabs("decisions", leads=role_of(request) in LEADING),
        "asked": sum(one.number for one in of_survey if one.state == "asked"),
        "reasons": shares(of_survey),
        "filters": _filters(wanted, {one.survey_id: one.survey for one in numbers}),
        "filtered": wanted != AskFilter(),
    }
    return render(request, "asking/decisions.html", given)


@require_safe
@only_for(*EVERYBODY)
def held(request: HttpRequest) -> HttpResponse:
    """Whom nothing is asked or offered now, and why."""
    rows = [
        {"facts": one, "reasons": [reason_said("held", key) for key in one.reasons]}
        for one in held_now()
    ]
    given = {"rows": rows, "tabs": tabs("held", leads=role_of(request) in LEADING)}
    return render(request, "asking/held.html", given)


def _filters(wanted: AskFilter, titles: dict[int, str]) -> list[dict[str, Any]]:
    every = ("", _("All"))
    return [
        {
            "name": "state",
            "label": _("Decision"),
            "value": wanted.state,
            "options": [every, *((key, str(words)) for key, words in STATES.items())],
        },
        {
            "name": "reason",
            "label": _("Reason"),
            "value": wanted.reason,
            "options": [every, *((key, str(words)) for key, words in REASONS.items())],
        },
        {
            "name": "survey",
            "label": _("Survey"),
            "value": str(wanted.survey_id or ""),
            "options": [every, *((str(key), title) for key, title in titles.items())],
        },
    ]


def _next(request: HttpRequest, last: int) -> str:
    said = {key: value for key, value in request.GET.items() if key != "before" and value}
    return f"{reverse('asking:decisions')}?{urlencode({**said, 'before': last})}"


def _one_of(said: str, known: dict[str, Any]) -> str:
    if said and said not in known:
        raise Http404(said)
    return said
