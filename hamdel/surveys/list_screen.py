"""What the list of surveys and the gallery are drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from hamdel.platform.cursors import read_cursor, write_cursor
from hamdel.platform.instants import from_micros, to_micros
from hamdel.platform.web.formats import screen_language
from hamdel.touchpoints.public import StageFacts, stages

from .contracts import STATES, SurveyFacts
from .queries.surveys import surveys
from .ready import Ready, ready_surveys
from .words import KIND_NAMES, STATE_NAMES

LIMIT = 50
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Tab:
    """A state to choose."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One survey of the list."""

    survey: SurveyFacts
    kind: str
    state: str
    tone: str
    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListScreen:
    """What surveys/list.html draws."""

    rows: tuple[Row, ...]
    tabs: tuple[Tab, ...]
    query: str
    narrowed: bool
    next_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyRow:
    """One survey of the gallery, in the language of the screen."""

    ready: Ready
    title: str
    about: str
    kind: str
    stage: str
    questions: int


def list_screen(request: HttpRequest) -> ListScreen:
    """The list that the address asks for. Raises Http404 for a cursor that is none of ours."""
    state, query = request.GET.get("state", ""), request.GET.get("q", "").strip()[:LONGEST]
    if state not in STATES:
        state = ""
    found = surveys(state=state, text=query, after=_place(request), limit=LIMIT + 1)
    named = stage_names(stages())
    shown = found[:LIMIT]
    return ListScreen(
        rows=tuple(_row(one, named) for one in shown),
        tabs=_tabs(state, query),
        query=query,
        narrowed=bool(query or state),
        next_url=_next(shown, state, query) if len(found) > LIMIT else "",
    )


def gallery() -> tuple[ReadyRow, ...]:
    """The surveys that are ready, as the gallery shows them."""
    language = screen_language()
    named = stage_names(stages())
    return tuple(
        ReadyRow(
            ready=one,
            title=one.title.get(language, one.title["fa"]),
            about=one.about.get(language, one.about["fa"]),
            kind=str(KIND_NAMES[one.kind]),
            stage=named.get(one.stage, ""),
            questions=len(one.questions) + (2 if one.kind != "form" else 0),
        )
        for one in ready_surveys()
    )


def stage_names(found: Sequence[StageFacts]) -> dict[str, str]:
    """What the stages are called on the screen, by key."""
    fa = screen_language() == "fa"
    return {one.key: one.name_fa if fa else one.name_en for one in found}


def _row(one: SurveyFacts, named: dict[str, str]) -> Row:
    word, tone = STATE_NAMES[one.state]
    return Row(
        survey=one,
        kind=str(KIND_NAMES[one.kind]),
        state=str(word),
        tone=tone,
        stage=named.get(one.stage, one.stage),
    )


def _tabs(state: str, query: str) -> tuple[Tab, ...]:
    named = [("", _("All")), *((key, str(STATE_NAMES[key][0])) for key in STATES)]
    return tuple(Tab(label, _url(key, query), key == state) for key, label in named)


def _url(state: str, query: str) -> str:
    said = urlencode({name: value for name, value in (("state", state), ("q", query)) if value})
    return f"{reverse('surveys:list')}?{said}"


def _next(shown: Sequence[SurveyFacts], state: str, query: str) -> str:
    last = shown[-1]
    return f"{_url(state, query)}&cursor={write_cursor(to_micros(last.changed_at), last.id)}"


def _place(request: HttpRequest) -> tuple[datetime, int] | None:
    said = request.GET.get("cursor", "")
    if not said:
        return None
    try:
        at, pk = read_cursor(said, tuple[int, int])
    except ValueError as error:
        raise Http404(said) from error
    return from_micros(at), pk
