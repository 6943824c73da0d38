"""Rules of segments in a form: what was typed as JSON, and JSON as it is shown."""

from collections.abc import Mapping
from typing import Any, Final

from hamdel.language.numbers import parse_number
from hamdel.platform.web.rule_forms import GROUPS, Node

_WHOLE: Final = (
    "days", "until_days", "times", "within_days", "over_days",
)  # fmt: skip
_NUMBERS: Final = ("amount", "bound")


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
