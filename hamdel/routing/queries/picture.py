"""All that waits, as rules ask about it: read once, decided about as often as somebody wants."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from hamdel.accounts.public import company_hours, is_open
from hamdel.customers.public import facts_of
from hamdel.interactions.public import Moment, moments_by_id
from hamdel.segments.public import segments_of

from ..contracts import InQueue, Key, Rule, Settings, Waiting
from ..rules.placing import Queued, queue_up
from ..rules.weights import weight_of, weight_of_case
from .agents import Team, team_now
from .case_types import types_of
from .in_queue import in_queue
from .rules import rules_in_order
from .settings import settings_now


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What waits in its order, who is there, and by what is decided."""

    queued: tuple[Queued, ...]
    facts: dict[Key, InQueue]
    said: dict[int, Moment]
    team: Team
    settings: Settings
    rules: tuple[Rule, ...]


def picture_of(
    *,
    now: datetime,
    unassigned: bool = True,
    rules: Sequence[Rule] | None = None,
    settings: Settings | None = None,
) -> Picture:
    """What waits now for somebody (or, not `unassigned`, for an answer), under the rules that are on.

    `rules`: others to be tried instead; `settings`: those that the caller knows.
    """
    held = tuple(rules_in_order(only_on=True) if rules is None else rules)
    found = in_queue(unassigned=unassigned)
    settings = settings or settings_now()
    said = _said(found)
    queued = queue_up(_waiting_with(found, said, held, settings, now), held, settings)
    return Picture(
        queued=tuple(queued),
        facts={one.key: one for one in found},
        said=said,
        team=team_now(settings, now=now),
        settings=settings,
        rules=held,
    )


def waiting_of(
    found: Sequence[InQueue], rules: Sequence[Rule], settings: Settings, *, now: datetime
) -> list[Waiting]:
    """What waits, as rules ask about it."""
    return _waiting_with(found, _said(found), rules, settings, now)


def _said(found: Sequence[InQueue]) -> dict[int, Moment]:
    return moments_by_id([one.interaction_id for one in found if one.interaction_id is not None])


def _waiting_with(
    found: Sequence[InQueue],
    said: Mapping[int, Moment],
    rules: Sequence[Rule],
    settings: Settings,
    now: datetime,
) -> list[Waiting]:
    """What rules may ask of each; what no rule asks is not looked up."""
    asked = {one.field for rule in rules for one in rule.conditions}
    customers = sorted({one.customer_id for one in found})
    inside = segments_of(customers) if "segment" in asked else {}
    known = facts_of(customers, whole=False) if "attribute" in asked else {}
    talks = [one for one in found if one.kind == "conversation"]
    types = types_of([one.profile_id for one in talks]) if "case_type" in asked else {}
    hours = company_hours() if "hours" in asked else None
    opened = hours is None or is_open(hours, now)
    return [
        _one(
            one,
            said.get(one.interaction_id or 0),
            weight=_weight(one, settings),
            segments=frozenset(each.key for each in inside.get(one.customer_id, ())),
            attributes={
                each.name: str(each.value)
                for each in (known[one.customer_id].attributes if one.customer_id in known else ())
            },
            case_type=one.case_type or (types.get(one.id, "") if one.kind != "case" else ""),
            opened=opened,
        )
        for one in found
    ]


def _weight(one: InQueue, settings: Settings) -> int:
    if one.kind == "case":
        return weight_of_case(settings.weights)
    return weight_of(one.channel, settings.weights)


def _one(  # noqa: PLR0913 - everything that rules may ask
    facts: InQueue,
    moment: Moment | None,
    *,
    weight: int,
    segments: frozenset[str],
    attributes: dict[str, str],
    case_type: str,
    opened: bool,
) -> Waiting:
    return Waiting(
        id=facts.id,
        kind=facts.kind,
        channel=facts.channel,
        since=facts.waiting_since,
        weight=weight,
        priority=facts.priority,
        language=_text(moment and moment.language),
        touchpoint=facts.touchpoint or _text(moment and moment.touchpoint),
        stage=_text(moment and moment.stage),
        intent=_text(moment and moment.intent),
        mood=_text(moment and moment.emotion),
        case_type=case_type,
        segments=segments,
        attributes=attributes,
        is_open=opened,
        team_id=facts.team_id,
        last_agent_id=facts.last_person_id,
        last_agent_at=facts.last_answered_at,
    )


def _text(value: str | Moment | None) -> str:
    return value if isinstance(value, str) else ""
