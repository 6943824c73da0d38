"""Import customers from a file: choose, map with a preview, judge without writing, run, see."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamdel.customers.public import (
    Imported,
    Refusal,
    customers_of_table,
    guess_columns,
    import_customers,
)
from hamdel.platform import audit
from hamdel.platform.roles import only_for
from hamdel.platform.tables import Table, Unreadable, read_table

from ..person import ATTRIBUTES, KINDS
from ..roles import LEADING
from ..uploads import UPLOADS
from .who import who_of

IDENTIFIERS = tuple(kind for kind in KINDS if kind != "anonymous_id")
TARGETS = (*IDENTIFIERS, *ATTRIBUTES, "consent:news", "consent:surveys")
MOST_BYTES = 30_000_000
PREVIEWED = 6
STEP = 1_000
REFUSED_SHOWN = 20
SUMS = ("accepted", "duplicates", "refused")

Refused = tuple[int, str]  # its line in the file, and why


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def choose(request: HttpRequest) -> HttpResponse:
    """Take a file."""
    problem = ""
    if request.method == "POST":
        problem, token = _keep(request.FILES.get("file"))
        if token:
            return redirect("desk:import_map", token=token)
    status = 422 if problem else 200
    return render(request, "desk/import.html", {"problem": problem}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def map_columns(request: HttpRequest, token: str) -> HttpResponse:
    """Show what each column is taken for; POST judges every row and writes nothing."""
    table = _table(token)
    if request.method != "POST":
        given = {
            "token": token,
            "table": table,
            "columns": _columns(table, guess_columns(table.columns)),
        }
        return render(request, "desk/import_map.html", given)
    mapping = _mapping(request, table)
    judged = import_customers(
        rows=customers_of_table(table, mapping=mapping),
        source="import",
        now=timezone.now(),
        dry=True,
    )
    given = {
        "token": token,
        "table": table,
        "columns": _columns(table, mapping),
        "mapping": mapping,
        "judged": judged,
        "new": judged.accepted - judged.met,
        "refused": [_shown(one) for one in judged.refused[:REFUSED_SHOWN]],
        "more_refused": len(judged.refused) - REFUSED_SHOWN,
    }
    return render(request, "desk/import_map.html", given)


@require_POST
@only_for(*LEADING)
def run(request: HttpRequest, token: str) -> HttpResponse:
    """Take the next thousand rows in and say how far it is; the page asks for the next itself."""
    table = _table(token)
    mapping = _mapping(request, table)
    start = _number(request.POST.get("start"))
    sums = {name: _number(request.POST.get(name)) for name in SUMS}
    refused: list[Refused] = []
    if start < len(table.rows):
        done = _take(request, table, mapping, start=start)
        sums["accepted"] += done.accepted
        sums["duplicates"] += done.duplicates
        sums["refused"] += len(done.refused)
        refused = [_shown(one, start) for one in done.refused]
    at = min(start + STEP, len(table.rows))
    finished = at == len(table.rows)
    if finished:
        UPLOADS.drop(token)
    given = {
        "token": token,
        "mapping": mapping,
        "start": at,
        "all": len(table.rows),
        "finished": finished,
        "refused_rows": refused,
        "next_step": bool(request.headers.get("HX-Request")),
        **sums,
    }
    template = (
        "desk/import_run.html#progress"
        if request.headers.get("HX-Request")
        else "desk/import_run.html"
    )
    return render(request, template, given)


@transaction.atomic
def _take(request: HttpRequest, table: Table, mapping: list[str], *, start: int) -> Imported:
    """Take the rows of one step in, and leave a line in the trail."""
    now = timezone.now()
    rows = customers_of_table(table, mapping=mapping, start=start, count=STEP)
    done = import_customers(rows=rows, source="import", now=now)
    after = {
        "rows": f"{start + 1}–{start + len(rows)}",
        "columns": [one for one in mapping if one],
        "accepted": done.accepted,
        "duplicates": done.duplicates,
        "refused": len(done.refused),
    }
    audit.record(
        who=who_of(request),
        act="customers imported",
        subject="customers",
        before=None,
        after=after,
        now=now,
    )
    return done


def _shown(one: Refusal, start: int = 0) -> Refused:
    """A refused row: its line in the file, and why."""
    if not one.kind:
        return start + one.index + 2, _("Nothing that tells who it is: no phone, e-mail or id.")
    given = {"value": f"\u2068{one.value}\u2069", "kind": str(KINDS.get(one.kind, one.kind))}
    return start + one.index + 2, _("“%(value)s” can not be read as: %(kind)s.") % given


def _keep(given: "UploadedFile[bytes] | None") -> tuple[str, str]:
    """Keep an uploaded file outside of the web; a problem in words, or its token."""
    if given is None:
        return _("Choose a file first."), ""
    if (given.size or 0) > MOST_BYTES:
        return _("The file is larger than 30 MB. Split it, or use `hamdel import`."), ""
    content = given.read()
    try:
        readable = bool(read_table(content).rows)
    except Unreadable:
        readable = False
    if not readable:
        return _("This is not a table with a row of names and at least one row below."), ""
    return "", UPLOADS.keep(content)


def _table(token: str) -> Table:
    content = UPLOADS.read(token)
    if content is None:
        raise Http404(token)
    return read_table(content)


def _mapping(request: HttpRequest, table: Table) -> list[str]:
    chosen = [one if one in TARGETS else "" for one in request.POST.getlist("target")]
    return (chosen + [""] * len(table.columns))[: len(table.columns)]


def _columns(table: Table, mapping: list[str]) -> list[dict[str, object]]:
    words = {
        **KINDS,
        **ATTRIBUTES,
        "consent:news": _("Agrees to news"),
        "consent:surveys": _("Agrees to surveys"),
    }
    options = [
        ("", _("leave out")),
        *((target, str(words.get(target, target))) for target in TARGETS),
    ]
    return [
        {
            "name": name,
            "target": target,
            "options": options,
            "sample": [
                row.cells[place] for row in table.rows[:PREVIEWED] if place < len(row.cells)
            ],
        }
        for place, (name, target) in enumerate(zip(table.columns, mapping, strict=True))
    ]


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 12 else 0  # noqa: PLR2004
