"""What the list of cases is drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from hamdel.accounts.public import person_of, team_ids_of
from hamdel.platform import kept
from hamdel.platform.cursors import read_cursor, write_cursor

from .narrowing import narrowing
from .queries.listing import COUNTED, ListPage, ListRow, list_page
from .queries.types import case_types
from .rules.views import QUEUES, View, states_in, view_of
from .words import EMPTY, PRIORITIES, STATES, name_of
from .words import QUEUES as QUEUE_NAMES

VIEWS = "cases"  # what a person keeps of the list


@dataclass(frozen=True, slots=True)
class Tab:
    """A queue, or a kept view, to choose; how many are in it comes after the page, to `count_id`."""

    label: str
    url: str
    current: bool
    count_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListScreen:
    """What cases/list.html draws."""

    view: View
    tabs: tuple[Tab, ...]
    saved: tuple[Tab, ...]
    orders: tuple[Tab, ...]
    rows: tuple[ListRow, ...]
    next_url: str
    filters: tuple[dict[str, object], ...]
    empty: tuple[str, str]
    address: str
    reset_url: str


def list_screen(request: HttpRequest) -> ListScreen:
    """The list that the address asks for."""
    person = person_of(request)
    view = view_of(request.GET)
    mine = team_ids_of(person.id) if view.queue == "teams" else []
    page = page_of(request, view, person.id, mine)
    said = EMPTY[view.queue]
    nothing = (
        (_("Nothing fits"), _("Try fewer words or fewer filters.")) if view.narrowed else said
    )
    return ListScreen(
        view=view,
        tabs=tuple(_tab(key, view) for key in QUEUES),
        saved=_saved(person.id, view),
        orders=_orders(view),
        rows=page.rows,
        next_url=next_url(view, page),
        filters=_filters(view),
        empty=(str(nothing[0]), str(nothing[1])),
        address=reverse("cases:list"),
        reset_url=_url(view.whole()),
    )


def page_of(request: HttpRequest, view: View, person_id: int, mine: Sequence[int]) -> ListPage:
    """The page that the address asks for. Raises Http404 for a cursor that is none of ours."""
    said = request.GET.get("cursor", "")
    try:
        after = read_cursor(said, tuple[int, int, int]) if said else None
    except ValueError as error:
        raise Http404(said) from error
    return list_page(view, person_id=person_id, teams=mine, after=after)


def next_url(view: View, page: ListPage) -> str:
    """Where the list goes on; "" where that is all."""
    if page.next is None:
        return ""
    return f"{_url(view)}&cursor={write_cursor(*page.next)}"


def _url(view: View) -> str:
    return f"{reverse('cases:list')}?{view.query}"


def _tab(key: str, view: View) -> Tab:
    url = _url(view.in_queue(key))
    counted = f"case-count-{key}" if key in COUNTED else ""
    return Tab(str(QUEUE_NAMES[key]), url, view.queue == key, counted)


def _saved(person_id: int, view: View) -> tuple[Tab, ...]:
    found = kept.kept(person_id=person_id, group=VIEWS)
    address = reverse("cases:list")
    return tuple(
        Tab(name, f"{address}?{query}", query == view.query) for name, query in found.items()
    )


def _orders(view: View) -> tuple[Tab, ...]:
    if view.queue in ("settled", "every"):
        return ()
    named = (("", _("First to break")), ("need", _("Most urgent")), ("newest", _("Newest")))
    return tuple(
        Tab(label, _url(replace(view, order=key)), view.order == key) for key, label in named
    )


def _labels() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The filter of labels, where some are in use."""
    known = narrowing()
    found = [] if known is None else list(known.choices())
    return [("label", _("Label"), found)] if found else []


def _filters(view: View) -> tuple[dict[str, object], ...]:
    states = states_in(view.queue)
    chosen = (
        ("type", _("Type"), [(one.key, name_of(one)) for one in case_types(all_of_them=True)]),
        (
            "priority",
            _("Priority"),
            [(key, str(word)) for key, (word, _tone) in PRIORITIES.items()],
        ),
        ("state", _("State"), [(key, str(STATES[key][0])) for key in states]),
        *_labels(),
    )
    return tuple(
        {
            "name": name,
            "label": label,
            "value": getattr(view, name),
            "options": [("", _("All")), *options],
        }
        for name, label, options in chosen
    )
