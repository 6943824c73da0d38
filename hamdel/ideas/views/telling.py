"""Who was told, when and how; who could not be and why; and who would be told now."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hamdel.platform import options
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, only_for

from ..queries.ideas import idea
from ..queries.reaching import open_accounts
from ..queries.tellings import count_told, told_of, would_tell
from ..screens import idea_rows, told_rows, would_rows
from ..settings import TELL_AFTER
from ..words import OUTCOME_TONES, OUTCOMES

PAGE = 100


@require_safe
@only_for(*EVERYBODY)
def told(request: HttpRequest, idea_id: int) -> HttpResponse:
    """The page of telling: how many there are of each outcome; the people come a moment later."""
    found = idea(idea_id)
    if found is None:
        raise Http404(str(idea_id))
    counts = count_told(found.id)
    given = {
        "row": idea_rows([found])[0],
        "done": found.state == "done",
        "counts": [
            {"words": OUTCOMES.get(one, one), "number": number, "tone": OUTCOME_TONES.get(one, "")}
            for one, number in sorted(counts.items())
        ],
    }
    return render(request, "ideas/told.html", given)


@require_safe
@only_for(*EVERYBODY)
def people(request: HttpRequest, idea_id: int) -> HttpResponse:
    """Who was told, and while it is not done who would be: a dry run, nothing is sent."""
    found = idea(idea_id)
    if found is None:
        raise Http404(str(idea_id))
    after = row_number(request.GET.get("after") or "") or 0
    rows = told_of(found.id, limit=PAGE + 1, after=after)
    given: dict[str, Any] = {
        "rows": told_rows(rows[:PAGE]),
        "next_url": _next(found.id, rows[PAGE - 1].id) if len(rows) > PAGE else "",
    }
    if after:
        return render(request, "ideas/told_rows.html", given)
    would = would_tell(found.id) if found.state != "done" else None
    given |= {
        "would": would,
        "would_rows": would_rows(would.rows) if would is not None else [],
        "nowhere": would is not None and not open_accounts(),
        "minutes": int(options.get(TELL_AFTER)),
    }
    return render(request, "ideas/told_people.html", given)


def _next(idea_id: int, after: int) -> str:
    return f"{reverse('ideas:told_people', args=[idea_id])}?after={after}"
