"""The public roadmap: planned, in progress, done."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..contracts import IdeaFilter
from ..queries.ideas import list_ideas
from ..rules.states import ON_ROADMAP
from ..screens import idea_rows, public_frame
from ..who_visits import visitor_in
from ..words import ICONS, STATES, TONES

_EACH: Final = 30


@never_cache
@require_safe
def roadmap(request: HttpRequest) -> HttpResponse:
    """What is coming and what came, each state in its column."""
    columns = [
        {
            "state": STATES[one],
            "tone": TONES[one],
            "icon": ICONS[one],
            "rows": idea_rows(
                list_ideas(
                    IdeaFilter(public=True, states=(one,)),
                    sort="new" if one == "done" else "votes",
                    limit=_EACH,
                )
            ),
        }
        for one in ON_ROADMAP
    ]
    visitor = visitor_in(request, timezone.now())
    given = {**public_frame(page="roadmap", known=visitor is not None), "columns": columns}
    return render(request, "ideas/roadmap.html", given)
