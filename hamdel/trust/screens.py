"""What the screens of trust show, ready for templates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from hamdel.customers.public import customer_names
from hamdel.platform.web.formats import show_number

from .contracts import STANDING, PromiseFacts, RecoveryFacts, StepState
from .rules.effort import Effort
from .rules.moving import TrustPoint
from .words import CAUSES, MOVES, PARTS, STATES, STEP_STATES, STEPS, UNTOLD

_LOW, _HIGH = 45, 65  # below it trust is shown as bad, from it on as good
_HEAVY, _SOME = 4.5, 2.5


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise in a list."""

    facts: PromiseFacts
    customer: str
    state: str
    tone: str
    may_end: bool


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step of a recovery in words."""

    name: str
    title: str
    means: str
    state: str
    word: str
    step: StepState


@dataclass(frozen=True, slots=True)
class RecoveryShown:
    """A recovery in words, with its steps and the one that is next."""

    facts: RecoveryFacts
    customer: str
    cause: str
    untold: str
    steps: tuple[StepShown, ...]
    done: int
    next: str


@dataclass(frozen=True, slots=True)
class MoveShown:
    """What moved trust, in words; `rest` is how far it was then."""

    at: datetime
    what: str
    change: float
    trust: float
    tone: str
    interaction_id: int


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A line through a box of 100 by 40: its path, the area under it, and the sentence that tells it."""

    line: str
    area: str
    sentence: str


@dataclass(frozen=True, slots=True)
class EffortShown:
    """An effort in words: how heavy, and the parts that weigh."""

    score: float
    word: str
    tone: str
    told: float | None
    parts: tuple[tuple[str, float, float], ...]


def promise_row_of(facts: PromiseFacts, customer: str, now: datetime) -> PromiseRow:
    """A promise as a list shows it; one whose minute has passed is broken, though no worker looked."""
    late = facts.state in STANDING and facts.due_at <= now
    word, tone = STATES["broken" if late else facts.state]
    may_end = facts.state in STANDING and not late
    return PromiseRow(facts, customer, str(word), tone, may_end)


def promise_rows(found: Sequence[PromiseFacts], now: datetime) -> list[PromiseRow]:
    """Promises as a list shows them, with whom they were made to."""
    names = customer_names([one.customer_id for one in found])
    return [promise_row_of(one, names.get(one.customer_id, ""), now) for one in found]


def recovery_shown(facts: RecoveryFacts, customer: str) -> RecoveryShown:
    """A recovery in words."""
    steps = tuple(
        StepShown(
            name=one.name,
            title=str(STEPS[one.name][0]),
            means=str(STEPS[one.name][1]),
            state=one.state,
            word=str(STEP_STATES[one.state]),
            step=one,
        )
        for one in facts.steps
    )
    return RecoveryShown(
        facts=facts,
        customer=customer,
        cause=str(CAUSES.get(facts.cause, facts.cause)),
        untold=str(UNTOLD.get(facts.untold, UNTOLD["nowhere"])) if facts.untold else "",
        steps=steps,
        done=sum(one.state != "open" for one in steps),
        next=next((one.title for one in steps if one.state == "open"), ""),
    )


def recoveries_shown(found: Sequence[RecoveryFacts]) -> list[RecoveryShown]:
    """Recoveries in words, with whose they are."""
    names = customer_names([one.customer_id for one in found])
    return [recovery_shown(one, names.get(one.customer_id, "")) for one in found]


def moves_shown(points: Sequence[TrustPoint]) -> list[MoveShown]:
    """What moved trust, the newest first."""
    return [
        MoveShown(
            at=one.at,
            what=str(MOVES.get(one.what, one.what)),
            change=round(one.change, 1),
            trust=round(one.trust),
            tone="positive" if one.change > 0 else "negative",
            interaction_id=one.interaction_id,
        )
        for one in reversed(points)
    ]


def trust_tone(trust: float) -> str:
    """How a trust is shown: bad, so-so, good."""
    return "negative" if trust < _LOW else "positive" if trust >= _HIGH else "warning"


def sparkline(samples: Sequence[float]) -> Sparkline:
    """A line of trust (0…100) over evenly spaced times, oldest first."""
    if len(samples) < 2:  # noqa: PLR2004 - a line has two ends
        return Sparkline("", "", "")
    step = 100 / (len(samples) - 1)
    places = [f"{place * step:.1f} {40 - one * 0.4:.1f}" for place, one in enumerate(samples)]
    line = "M" + " L".join(places)
    sentence = _("Trust over ninety days: from %(first)s to %(last)s, lowest %(least)s.") % {
        "first": show_number(round(samples[0])),
        "last": show_number(round(samples[-1])),
        "least": show_number(round(min(samples))),
    }
    return Sparkline(line, f"{line} L100 40 L0 40Z", sentence)


def effort_shown(effort: Effort) -> EffortShown:
    """An effort in words; its parts by what they weigh, those that weigh nothing left out."""
    if effort.score >= _HEAVY:
        word, tone = _("heavy"), "negative"
    elif effort.score >= _SOME:
        word, tone = _("some"), "warning"
    else:
        word, tone = _("light"), "positive"
    load = effort.load
    parts = sorted(
        ((str(PARTS[name]), count, load[name]) for name, count in effort.parts.items() if count),
        key=lambda one: -one[2],
    )
    return EffortShown(round(effort.score, 1), word, tone, effort.told, tuple(parts))
