"""One customer's journey from its beginning: to be read, gone through step by step, printed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hamdel.interactions.public import feelings_of, ribbon_of, story_of
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import only_for
from hamdel.touchpoints.public import stages

from ..moments import days_of
from ..naming import stage_names
from ..people import person_of
from ..replay import replay_of
from ..roles import EVERYBODY
from ..story import curve_points, curve_sentence, ribbon_stages, summary_of

MOST = 200
FELT = 54


@require_safe
@only_for(*EVERYBODY)
def replay(request: HttpRequest, customer_id: int) -> HttpResponse:
    """The newest MOST moments from the oldest of them on, up to `?at=`; `?cursor=`: those before."""
    person = person_of(customer_id)
    if person is None:
        raise Http404(str(customer_id))
    if person.id != customer_id:
        return redirect("desk:replay", customer_id=person.id)
    cursor = request.GET.get("cursor") or None
    try:
        page = story_of(customer_id, cursor=cursor, limit=MOST, profiles=person.profiles)
    except ValueError as error:
        raise Http404("cursor") from error
    names = stage_names(stages())
    found = ribbon_of(person.id, profiles=person.profiles)
    points = curve_points(feelings_of(person.id, limit=FELT, profiles=person.profiles))
    summary = summary_of(found)
    rows = [row for day in days_of(page.moments) for row in day.moments]
    given = {
        "person": person,
        "summary": summary,
        "ribbon": ribbon_stages(found, names=names),
        "points": points,
        "curve_sentence": curve_sentence(points),
        "replay": replay_of(rows, at=row_number(request.GET.get("at")), stages=names),
        "cursor": cursor or "",
        "earlier": page.next or "",
    }
    return render(request, "desk/replay.html", given)
