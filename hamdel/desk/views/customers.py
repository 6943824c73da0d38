"""The list of customers: search, filters, pages, and the same as a file."""

import csv
from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.language.bidi import isolate
from hamdel.platform import audit, kept
from hamdel.platform.instants import rfc3339
from hamdel.platform.roles import only_for, role_of
from hamdel.platform.tables import safe_cell
from hamdel.platform.web.formats import screen_language
from hamdel.platform.web.toasts import say
from hamdel.platform.web.words import CHANNELS, SENTIMENTS
from hamdel.segments.public import segments
from hamdel.touchpoints.public import stages

from ..copies import LISTS
from ..listing import SINCE, Listed, Wish, listed, wish_of
from ..naming import stage_names
from ..people import PersonRow
from ..roles import EVERYBODY, EXPORTING, LEADING, SERVING
from .who import who_of

EXPORT_PAGE = 500
MOST_EXPORTED = 100_000
FOUND_AT_ONCE = 8


@require_safe
@only_for(*EVERYBODY)
def customers(request: HttpRequest) -> HttpResponse:
    """Show the list, or the page after a cursor."""
    wish = wish_of(request.GET)
    cursor = request.GET.get("cursor", "")
    page = listed(wish, cursor=cursor, now=timezone.now())
    address = reverse("desk:customers")
    given = {
        "wish": wish,
        "page": page,
        "next_url": _next(address, wish, page),
        "address": address,
        "chosen": _filters(wish),
        "orders": _orders(address, wish),
        "query": urlencode(wish.query()),
        "saved": _saved(request, address, wish),
        "export_url": f"{reverse('desk:customers_csv')}?{urlencode(wish.query())}",
        "may_import": role_of(request) in LEADING,
        "may_write": role_of(request) in SERVING,
    }
    template = "desk/customers.html#rows" if cursor else "desk/customers.html"
    return render(request, template, given)


@require_POST
@only_for(*EVERYBODY)
def save(request: HttpRequest) -> HttpResponse:
    """Keep the filters under a name of the person's own, or let a kept one go."""
    name = " ".join(request.POST.get("name", "").split())[:60]
    person_id = request.user.pk
    if person_id is None or not name:
        return redirect("desk:customers")
    if request.POST.get("forget"):
        kept.let_go(person_id=person_id, name=f"{LISTS}:{name}")
        return redirect("desk:customers")
    query = urlencode(wish_of(QueryDict(request.POST.get("query", ""))).query())
    if query and kept.keep(person_id=person_id, name=f"{LISTS}:{name}", value=query):
        say(request, _("“%(name)s” is kept above the list.") % {"name": isolate(name)})
    return redirect(f"{reverse('desk:customers')}?{query}")


@require_safe
@only_for(*EVERYBODY)
def search(request: HttpRequest) -> HttpResponse:
    """Customers for the palette: links, nothing else; empty where nobody is found."""
    text = request.GET.get("q", "")[:200].strip()
    if not text:
        return HttpResponse()
    page = listed(Wish(q=text), cursor="", now=timezone.now(), limit=FOUND_AT_ONCE)
    return render(request, "desk/search.html", {"rows": page.rows})


@require_safe
@only_for(*EXPORTING)
def customers_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The list that a filter leaves, as CSV that a spreadsheet opens rightly."""
    wish = wish_of(request.GET)
    audit.record(
        who=who_of(request),
        act="customers exported",
        subject="customers",
        before=None,
        after=_told(wish),
        now=timezone.now(),
    )
    response = StreamingHttpResponse(_lines(wish), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="customers.csv"'
    return response


def _told(wish: Wish) -> dict[str, object]:
    """What was asked for, for the trail: of a search, which may be a name, only that there was one."""
    told = {name: value for name, value in wish.query().items() if name != "q"}
    return {"format": "csv", **told, **({"search": True} if wish.q else {})}


class _Echo:
    """What csv writes into: it hands each line on."""

    def write(self, line: str) -> str:
        """Return the line."""
        return line


def _lines(wish: Wish) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff"  # tells spreadsheets that it is UTF-8
    yield writer.writerow(
        ["id", "name", "phone", "email", "interactions", "last_seen_at", "about"]
    )
    cursor, count, now = "", 0, timezone.now()
    while count < MOST_EXPORTED:
        page = listed(wish, cursor=cursor, now=now, limit=EXPORT_PAGE)
        for row in page.rows:
            yield writer.writerow(_cells(row))
        count += len(page.rows)
        cursor = page.next
        if not cursor:
            return


def _cells(row: PersonRow) -> list[str]:
    main = {each.kind: each.value for each in row.main}
    seen = row.seen
    name = row.name if row.named else ""
    cells = [str(row.id), name, main.get("phone", ""), main.get("email", "")]
    cells += [str(seen.moments), rfc3339(seen.at)] if seen else ["0", ""]
    return [safe_cell(cell) for cell in [*cells, row.line]]


def _next(address: str, wish: Wish, page: Listed) -> str:
    return f"{address}?{urlencode({**wish.query(), 'cursor': page.next})}" if page.next else ""


def _filters(wish: Wish) -> list[dict[str, object]]:
    names = stage_names(stages())
    days = {"1": _("a day"), "7": _("a week"), "30": _("a month"), "90": _("three months")}
    states = {
        "verified": _("vouched for"),
        "claimed": _("only claimed"),
        "anonymous": _("without a name"),
        "shared": _("with a shared identifier"),
    }
    chosen = (
        ("channel", _("Channel"), [(k, str(v)) for k, v in CHANNELS.items()]),
        ("stage", _("Stage"), list(names.items())),
        ("mood", _("Feeling"), [(k, str(v)) for k, v in SENTIMENTS.items()]),
        ("since", _("Met within"), [(key, days[key]) for key in SINCE]),
        ("bought", _("Purchase"), [("1", _("has bought"))]),
        ("segment", _("Segment"), _segments()),
        ("state", _("Known"), list(states.items())),
    )
    return [
        {
            "name": name,
            "label": label,
            "value": getattr(wish, name),
            "options": [("", _("All")), *options],
        }
        for name, label, options in chosen
    ]


def _segments() -> list[tuple[str, str]]:
    persian = screen_language() == "fa"
    return [(str(one.id), one.name_fa if persian else one.name_en) for one in segments()]


def _saved(request: HttpRequest, address: str, wish: Wish) -> list[dict[str, object]]:
    mine = kept.kept(person_id=request.user.pk or 0, group=LISTS)
    here = urlencode(wish.query())
    return [
        {"name": name, "url": f"{address}?{query}", "current": query == here}
        for name, query in mine.items()
    ]


def _orders(address: str, wish: Wish) -> list[dict[str, object]]:
    kept = {name: value for name, value in wish.query().items() if name != "order"}
    named = (("", _("Last met")), ("known", _("Newly known")))
    return [
        {
            "label": label,
            "url": f"{address}?{urlencode({**kept, 'order': key} if key else kept)}",
            "current": wish.order == key,
        }
        for key, label in named
    ]
