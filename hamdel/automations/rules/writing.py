"""Rules of automations in a form: what was typed as JSON, and JSON as it is shown."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec

from hamdel.language.numbers import parse_number
from hamdel.platform.web.rule_forms import GROUPS, Node

DEEDS: Final = "a"  # where the actions stand in the form
_MOST_GROUPS: Final = 150
_LISTED: Final = (
    "channel", "intent", "mood", "emotion", "language", "priority", "state", "case_type",
)  # fmt: skip


def new_node(kind: str) -> Node:
    """A condition, or a group, as it begins."""
    if kind in GROUPS:
        return Node(kind, {}, [Node("words", {})])
    return Node(kind, dict(_BEGIN.get(kind, {})))


def new_deed(kind: str) -> Node:
    """An action as it begins."""
    return Node(kind, dict(_BEGIN_DEEDS.get(kind, {})))


def condition_of(node: Node) -> dict[str, Any]:
    """The condition as JSON; what can not be right is left for the judge to name."""
    if node.is_group:
        return {"rule": node.kind, "of": [condition_of(one) for one in node.children]}
    return {"rule": node.kind, **_SAY.get(node.kind, _listed)(node.values)}


def node_of(condition: Mapping[str, Any]) -> Node:
    """A kept condition as a form shows it: the reverse of `condition_of`.

    A list of several things is a group of which one holds: the form chooses one at a time.
    """
    kind = str(condition["rule"])
    if kind in GROUPS:
        return Node(kind, {}, [node_of(one) for one in condition["of"]])
    if kind in _LISTED:
        found = [Node(kind, {"of": str(one)}) for one in condition["of"]]
        return found[0] if len(found) == 1 else Node("any", {}, found)
    return Node(kind, _SHOW[kind](condition))


def actions_of(root: Node) -> list[dict[str, Any]]:
    """The actions as JSON."""
    return [{"do": one.kind, **_DO.get(one.kind, _plain)(one.values)} for one in root.children]


def deeds_of(actions: list[dict[str, Any]]) -> Node:
    """Kept actions as a form shows them: the reverse of `actions_of`."""
    return Node("all", {}, [_deed(one) for one in actions])


def _deed(action: Mapping[str, Any]) -> Node:
    said = {name: str(value) for name, value in action.items() if name != "do"}
    if action["do"] == "assign":
        said = {"to": _whom(action.get("team"), action.get("person"))}
    return Node(str(action["do"]), said)


def _whom(team: Any, person: Any) -> str:
    return f"team:{team}" if person is None else f"person:{person}"


def _listed(values: Mapping[str, str]) -> dict[str, Any]:
    return {"of": [values["of"]] if values.get("of") else []}


def _words(values: Mapping[str, str]) -> dict[str, Any]:
    text = values.get("any", "").replace("،", ",")
    return {"any": [word.strip() for word in text.split(",") if word.strip()]}


def _assigned(values: Mapping[str, str]) -> dict[str, Any]:
    to, _, number = values.get("to", "anybody").partition(":")
    return {"to": to, "id": number} if number else {"to": to}


def _customer(values: Mapping[str, str]) -> dict[str, Any]:
    """What a hidden field holds is anybody's text: none that no database keeps, or nobody can read."""
    text = values.get("fits", "")
    if "\\u0000" in text or text.count('"of"') > _MOST_GROUPS:
        return {"fits": {}}
    try:
        return {"fits": msgspec.json.decode(text)}
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return {"fits": {}}


def _assign(values: Mapping[str, str]) -> dict[str, Any]:
    kind, _, number = values.get("to", "").partition(":")
    return {kind: number} if number and kind in {"team", "person"} else {}


def _snooze(values: Mapping[str, str]) -> dict[str, Any]:
    return {"minutes": whole(values.get("minutes", ""))}


def whole(text: str) -> Any:
    """The number that was typed, in any digits; else the text, for the judge to refuse."""
    number = parse_number(text)
    return text if number is None or number != int(number) else int(number)


def _plain(values: Mapping[str, str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


_SAY: Final[Mapping[str, Callable[[Mapping[str, str]], dict[str, Any]]]] = {
    "words": _words,
    "label": _words,
    "assigned": _assigned,
    "hours": lambda values: {"open": values.get("open") == "yes"},
    "segment": lambda values: {"key": values.get("key", "")},
    "customer": _customer,
}
_SHOW: Final[Mapping[str, Callable[[Mapping[str, Any]], dict[str, str]]]] = {
    "words": lambda said: {"any": ", ".join(said["any"])},
    "label": lambda said: {"any": ", ".join(said["any"])},
    "assigned": lambda said: {"to": f"{said['to']}:{said['id']}" if "id" in said else said["to"]},
    "hours": lambda said: {"open": "yes" if said["open"] else "no"},
    "segment": lambda said: {"key": said["key"]},
    "customer": lambda said: {"fits": json.dumps(said["fits"], ensure_ascii=False)},
}
_DO: Final[Mapping[str, Callable[[Mapping[str, str]], dict[str, Any]]]] = {
    "assign": _assign,
    "snooze": _snooze,
}
_BEGIN: Final[Mapping[str, Mapping[str, str]]] = {
    "channel": {"of": "email"}, "mood": {"of": "negative"}, "emotion": {"of": "anger"},
    "language": {"of": "fa"}, "priority": {"of": "urgent"}, "state": {"of": "open"},
    "assigned": {"to": "nobody"}, "hours": {"open": "no"}, "intent": {"of": "refund"},
}  # fmt: skip
_BEGIN_DEEDS: Final[Mapping[str, Mapping[str, str]]] = {
    "priority": {"priority": "high"},
    "snooze": {"minutes": "60"},
}
