"""Which policy is for a thing: of those that fit, the first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..contracts import Condition, Kind, PolicyFacts, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What conditions ask of a thing. `attributes` are the customer's, as text."""

    kind: Kind
    priority: str
    channel: str = ""
    team_id: int | None = None
    type: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    segments: frozenset[str] = frozenset()


def policy_for(asked: Asked, policies: Iterable[PolicyFacts]) -> PolicyFacts | None:
    """The first active policy, by place, whose condition fits; None for none."""
    for one in sorted(policies, key=lambda policy: (policy.place, policy.id)):
        if one.active and fits(asked, one.condition):
            return one
    return None


def fits(asked: Asked, condition: Condition) -> bool:
    """Whether a condition holds: each of its parts that says something."""
    return (
        (not condition.kinds or asked.kind in condition.kinds)
        and (not condition.channels or asked.channel in condition.channels)
        and (not condition.teams or asked.team_id in condition.teams)
        and (not condition.types or asked.type in condition.types)
        and (not condition.attribute or _is(asked, condition))
        and (not condition.segments or not asked.segments.isdisjoint(condition.segments))
    )


def minutes_for(policy: PolicyFacts, target: Target, priority: str) -> int | None:
    """The working minutes that are promised; None where nothing is."""
    promised = policy.minutes.get(target, {})
    return promised.get(priority) or None


def _is(asked: Asked, condition: Condition) -> bool:
    said = asked.attributes.get(condition.attribute)
    return said is not None and said.strip().casefold() == condition.value.strip().casefold()
