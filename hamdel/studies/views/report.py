"""The report of a study: on a page that prints well, as CSV and as Markdown."""

import csv
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hamdel.accounts.public import person_of
from hamdel.platform import audit
from hamdel.platform.roles import EVERYBODY, EXPORTING, only_for, role_of
from hamdel.platform.tables.cells import safe_cell

from ..queries.report import Report, report
from ..report_screens import shown
from ..report_text import markdown
from ..rules.counting import settled
from ..rules.noting import write_mark
from ..screens import study_card, touchpoint_names
from .acting import known
from .studies import tabs


@require_safe
@only_for(*EVERYBODY)
def page(request: HttpRequest, study_id: int) -> HttpResponse:
    """The report."""
    facts = known(study_id)
    given = {
        "card": study_card(facts),
        "study": facts,
        "shown": shown(report(facts)),
        "may_export": role_of(request) in EXPORTING,
        "tabs": tabs(facts, "report"),
    }
    return render(request, "studies/report.html", given)


@require_safe
@only_for(*EXPORTING)
def as_csv(request: HttpRequest, study_id: int) -> StreamingHttpResponse:
    """Every quote with its themes, as CSV that a spreadsheet opens rightly; people are P1, P2 …."""
    facts = known(study_id)
    _note(request, study_id, "csv")
    answer = StreamingHttpResponse(_lines(report(facts)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="study-{facts.id}.csv"'
    return answer


@require_safe
@only_for(*EXPORTING)
def as_markdown(request: HttpRequest, study_id: int) -> HttpResponse:
    """The report as Markdown."""
    facts = known(study_id)
    _note(request, study_id, "markdown")
    text = markdown(shown(report(facts)))
    answer = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="study-{facts.id}.md"'
    return answer


def _note(request: HttpRequest, study_id: int, form: str) -> None:
    audit.record(
        who=person_of(request).email, act="study exported", subject=f"study:{study_id}",
        before=None, after={"format": form}, now=timezone.now(),
    )  # fmt: skip


def _lines(found: Report) -> Iterator[str]:
    writer = csv.writer(_Echo())
    # Without the mark, spreadsheets read Persian as Latin.
    yield "\ufeff" + writer.writerow(
        ["quote", "participant", "kind", "themes", "touchpoint", "tone", "session", "time", "observer"]
    )  # fmt: skip
    names = {line.theme.id: line.theme.name for line in found.lines}
    places = touchpoint_names()
    for one in found.quotes:
        themes = "; ".join(names[t] for t in sorted(settled(one.codings)) if t in names)
        cells = [
            one.text, one.participant, one.kind, themes, places.get(one.touchpoint, ""), one.tone,
            str(one.session_id), "" if one.mark is None else write_mark(one.mark), one.observer,
        ]  # fmt: skip
        yield writer.writerow([safe_cell(cell) for cell in cells])


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        """Hand the line back."""
        return line
