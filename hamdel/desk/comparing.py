"""Two customers side by side: what agrees, what differs, what only one of them has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hamdel.language.fold import plain
from hamdel.language.names import family_names_agree, similarity

from .people import Person
from .person import KINDS, OF_NAME, IdentifierRow

ALIKE = 0.8
KINDS_SHOWN = tuple(kind for kind in KINDS if kind != "anonymous_id")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing known of both or of one: `verdict` is "same", "similar", "differs" or "one".

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
        _line(name, label, mine.get(name, ""), theirs.get(name, ""))
        for name, label in sorted(labels.items(), key=lambda one: one[0] != "name")
    ]
    lines += [_identifiers(left, right, kind) for kind in KINDS_SHOWN]
    order = {"same": 0, "similar": 1, "differs": 2, "one": 3}
    shown = [line for line in lines if line.left or line.right]
    return sorted(shown, key=lambda line: order[line.verdict])


def _line(name: str, label: str, mine: str, theirs: str) -> Line:
    verdict = "one"
    if mine and theirs:
        same = plain(mine) == plain(theirs)
        verdict = "same" if same else "similar" if _alike(name, mine, theirs) else "differs"
    return Line(label, (mine,) if mine else (), (theirs,) if theirs else (), verdict, code=False)


def _alike(name: str, mine: str, theirs: str) -> bool:
    """Whether two spellings may be one name: «فاطمه» and «فاطم»; of other things nothing is alike."""
    if name not in OF_NAME:
        return False
    return similarity(mine, theirs) >= ALIKE and family_names_agree(mine, theirs) is not False


def _identifiers(left: Person, right: Person, kind: str) -> Line:
    """One kind of identifier of both: what is hidden on screen is still compared."""
    mine, theirs = ([row for row in one.identifiers if row.kind == kind] for one in (left, right))
    verdict = "one"
    if mine and theirs:
        agree = {row.canonical for row in mine} & {row.canonical for row in theirs}
        verdict = "same" if agree else "differs"
    return Line(str(KINDS[kind]), _values(mine), _values(theirs), verdict, code=True)


def _values(rows: Sequence[IdentifierRow]) -> tuple[str, ...]:
    return tuple(row.shown for row in rows)


def _said(person: Person) -> Mapping[str, str]:
    return {row.name: row.shown for row in person.attributes}
