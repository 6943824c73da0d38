"""Two customers side by side: what agrees, what differs, what only one of them has."""

from collections.abc import Mapping
from dataclasses import dataclass

from hamdel.language.fold import plain

from .people import Person
from .person import KINDS

KINDS_SHOWN = tuple(kind for kind in KINDS if kind != "anonymous_id")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing known of both or of one: `verdict` is "same", "differs" or "one"."""

    label: str
    left: str
    right: str
    verdict: str


def compare(left: Person, right: Person) -> list[Line]:
    """Every identifier kind and attribute that either has; what agrees comes first."""
    lines = [
        _line(str(KINDS[kind]), _values(left, kind), _values(right, kind)) for kind in KINDS_SHOWN
    ]
    mine, theirs = _said(left), _said(right)
    labels = {row.name: row.label for row in (*left.attributes, *right.attributes)}
    lines += [
        _line(label, [mine.get(name, "")], [theirs.get(name, "")])
        for name, label in labels.items()
    ]
    order = {"same": 0, "differs": 1, "one": 2}
    shown = [line for line in lines if line.left or line.right]
    return sorted(shown, key=lambda line: order[line.verdict])


def _line(label: str, left: list[str], right: list[str]) -> Line:
    given, other = [v for v in left if v], [v for v in right if v]
    verdict = "one"
    if given and other:
        agree = {plain(v) for v in given} & {plain(v) for v in other}
        verdict = "same" if agree else "differs"
    return Line(label, "، ".join(given), "، ".join(other), verdict)


def _values(person: Person, kind: str) -> list[str]:
    return [row.value for row in person.identifiers if row.kind == kind]


def _said(person: Person) -> Mapping[str, str]:
    return {row.name: row.value for row in person.attributes}
