"""What the inbox's list is drawn from."""

from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hamdel.accounts.public import person_of, team_ids_of
from hamdel.platform.roles import LEADING, role_of
from hamdel.platform.web.formats import show_number

from .narrowing import narrowing
from .queries.inbox import InboxPage, InboxRow, inbox_page
from .queries.queues import Looker, counts
from .queries.saved_views import saved_views
from .rules.queues import View, view_of
from .words import EMPTY, FIRST, OF_LEADERS, PRIORITIES, QUEUES


@dataclass(frozen=True, slots=True)
class QueueTab:
    """A queue to choose."""

    key: str
    name: str
    icon: str
    count: int
    current: bool
    url: str


@dataclass(frozen=True, slots=True)
class ViewTab:
    """A view that somebody kept."""

    id: int
    name: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListScreen:
    """What conversations/inbox_list.html draws."""

    view: View
    first: tuple[QueueTab, ...]
    more: tuple[QueueTab, ...]
    saved: tuple[ViewTab, ...]
    rows: tuple[InboxRow, ...]
    next_url: str
    rescued: str
    empty: tuple[str, str]
    wider_url: str
    priorities: tuple[tuple[str, str], ...]
    labels: tuple[tuple[str, str], ...]

    @property
    def current(self) -> QueueTab:
        """The queue that is open."""
        return next(one for one in (*self.first, *self.more) if one.current)

    @property
    def beyond(self) -> bool:
        """Whether the open queue, or view, is one of those behind «more»."""
        return any(one.current for one in self.more)


def looker_of(request: HttpRequest) -> Looker:
    """The signed-in person as queues know them."""
    person = person_of(request)
    return Looker(id=person.id, teams=tuple(team_ids_of(person.id)))


def list_screen(request: HttpRequest, looker: Looker) -> ListScreen:
    """The list pane that the address asks for."""
    view = view_of(request.GET)
    waiting = counts(looker)
    page = page_of(request, view, looker)
    leads = role_of(request) in LEADING or view.queue in OF_LEADERS
    hidden = FIRST if leads else (*FIRST, *OF_LEADERS)
    return ListScreen(
        view=view,
        first=tuple(_tab(key, view, waiting) for key in FIRST),
        more=tuple(_tab(key, view, waiting) for key in QUEUES if key not in hidden),
        saved=_saved(looker, view),
        rows=page.rows,
        next_url=next_url(view, page),
        rescued=page.rescued,
        empty=_empty(view),
        wider_url=_wider_url(view),
        labels=() if (known := narrowing()) is None else tuple(known.choices()),
        priorities=tuple((key, str(word)) for key, word in PRIORITIES.items()),
    )


def page_of(request: HttpRequest, view: View, looker: Looker) -> InboxPage:
    """The page of the list that the address asks for; Http404 for a cursor that is not ours."""
    if view.queue == "calls":
        return InboxPage(rows=(), next="")
    try:
        return inbox_page(view, looker, cursor=request.GET.get("cursor", ""))
    except ValueError as error:
        raise Http404("cursor") from error


def next_url(view: View, page: InboxPage) -> str:
    """Where the list goes on; "" where it ends."""
    return f"{reverse('conversations:rows')}?{view.query}&cursor={page.next}" if page.next else ""


def saying(waiting: int, unassigned: int) -> str:
    """The one sentence above the inbox: what is so, what to do."""
    if waiting:
        said = ngettext(
            "%(count)s conversation waits for you.", "%(count)s conversations wait for you.", waiting
        )  # fmt: skip
        return said % {"count": show_number(waiting)}
    if unassigned:
        said = ngettext(
            "Nobody waits for you; %(count)s conversation has nobody yet: take it.",
            "Nobody waits for you; %(count)s conversations have nobody yet: take the first.",
            unassigned,
        )
        return said % {"count": show_number(unassigned)}
    return _("Everybody is answered.")


def _tab(key: str, view: View, waiting: dict[str, int]) -> QueueTab:
    name, icon = QUEUES[key]
    return QueueTab(
        key=key,
        name=str(name),
        icon=icon,
        count=waiting.get(key, 0),
        current=key == view.queue,
        url=f"{reverse('conversations:inbox')}?queue={key}",
    )


def _saved(looker: Looker, view: View) -> tuple[ViewTab, ...]:
    address = reverse("conversations:inbox")
    return tuple(
        ViewTab(one.id, one.name, f"{address}?{one.query}", one.query == view.query)
        for one in saved_views(looker.id)
    )


def _wider_url(view: View) -> str:
    """Where the same is searched in every conversation; "" where it is, or nothing is searched."""
    if not view.search or view.queue in {"every", "calls"}:
        return ""
    return f"{reverse('conversations:inbox')}?{replace(view, queue='every').query}"


def _empty(view: View) -> tuple[str, str]:
    if view.narrowed:
        return _("Nothing fits"), _("Take a word or a filter away to see more of this queue.")
    title, text = EMPTY[view.queue]
    return str(title), str(text)
