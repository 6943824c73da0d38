"""What is done to one or many cases at a press: each is told with its way back."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hamdel.conversations.public import actor_of_request
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import SERVING, only_for
from hamdel.platform.web.formats import show_number

from ..contracts import (
    OUTCOMES,
    PRIORITIES,
    STATES,
    CaseTypeFacts,
    Changed,
    NoSuchCase,
    Outcome,
    Priority,
    Refused,
    State,
)
from ..queries.cases import case
from ..queries.types import case_type
from ..usecases.deeds import Act, Acted, NoSuchDeed, act
from ..usecases.merging import Regrouped, merge_cases, split_case
from ..usecases.undoing import undo
from ..words import STATES as STATE_NAMES
from ..words import show_refusal
from .asking import done, known, refused

_STATES: Final[dict[str, State]] = {one: one for one in STATES}
_PRIORITIES: Final[dict[str, Priority]] = {one: one for one in PRIORITIES}
_OUTCOMES: Final[dict[str, Outcome]] = {one: one for one in OUTCOMES}


@require_POST
@only_for(*SERVING)
def do(request: HttpRequest) -> HttpResponse:
    """Do one thing to one or many cases."""
    ids = [one for said in request.POST.getlist("ids") if (one := row_number(said)) is not None]
    wanted = _wanted(request)
    version = row_number(request.POST.get("version")) if len(ids) == 1 else None
    try:
        acted = act(ids, wanted, version=version, by=actor_of_request(request), now=timezone.now())
    except Refused as problem:
        return refused(show_refusal(problem))
    return _told(wanted, acted)


@require_POST
@only_for(*SERVING)
def take_back(request: HttpRequest, deed_id: int) -> HttpResponse:
    """Take back what this person did."""
    try:
        back = undo(deed_id=deed_id, by=actor_of_request(request), now=timezone.now())
    except NoSuchDeed as error:
        raise Http404(str(deed_id)) from error
    except Refused as problem:
        return done(show_refusal(problem))
    if not back:
        return done(_("It was changed meanwhile and stays as it is."))
    return done(_("It is as it was."))


@require_POST
@only_for(*SERVING)
def merge(request: HttpRequest, case_id: int) -> HttpResponse:
    """Put another case of the customer into this one."""
    join = row_number(request.POST.get("join"))
    if join is None:
        return refused(_("Choose a case."))
    try:
        made = merge_cases(
            keep_id=case_id, join_id=join, by=actor_of_request(request), now=timezone.now()
        )
    except NoSuchCase as error:
        raise Http404(str(join)) from error
    except (Refused, Changed) as problem:
        return _refused(problem)
    return _regrouped(_("They are one case now."), made)


@require_POST
@only_for(*SERVING)
def split(request: HttpRequest, case_id: int) -> HttpResponse:
    """Move some of a case into a new one."""
    parts = {
        name: [one for said in request.POST.getlist(name) if (one := row_number(said)) is not None]
        for name in ("conversations", "interactions", "tasks")
    }
    title = request.POST.get("title", "")
    try:
        made = split_case(
            case_id=known(case_id).id, title=title, parts=parts, by=actor_of_request(request), now=timezone.now()
        )  # fmt: skip
    except (Refused, Changed) as problem:
        return _refused(problem)
    return _regrouped(_("It is a case of its own now."), made)


def _wanted(request: HttpRequest) -> Act:
    """What the pressed button says; what is none of ours is a take."""
    said = request.POST
    priority, state = said.get("priority", ""), said.get("state", "")
    if priority in _PRIORITIES:
        return Act(do="priority", priority=_PRIORITIES[priority])
    if state in _STATES:
        outcome = _OUTCOMES.get(said.get("outcome", ""), "resolved")
        return Act(do="state", state=_STATES[state], outcome=outcome)
    if said.get("do") == "assign":
        owner, team = row_number(said.get("person")), row_number(said.get("team"))
        return Act(do="assign", owner_id=owner, team_id=team)
    return Act(do="take")


def _refused(problem: Refused | Changed) -> HttpResponse:
    if isinstance(problem, Changed):
        return refused(_("Somebody changed it meanwhile: look again."), status=409)
    return refused(show_refusal(problem))


def _told(wanted: Act, acted: Acted) -> HttpResponse:
    if acted.deed_id is None:
        if not acted.problems:
            return done(_("Nothing had to be changed."))
        return refused(_problem(next(iter(acted.problems.items()))))
    undo_url = reverse("cases:undo", args=[acted.deed_id])
    return done(_said(wanted, acted), undo=undo_url)


def _said(wanted: Act, acted: Acted) -> str:
    count = {"n": show_number(len(acted.done))}
    said = {
        "take": ngettext("%(n)s case is yours.", "%(n)s cases are yours.", len(acted.done)),
        "assign": ngettext("%(n)s case is given.", "%(n)s cases are given.", len(acted.done)),
        "priority": ngettext(
            "%(n)s priority is set.", "%(n)s priorities are set.", len(acted.done)
        ),
    }
    if wanted.do == "state":
        text = f"{STATE_NAMES[wanted.state][0]}: {show_number(len(acted.done))}"
    else:
        text = said[wanted.do] % count
    if acted.problems:
        left = ngettext("%(n)s stays as it is", "%(n)s stay as they are", len(acted.problems))
        first = _problem(next(iter(acted.problems.items())))
        text += f" · {left % {'n': show_number(len(acted.problems))}}: {first}"
    return text


def _problem(found: tuple[int, str]) -> str:
    case_id, said = found
    if said == "changed":
        return _("Somebody changed it meanwhile: look again.")
    if said == "gone":
        return _("It is gone.")
    facts = case(case_id)
    kind = None if facts is None else case_type(facts.type)
    return show_refusal(Refused(said, field=_field(said, kind)), kind)


def _field(said: str, kind: CaseTypeFacts | None) -> str:
    """The field that a refusal of a deed names, by its English name."""
    for one in () if kind is None else kind.fields:
        if said == f"Before it is settled, say: {one.name_en}.":
            return f"fields.{one.key}"
    return ""


def _regrouped(text: str, made: Regrouped) -> HttpResponse:
    return done(text, undo=reverse("cases:undo", args=[made.deed_id]))
