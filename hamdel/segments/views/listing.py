"""The list of segments, and one segment: who is in, who came and went, as a file."""

import csv
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hamdel.accounts.public import person_of
from hamdel.customers.public import facts_of
from hamdel.platform import audit
from hamdel.platform.cursors import read_cursor, row_number, write_cursor
from hamdel.platform.instants import from_micros, rfc3339, to_micros
from hamdel.platform.roles import EVERYBODY, EXPORTING, LEADING, only_for, role_of
from hamdel.platform.tables import safe_cell
from hamdel.platform.web.formats import screen_language

from ..contracts import NoSuchSegment, SegmentFacts
from ..queries.evidence import evidence_of
from ..queries.segments import (
    counts,
    members_kept,
    moves,
    segment,
    segments,
    segments_of,
)
from ..rules.shapes import read_rule
from ..screens import MONTH, Person, card, cards, people
from ..starting import STARTING
from ..usecases.refreshing import local_day
from ..words import names_now

PAGE = 50
TABS = ("in", "joined", "left")
_EXPORTED = 500


@require_safe
@only_for(*EVERYBODY)
def segment_list(request: HttpRequest) -> HttpResponse:
    """Every segment with its count and how it changed over a month."""
    today = local_day(timezone.now())
    found = segments()
    have = {one.key for one in found}
    given = {
        "cards": cards(found, today=today),
        "starting": [one for one in STARTING if one.key not in have],
        "may_edit": role_of(request) in LEADING,
    }
    return render(request, "segments/list.html", given)


@require_safe
@only_for(*EVERYBODY)
def one_segment(request: HttpRequest, segment_id: int) -> HttpResponse:
    """One segment: its sentence, its course, and its people a page at a time."""
    one = known(segment_id)
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS else TABS[0]
    found, following = _people(one, tab, request.GET.get("cursor"))
    address = reverse("segments:one", args=[one.id])
    today = local_day(timezone.now())
    counted = counts(one.id, since=today - timedelta(days=MONTH), until=today)
    given = {
        "card": card(one, counted, names=names_now()),
        "counted": counted,
        "people": found,
        "tab": tab,
        "tabs": _tabs(address, tab, one),
        "next_url": f"{address}?tab={tab}&cursor={following}" if following else "",
        "may_edit": role_of(request) in LEADING,
        "may_export": role_of(request) in EXPORTING,
    }
    template = "segments/one.html#people" if request.GET.get("cursor") else "segments/one.html"
    return render(request, template, given)


@require_safe
@only_for(*EVERYBODY)
def why(request: HttpRequest, segment_id: int, customer_id: int) -> HttpResponse:
    """Why one customer is in: each condition that holds, and what shows it."""
    one = known(segment_id)
    found = evidence_of(read_rule(one.rule), [customer_id], now=timezone.now())
    given = {"because": found[customer_id], "customer_id": customer_id}
    return render(request, "segments/why.html", given)


@require_safe
@only_for(*EVERYBODY)
def of_customer(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Show the segments of a customer as chips, a piece of other screens; empty where they are in none."""
    persian = screen_language() == "fa"
    mine = [
        {
            "name": one.name_fa if persian else one.name_en,
            "url": reverse("segments:one", args=[one.id]),
            "since": one.since,
        }
        for one in segments_of([customer_id])[customer_id]
    ]
    return render(request, "segments/chips.html", {"mine": mine})


@require_safe
@only_for(*EXPORTING)
def members_csv(request: HttpRequest, segment_id: int) -> StreamingHttpResponse:
    """Who is in, as CSV that a spreadsheet opens rightly."""
    one = known(segment_id)
    audit.record(
        who=person_of(request).email, act="segment exported", subject=f"segment:{one.id}",
        before=None, after={"key": one.key}, now=timezone.now(),
    )  # fmt: skip
    answer = StreamingHttpResponse(_lines(one), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="segment-{one.key}.csv"'
    return answer


def known(segment_id: int) -> SegmentFacts:
    """The segment of an address; raises Http404."""
    try:
        return segment(segment_id)
    except NoSuchSegment:
        raise Http404(str(segment_id)) from None


def _people(one: SegmentFacts, tab: str, cursor: str | None) -> tuple[list[Person], str]:
    if tab == "in":
        kept = members_kept(one.id, after=row_number(cursor) or 0, limit=PAGE + 1)
        rows: list[tuple[int, datetime | None, bool]] = [(c, at, False) for c, at in kept]
        following = str(rows[PAGE - 1][0]) if len(rows) > PAGE else ""
        return people(rows[:PAGE]), following
    before = _place(cursor)
    found = moves(one.id, joined=tab == "joined", before=before, limit=PAGE + 1)
    last = found[PAGE - 1] if len(found) > PAGE else None
    following = write_cursor(to_micros(last.at), last.customer_id) if last else ""
    return people([(m.customer_id, m.at, m.by_rule) for m in found[:PAGE]]), following


def _place(cursor: str | None) -> tuple[datetime, int] | None:
    if not cursor:
        return None
    try:
        at, customer = read_cursor(cursor, tuple[int, int])
    except ValueError:
        return None
    return from_micros(at), customer


def _tabs(address: str, tab: str, one: SegmentFacts) -> list[dict[str, object]]:
    named = (
        ("in", _("In it now"), one.members),
        ("joined", _("Came"), ""),
        ("left", _("Left"), ""),
    )
    return [
        {"label": label, "url": f"{address}?tab={key}", "current": tab == key, "count": count}
        for key, label, count in named
    ]


def _lines(one: SegmentFacts) -> Iterator[str]:
    writer = csv.writer(_Echo())
    # Without the mark, spreadsheets read Persian as Latin.
    yield "\ufeff" + writer.writerow(["id", "name", "phone", "email", "since"])
    after = 0
    while page := members_kept(one.id, after=after, limit=_EXPORTED):
        facts = facts_of([customer for customer, _ in page], whole=False)
        for customer, since in page:
            known_by = facts.get(customer)
            if known_by is None:
                continue
            said = {each.kind: each.value for each in reversed(known_by.identifiers)}
            cells = [known_by.called, said.get("phone", ""), said.get("email", "")]
            shown = [safe_cell(cell) for cell in cells]
            yield writer.writerow([customer, *shown, rfc3339(since)])
        after = page[-1][0]


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        """Hand the line back."""
        return line
