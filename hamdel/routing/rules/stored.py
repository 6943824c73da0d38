"""Rules and explanations as JSON, and back: what is kept is read as strictly as what somebody sends."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ..contracts import Condition, Considered, Decision, Need, Rule

MOST_CONSIDERED: Final = 40
# Who could have had it comes first: of two hundred people who are in another team nobody wants to read.
_ORDER: Final = (
    "chosen", "not_last", "more_loaded", "less_idle", "kept_free", "later_in_list", "reserved",
    "full", "busy", "break", "off_shift", "offline", "language", "skill", "too_heavy", "other_team",
)  # fmt: skip


def conditions_kept(conditions: Sequence[Condition]) -> list[dict[str, Any]]:
    """Return conditions as JSON."""
    return [
        {"field": one.field, "values": list(one.values), "not": one.is_not, "name": one.name}
        for one in conditions
    ]


def conditions_read(kept: Sequence[Mapping[str, Any]]) -> tuple[Condition, ...]:
    """Return conditions that were kept."""
    return tuple(
        Condition(
            field=one["field"], values=tuple(one["values"]), is_not=one["not"], name=one["name"]
        )
        for one in kept
    )


def needs_kept(needs: Sequence[Need]) -> list[dict[str, Any]]:
    """Return needs as JSON."""
    return [{"skill": one.skill, "level": one.level} for one in needs]


def needs_read(kept: Sequence[Mapping[str, Any]]) -> tuple[Need, ...]:
    """Return needs that were kept."""
    return tuple(Need(skill=one["skill"], level=one["level"]) for one in kept)


def explanation_kept(decision: Decision, rule: Rule | None) -> dict[str, Any]:
    """Return why it was decided so, as JSON: at most 40 people, those who came nearest first."""
    ordered = sorted(decision.considered, key=lambda one: _ORDER.index(one.verdict))
    return {
        "rule": rule.name if rule else "",
        "because": decision.because,
        "overflowed": decision.overflowed,
        "left_out": max(len(ordered) - MOST_CONSIDERED, 0),
        "considered": [
            [one.agent_id, one.verdict, one.what, one.has, one.needs]
            for one in ordered[:MOST_CONSIDERED]
        ],
    }


def considered_read(kept: Mapping[str, Any]) -> tuple[Considered, ...]:
    """Return who was considered, as kept."""
    return tuple(Considered(*one) for one in kept["considered"])
