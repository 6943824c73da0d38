"""Two customers side by side: what agrees, what differs, what only one of them has."""

from collections.abc import Mapping
from dataclasses import dataclass

from hamdel.language.fold import plain
from hamdel.platform.web.formats import show_digits

from .people import Person
from .person import KINDS

KINDS_SHOWN = tuple(kind for kind in KINDS if kind != "anonymous_id")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing known of both or of one: `verdict` is "same", "differs" or "one".

    `code`: an identifier, which stays from left to right.
    """

    label: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    verdict: str
    code: bool


def compare(left: Person, right: Person) -> list[Line]:
    """Every identifier kind and attribute that either has; what agrees comes first."""
    mine, theirs = _said(left), _said(right)
    labels = {row.name: row.label for row in (*left.attributes, *right.attributes)}
    lines = [
        _line(label, [mine.get(name, "")], [theirs.get(name, "")])
        for name, label in sorted(labels.items(), key=lambda one: one[0] != "name")
    ]
    lines += [
        _line(str(KINDS[kind]), _values(left, kind), _values(right, kind), code=True)
        for kind in KINDS_SHOWN
    ]
    order = {"same": 0, "differs": 1, "one": 2}
    shown = [line for line in lines if line.left or line.right]
    return sorted(shown, key=lambda line: order[line.verdict])


def _line(label: str, left: list[str], right: list[str], *, code: bool = False) -> Line:
    given, other = [v for v in left if v], [v for v in right if v]
    verdict = "one"
    if given and other:
        agree = {plain(v) for v in given} & {plain(v) for v in other}
        verdict = "same" if agree else "differs"
    return Line(label, tuple(given), tuple(other), verdict, code)


def _values(person: Person, kind: str) -> list[str]:
    values = [row.value for row in person.identifiers if row.kind == kind]
    return [show_digits(value) for value in values] if kind == "phone" else values


def _said(person: Person) -> Mapping[str, str]:
    return {row.name: row.value for row in person.attributes}
