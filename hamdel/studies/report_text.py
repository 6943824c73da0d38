"""The report as Markdown, in the screen's language."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hamdel.platform.web.formats import show_date, show_number, show_percent

from .report_screens import Finding, Shown, Voice

_SPECIAL = frozenset("\\`*_{}[]<>#|~")


def markdown(shown: Shown) -> str:
    """Write a report; people are P1, P2 …."""
    return "\n".join(_lines(shown)) + "\n"


def escaped(text: str) -> str:
    """A text on one line in which nothing is read as Markdown."""
    flat = " ".join(text.split())
    return "".join(f"\\{letter}" if letter in _SPECIAL else letter for letter in flat)


def _lines(shown: Shown) -> Iterator[str]:
    study = shown.report.study
    yield f"# {escaped(study.title)}"
    yield ""
    if study.goal:
        yield escaped(study.goal)
        yield ""
    yield from _method(shown)
    for finding in shown.findings:
        yield from _finding(finding, shown.people)
    if shown.places:
        yield from _places(shown)


def _method(shown: Shown) -> Iterator[str]:
    took, held = _("People who took part"), _("Sessions")
    yield f"- {took}: {show_number(shown.people)}"
    yield f"- {held}: {show_number(len(shown.report.held))}"
    if shown.first is not None and shown.last is not None:
        told = _("From %(first)s to %(last)s")
        days = {"first": show_date(shown.first), "last": show_date(shown.last)}
        yield f"- {told % days}"
    yield f"- {_agreement(shown)}"


def _places(shown: Shown) -> Iterator[str]:
    titles = (
        _("Touchpoint"), pgettext("in a study", "People"), pgettext("tone of a quote", "Pleased"),
        pgettext("tone of a quote", "Displeased"),
    )  # fmt: skip
    heading = _("Touchpoints")
    yield from ("", f"## {heading}", "", f"| {' | '.join(titles)} |", "|---|---|---|---|")
    for place in shown.places:
        counts = (place.people, place.positive, place.negative)
        yield f"| {escaped(place.name)} | {' | '.join(map(show_number, counts))} |"


def _agreement(shown: Shown) -> str:
    found = shown.report.agreement
    if found.alpha is None:
        return shown.verdict
    told = _(
        "Agreement of %(coders)s coders over %(quotes)s quotes: alpha = %(alpha)s (Krippendorff)"
    )
    figures = told % {
        "coders": show_number(found.coders), "quotes": show_number(found.quotes),
        "alpha": show_number(found.alpha, decimals=2),
    }  # fmt: skip
    return f"{figures}. {shown.verdict}"


def _finding(finding: Finding, people: int) -> Iterator[str]:
    yield ""
    yield f"## {escaped(finding.name)}"
    yield ""
    told = _(
        "%(n)s of %(all)s people (%(share)s): said by %(said)s, seen of %(seen)s, both %(both)s"
    )
    yield told % {
        "n": show_number(finding.people), "all": show_number(people),
        "share": show_percent(finding.share), "said": show_number(finding.said),
        "seen": show_number(finding.seen), "both": show_number(finding.both),
    }  # fmt: skip
    yield ""
    yield from _voices(finding.voices)
    told = _("%(who)s said one thing and did another")
    for who, said, seen in finding.at_odds:
        yield ""
        yield f"**{told % {'who': who}}**"
        yield ""
        yield from _voices((*said, *seen))


def _voices(voices: Iterable[Voice]) -> Iterator[str]:
    for one in voices:
        parts = filter(None, (one.who, one.kind, one.tone, one.touchpoint))
        yield f"> {escaped(one.text)} — {' · '.join(map(escaped, parts))}"
        yield ">"
