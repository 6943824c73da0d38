"""Macros: several steps at one press, always in the order in which they make sense."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ..contracts import PRIORITIES

# What a ready text may name: {name} is the customer's.
PLACES: Final = ("name", "agent", "number", "today", "channel")
ORDER: Final = ("note", "reply", "priority", "assign", "snooze", "close")


def steps_of(given: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The steps that a form describes: `{do, …}`; those that say nothing are left out.

    `note`, `reply` and `snooze` take a text, `priority` one of the priorities, `assign` "me",
    "nobody" or a person's id.
    """
    found: list[dict[str, Any]] = []
    for do in ORDER:
        said = given.get(do)
        if do == "close":
            if said:
                found.append({"do": do})
        elif do == "priority":
            if said in PRIORITIES:
                found.append({"do": do, "priority": said})
        elif isinstance(said, str) and said.strip():
            found.append({"do": do, "text": said.strip()})
    return found


def form_of(steps: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What a form shows of the steps: the reverse of `steps_of`."""
    return {
        one["do"]: True if one["do"] == "close" else one.get("text") or one.get("priority", "")
        for one in steps
        if one.get("do") in ORDER
    }
