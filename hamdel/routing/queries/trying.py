"""What would become of all that waits now: nothing is given, everything is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hamdel.customers.public import customer_names

from ..contracts import Decision, InQueue, Rule
from ..rules.placing import place_all
from .picture import picture_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One that waits, who they are, and what would become of it."""

    waiting: InQueue
    name: str
    decision: Decision
    rule: Rule | None


def try_rules(rules: Sequence[Rule] | None = None, *, now: datetime) -> list[Tried]:
    """What would become of what waits for somebody, in its order; under other rules where given."""
    picture = picture_of(now=now, rules=rules)
    decisions = place_all(picture.queued, picture.team.agents, picture.settings, now=now)
    names = customer_names({one.customer_id for one in picture.facts.values()})
    by_id = {one.waiting.key: one for one in picture.queued}
    return [
        Tried(
            waiting=picture.facts[one.key],
            name=names.get(picture.facts[one.key].customer_id, ""),
            decision=one,
            rule=by_id[one.key].rule,
        )
        for one in decisions
    ]
