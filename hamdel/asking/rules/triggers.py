"""A rule's trigger as it is kept, within its bounds, and as it is read."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from .firing import WHENS, Trigger
from .page_rules import kept, read_page_rule

MOST_DELAY: Final = 366 * 24 * 60
MOST_DAYS: Final = 730
USUAL_DAYS: Final = 90
_WORDS: Final = ("action", "touchpoint", "stage", "channel", "outcome")


def bounded(given: Mapping[str, Any], *, when: str) -> dict[str, Any]:
    """What is kept of a trigger: only what means something `when` it is asked, within its bounds."""
    found: dict[str, Any] = {"share": _number(given, "share", least=1, most=100, usual=100)}
    if when == "page":
        return {**found, "page": kept(read_page_rule(given.get("page") or {}))}
    if when == "segment":
        days = _number(given, "every_days", least=1, most=MOST_DAYS, usual=USUAL_DAYS)
        return {**found, "every_days": days}
    delay = _number(given, "delay_minutes", least=0, most=MOST_DELAY, usual=0)
    words = {name: " ".join(str(given.get(name) or "").split())[:100] for name in _WORDS}
    if when != "interaction":
        words["action"] = ""
    return {**found, "delay_minutes": delay, **{key: word for key, word in words.items() if word}}


def trigger_of(rule_id: int, when: str, since: datetime, given: Mapping[str, Any]) -> Trigger:
    """A kept trigger, as firing reads it."""
    if when not in WHENS:
        raise ValueError(when)
    words = {name: str(given.get(name) or "") for name in _WORDS}
    return Trigger(
        rule_id=rule_id,
        when=when,
        since=since,
        delay_minutes=int(given.get("delay_minutes") or 0),
        share=int(given.get("share") or 100),
        **words,
    )


def _number(given: Mapping[str, Any], name: str, *, least: int, most: int, usual: int) -> int:
    said = given.get(name)
    return usual if said is None or said == "" else min(most, max(least, int(said)))
