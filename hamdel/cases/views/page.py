"""The page of one case, and the dialogs that belong to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hamdel.accounts.public import people, teams
from hamdel.customers.public import profiles_of
from hamdel.platform.roles import EVERYBODY, SERVING, only_for

from ..page_screens import case_screen
from ..queries.cases import open_cases_of
from ..queries.work import tasks_of
from ..words import OUTCOMES, PRIORITIES, STATES
from .asking import known


@require_safe
@only_for(*EVERYBODY)
def case_page(request: HttpRequest, case_id: int) -> HttpResponse:
    """What it is, what to do next and why, and the customer's story beside it."""
    return render(request, "cases/case.html", _given(request, case_id))


@require_safe
@only_for(*EVERYBODY)
def work(request: HttpRequest, case_id: int) -> HttpResponse:
    """The page's inner part, fetched anew after a deed."""
    return render(request, "cases/work.html", _given(request, case_id))


@require_safe
@only_for(*SERVING)
def giving(request: HttpRequest, case_id: int) -> HttpResponse:
    """To whom it is given."""
    given = {
        "facts": known(case_id),
        "people": [(one.id, one.name) for one in people()],
        "teams": teams(),
    }
    return render(request, "cases/do_give.html", given)


@require_safe
@only_for(*SERVING)
def merging(request: HttpRequest, case_id: int) -> HttpResponse:
    """Which other case of the customer comes into this one."""
    found = known(case_id)
    theirs = open_cases_of(profiles_of(found.customer_id))
    given = {"facts": found, "others": [one for one in theirs if one.id != found.id]}
    return render(request, "cases/do_merge.html", given)


@require_safe
@only_for(*SERVING)
def splitting(request: HttpRequest, case_id: int) -> HttpResponse:
    """What goes into a case of its own."""
    found = known(case_id)
    given = {
        "screen": case_screen(request, found, now=timezone.now()),
        "tasks": tasks_of(found.id),
    }
    return render(request, "cases/do_split.html", given)


@require_safe
@only_for(*SERVING)
def solving(request: HttpRequest, case_id: int) -> HttpResponse:
    """How it ended."""
    given = {
        "facts": known(case_id),
        "outcomes": [(key, str(word)) for key, word in OUTCOMES.items()],
    }
    return render(request, "cases/do_solve.html", given)


def _given(request: HttpRequest, case_id: int) -> dict[str, object]:
    found = known(case_id)
    return {
        "screen": case_screen(request, found, now=timezone.now()),
        "priorities": [(key, str(word)) for key, (word, _tone) in PRIORITIES.items()],
        "people": [(one.id, one.name) for one in people()],
        "teams": teams(),
        "states": [(key, str(word)) for key, (word, _tone) in STATES.items()],
    }
