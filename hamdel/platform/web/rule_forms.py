"""Rules being written in forms, in any language of rules: groups of parts, each a line of fields.

Names of fields say where they belong: `r-1-0.days` is a field of the first part of the second one.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

ROOT: Final = "r"
GROUPS: Final = ("all", "any", "none")
MOST_PARTS: Final = 30
RULE_CHANGED: Final = "rule-changed"  # what a page's pieces hear after a press
_DEEPEST: Final = 6
_DIGITS: Final = 4  # of a place among the parts of a group
_PLACE: Final = re.compile(r"\{(\w+)\}")
Begin = Callable[[str], "Node"]


@dataclass(slots=True)
class Node:
    """A part of a rule as it stands in a form: what was typed, right or not."""

    kind: str
    values: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)

    @property
    def is_group(self) -> bool:
        """Whether it holds parts."""
        return self.kind in GROUPS


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a line, or a place in it: a choice where it has options, else a box to type into."""

    text: str = ""
    name: str = ""
    label: str = ""
    value: str = ""
    options: tuple[tuple[str, str], ...] = ()
    shape: str = ""  # "number", "long", "hidden", else a short text


@dataclass(frozen=True, slots=True)
class Row:
    """A part as the editor shows it: its line, what more it may say, its rows; `add`: what it takes."""

    place: str
    kind: str
    name: str
    pieces: tuple[Piece, ...]
    more: tuple[Piece, ...] = ()
    open: bool = False
    rows: tuple["Row", ...] = ()
    error: str = ""
    depth: int = 0
    add: tuple[tuple[str, str], ...] = ()

    @property
    def is_group(self) -> bool:
        """Whether it holds rows."""
        return self.kind in GROUPS


def read_form(given: Mapping[str, str], *, at: str = ROOT, depth: int = 0) -> Node:
    """The rule that a form holds, from the part at a place on."""
    prefix = f"{at}."
    values = {
        name.removeprefix(prefix): value.strip()
        for name, value in given.items()
        if name.startswith(prefix)
    }
    node = Node(values.pop("rule", "all"), values)
    if node.is_group and depth < _DEEPEST:  # what is deeper is refused when it is kept
        for number in range(MOST_PARTS):
            place = f"{at}-{number}"
            if f"{place}.rule" in given:
                node.children.append(read_form(given, at=place, depth=depth + 1))
    return node


def changed(root: Node, do: str, kind: str, *, begin: Begin, at: str = ROOT) -> Node:
    """The rule after a press: `add:<place>` a part as `begin(kind)` makes it, or `drop:<place>`.

    `at` is the place of the root; presses elsewhere change nothing.
    """
    act, _, place = do.partition(":")
    first, *others = place.split("-")
    steps = [int(one) for one in others if one.isdecimal() and len(one) <= _DIGITS]
    if first != at:
        return root
    if act == "add":
        holder = _found(root, steps)
        if holder is not None and holder.is_group and len(holder.children) < MOST_PARTS:
            holder.children.append(begin(kind))
    elif act == "drop" and steps:
        holder = _found(root, steps[:-1])
        if holder is not None and steps[-1] < len(holder.children):
            del holder.children[steps[-1]]
    return root


def place_of(field_name: str, *, at: str = ROOT) -> str:
    """The place in the form that a refusal means: `rule.of[1].of[0].days` is `r-1-0`."""
    steps = re.findall(r"(?:^|\.)(?:of|actions)\[(\d+)\]", field_name)
    return "-".join([at, *steps])


def line_of(sentence: str, piece: Callable[[str], Piece]) -> tuple[Piece, ...]:
    """A sentence with places in braces as words and fields, in the order of its language."""
    parts = _PLACE.split(sentence)
    return tuple(
        piece(part) if at % 2 else Piece(text=part.strip())
        for at, part in enumerate(parts)
        if at % 2 or part.strip()
    )


def choice(options: Sequence[tuple[str, object]], value: str) -> tuple[tuple[str, str], ...]:
    """Options as a field shows them, with what was chosen before even where it is gone."""
    told = tuple((key, str(words)) for key, words in options)
    return told if not value or value in dict(told) else (*told, (value, value))


def _found(root: Node, steps: Sequence[int]) -> Node | None:
    node = root
    for step in steps:
        if step >= len(node.children):
            return None
        node = node.children[step]
    return node
