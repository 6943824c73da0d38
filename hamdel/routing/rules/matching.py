"""Which rule holds for something that waits: the first, in the supervisor's order, that fits."""

from collections.abc import Iterable

from hamdel.language.fold import fold

from ..contracts import Condition, Rule, Waiting

# What a person handed to a team has no rule of its own: it needs nothing but that team.
HANDED: str = ""


def rule_for(rules: Iterable[Rule], waiting: Waiting) -> Rule | None:
    """The rule by which it goes; None where none fits and nobody gave it to a team.

    A team that has it already keeps it: of the rule only what is not another team's remains.
    """
    found = next((one for one in rules if one.is_on and fits(one, waiting)), None)
    if waiting.team_id is None or (found and found.team_id == waiting.team_id):
        return found
    if found is None or found.team_id is not None:
        return Rule(
            id=0,
            name=HANDED,
            team_id=waiting.team_id,
            priority=found.priority if found else "",
            last_agent_hours=found.last_agent_hours if found else 0,
        )
    return found


def fits(rule: Rule, waiting: Waiting) -> bool:
    """Whether it fulfills every condition; a rule without any fits everything."""
    return all(holds(one, waiting) for one in rule.conditions)


def holds(condition: Condition, waiting: Waiting) -> bool:
    """Whether one condition is fulfilled. Attributes are compared as search does (ي = ی, digits)."""
    said = _said(condition, waiting)
    if condition.field == "attribute":
        found = {fold(one) for one in said} & {fold(one) for one in condition.values}
    else:
        found = said & set(condition.values)
    return bool(found) != condition.is_not


def _said(condition: Condition, waiting: Waiting) -> set[str]:
    if condition.field == "segment":
        return set(waiting.segments)
    if condition.field == "attribute":
        value = waiting.attributes.get(condition.name)
        return set() if value is None else {value}
    if condition.field == "hours":
        return {"open" if waiting.is_open else "closed"}
    value = getattr(waiting, condition.field)
    return {value} if value else set()
