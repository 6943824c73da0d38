"""A rule being written in a form: names of fields say where they belong, `r-1-0.days`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from hamdel.language.numbers import parse_number

ROOT: Final = "r"
GROUPS: Final = ("all", "any", "none")
MOST_CHILDREN: Final = 30
_WHOLE: Final = (
    "days", "until_days", "times", "within_days", "over_days",
)  # fmt: skip
_NUMBERS: Final = ("amount", "bound")


@dataclass(slots=True)
class Node:
    """A part of the rule as it stands in the form: what was typed, right or not."""

    kind: str
    values: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)

    @property
    def is_group(self) -> bool:
        """Whether it holds parts."""
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
    if node.is_group and depth <= 5:  # noqa: PLR2004 - deeper is refused when it is kept
        for number in range(MOST_CHILDREN):
            place = f"{at}-{number}"
            if f"{place}.rule" in given:
                node.children.append(read_form(given, at=place, depth=depth + 1))
    return node


def changed(root: Node, do: str, kind: str) -> Node:
    """The rule after a press: `add:<place>` a part of a kind, or `drop:<place>`."""
    act, _, place = do.partition(":")
    steps = [int(one) for one in place.split("-")[1:] if one.isdecimal()]
    if act == "add":
        holder = _at(root, steps)
        if holder is not None and holder.is_group and len(holder.children) < MOST_CHILDREN:
            holder.children.append(new_node(kind))
    elif act == "drop" and steps:
        holder = _at(root, steps[:-1])
        if holder is not None and steps[-1] < len(holder.children):
            del holder.children[steps[-1]]
    return root


def new_node(kind: str) -> Node:
    """A part as it begins."""
    if kind in GROUPS:
        return Node(kind, {}, [Node("moments", dict(_BEGIN["moments"]))])
    return Node(kind, dict(_BEGIN.get(kind, {})))


def rule_of(node: Node) -> dict[str, Any]:
    """The rule as JSON; what can not be right is left for the judge to name."""
    if node.is_group:
        return {"rule": node.kind, "of": [rule_of(one) for one in node.children]}
    values = {name: value for name, value in node.values.items() if value}
    return {"rule": node.kind, **_SAY.get(node.kind, _plain)(values)}


def node_of(rule: Mapping[str, Any]) -> Node:
    """A kept rule as a form shows it: the reverse of `rule_of`."""
    kind = str(rule["rule"])
    if kind in GROUPS:
        return Node(kind, {}, [node_of(one) for one in rule["of"]])
    said = {name: value for name, value in rule.items() if name != "rule" and value is not None}
    values = _SHOW.get(kind, dict)(said)
    return Node(kind, {name: _text(value) for name, value in values.items()})


def place_of(field_name: str) -> str:
    """The place in the form that a refusal means: `rule.of[1].of[0].days` is `r-1-0`."""
    steps = [part[3:-1] for part in field_name.split(".") if part.startswith("of[")]
    return "-".join([ROOT, *steps])


def _at(root: Node, steps: Sequence[int]) -> Node | None:
    node = root
    for step in steps:
        if step >= len(node.children):
            return None
        node = node.children[step]
    return node


def _plain(values: Mapping[str, str]) -> dict[str, Any]:
    return {name: _typed(name, value) for name, value in values.items()}


def _typed(name: str, value: str) -> Any:
    if name in _WHOLE or name in _NUMBERS:
        return _number(value)
    return value


def _number(text: str) -> Any:
    """The number that was typed, in any digits; else the text, for the judge to refuse."""
    number = parse_number(text)
    if number is None:
        return text
    return int(number) if number == int(number) else float(number)


def _moments(values: dict[str, str]) -> dict[str, Any]:
    often, times = values.pop("often", "at_least"), values.pop("times", "1")
    bound = {"at_most": 0} if often == "never" else {often: _number(times)}
    return {**_plain(values), **bound}


def _moments_shown(said: dict[str, Any]) -> dict[str, Any]:
    least, most = said.pop("at_least", None), said.pop("at_most", None)
    if most == 0:
        return {**said, "often": "never", "times": 1}
    often = "at_most" if least is None else "at_least"
    return {**said, "often": often, "times": most if least is None else least}


def _seen(values: dict[str, str]) -> dict[str, Any]:
    return {
        "which": values.get("which", "last"),
        values.get("side", "within_days"): _number(values.get("days", "")),
    }


def _seen_shown(said: dict[str, Any]) -> dict[str, Any]:
    side = "within_days" if "within_days" in said else "over_days"
    return {"which": said.get("which", "last"), "side": side, "days": said.get(side, "")}


def _bounded(values: dict[str, str]) -> dict[str, Any]:
    often, amount = values.pop("often", "at_least"), values.pop("amount", "")
    return {**_plain(values), often: _number(amount)}


def _bounded_shown(said: dict[str, Any]) -> dict[str, Any]:
    often = "at_least" if "at_least" in said else "at_most"
    return {**said, "often": often, "amount": said.pop(often, "")}


def _attribute(values: dict[str, str]) -> dict[str, Any]:
    test = values.get("test", "is")
    said: dict[str, Any] = {"name": values.get("name", ""), "test": test}
    if test in {"at_least", "at_most"}:
        said["value"] = _number(values.get("value", ""))
    elif test in {"is", "is_not", "contains"}:
        said["value"] = _value(values.get("value", ""), test)
    return said


def _value(text: str, test: str) -> Any:
    """A number that was typed is compared as one: it finds a text of digits too."""
    number = _number(text)
    return number if test != "contains" and isinstance(number, int | float) else text


def _identifier(values: dict[str, str]) -> dict[str, Any]:
    return {
        "kind": values.get("kind", ""),
        "known": values.get("known", "yes") == "yes",
        "verified": values.get("verified", "") == "yes",
    }


def _identifier_shown(said: dict[str, Any]) -> dict[str, Any]:
    yes = {True: "yes", False: ""}
    return {
        "kind": said["kind"],
        "known": "yes" if said.get("known", True) else "no",
        "verified": yes[bool(said.get("verified"))],
    }


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)


_SAY: Final = {
    "moments": _moments,
    "seen": _seen,
    "purchases": _bounded,
    "score": _bounded,
    "attribute": _attribute,
    "identifier": _identifier,
}
_SHOW: Final = {
    "moments": _moments_shown,
    "seen": _seen_shown,
    "purchases": _bounded_shown,
    "score": _bounded_shown,
    "identifier": _identifier_shown,
}
_BEGIN: Final[Mapping[str, Mapping[str, str]]] = {
    "moments": {"often": "at_least", "times": "1", "days": "30"},
    "seen": {"which": "last", "side": "over_days", "days": "30"},
    "attribute": {"name": "city", "test": "is"},
    "identifier": {"kind": "phone", "known": "yes"},
    "consent": {"purpose": "news", "channel": "*", "state": "granted"},
    "purchases": {"kind": "order", "measure": "count", "often": "at_least", "amount": "1", "days": "90"},
    "score": {"name": "sentiment", "often": "at_most", "amount": "-0.2", "days": "30"},
}  # fmt: skip
