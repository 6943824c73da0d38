"""Going through a rule: its conditions, where each stands, whether it is too large."""

from collections.abc import Iterator
from typing import Any

from .shapes import GROUPS, MOST_CONDITIONS, MOST_DEPTH, Condition, Rule


class TooLarge(ValueError):
    """A rule nested too deep or with too many conditions; says where."""

    def __init__(self, problem: str, *, place: str) -> None:
        super().__init__(problem)
        self.place = place


def conditions_of(rule: Rule, *, place: str = "") -> Iterator[tuple[str, Condition]]:
    """Every condition of a rule with its place, e.g. `of[0].of[2]`, in reading order."""
    if not isinstance(rule, GROUPS):
        yield place, rule
        return
    dot = "." if place else ""
    for at, one in enumerate(rule.of):
        yield from conditions_of(one, place=f"{place}{dot}of[{at}]")


def conditions_in(data: Any, *, depth: int = 0) -> int:
    """How many conditions a rule as JSON has, at least one; what no rule nests is not gone into."""
    inner = data.get("of") if isinstance(data, dict) else None
    if not isinstance(inner, list) or depth > MOST_DEPTH:
        return 1
    return max(sum(conditions_in(one, depth=depth + 1) for one in inner), 1)


def check_size(rule: Rule) -> None:
    """Raise TooLarge for a rule that is nested deeper, or holds more, than anybody can read."""
    places = [place for place, _ in conditions_of(rule)]
    deep = next((place for place in places if place.count("of[") > MOST_DEPTH), None)
    if deep is not None:
        raise TooLarge(f"A rule nests {MOST_DEPTH} groups at most.", place=deep)
    if len(places) > MOST_CONDITIONS:
        raise TooLarge(f"A rule has {MOST_CONDITIONS} conditions at most.", place="")
