"""What the screens of improvements draw."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hamdel.journeys.public import name_of_step, step_names
from hamdel.platform.web.formats import show_money, show_number, show_percent

from .contracts import STATES, ImprovementFacts, State
from .effect_screen import effect_said
from .rules.worth import Capacity, Worth, months_needed, reach_of, worth_of
from .words import REACH_TONES, REACH_WORDS, STATE_ICONS, STATE_TONES, STATE_WORDS

BOARD: Final[tuple[State, ...]] = ("idea", "planned", "doing", "done")


@dataclass(frozen=True, slots=True)
class Move:
    """A state to move to: its key on the keyboard, and how it looks."""

    state: str
    key: str
    word: str
    icon: str


@dataclass(frozen=True, slots=True)
class Card:
    """An improvement as it is drawn. `sum`: the arithmetic by which it is sorted."""

    facts: ImprovementFacts
    place: str
    state: str
    icon: str
    tone: str
    worth: Worth
    score: str
    sum: str
    reach: str
    reach_tone: str
    takes: str
    late: bool
    effect: str
    effect_tone: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the board."""

    state: str
    word: str
    icon: str
    cards: tuple[Card, ...]
    more: int


def cards_of(found: Sequence[ImprovementFacts], *, able: Capacity, today: date) -> list[Card]:
    """Improvements as they are drawn."""
    names = step_names() if found else {}
    return [_card(one, names, able=able, today=today) for one in found]


def columns_of(cards: Iterable[Card], *, most: int) -> list[Column]:
    """The board: what is done is shown newest first, the rest as it is sorted."""
    by_state: dict[str, list[Card]] = {state: [] for state in BOARD}
    for card in cards:
        if card.facts.state in by_state:
            by_state[card.facts.state].append(card)
    by_state["done"].sort(key=lambda card: card.facts.state_at, reverse=True)
    return [
        Column(
            state=state,
            word=str(STATE_WORDS[state]),
            icon=STATE_ICONS[state],
            cards=tuple(own[:most]),
            more=max(len(own) - most, 0),
        )
        for state, own in by_state.items()
    ]


def moves_from(state: str) -> tuple[Move, ...]:
    """The other states, each with its key."""
    return tuple(
        Move(to, str(place), str(STATE_WORDS[to]), STATE_ICONS[to])
        for place, to in enumerate(STATES, 1)
        if to != state
    )


def sum_shown(worth: Worth) -> str:
    """The arithmetic in one line: pain × volume × share ÷ cost."""
    if not worth.volume:
        return _("Nothing was measured at its step yet.")
    given = {
        "pain": show_percent(worth.pain, decimals=1),
        "volume": show_number(round(worth.volume)),
        "share": show_percent(worth.share),
        "spared": show_number(round(worth.spared, 1)),
    }
    sum_ = _("%(pain)s of %(volume)s moments a month × %(share)s = %(spared)s") % given
    if worth.cost_irr is None:
        return sum_
    return f"{sum_} ÷ {show_money(worth.cost_irr)}"


def score_shown(worth: Worth) -> str:
    """The result of the arithmetic; empty where there is none."""
    if worth.is_free and worth.spared:
        return _("costs nothing")
    if worth.score is None:
        return ""
    return _("%(score)s for a million toman") % {"score": show_number(_rounded(worth.score))}


def takes_shown(one: ImprovementFacts, able: Capacity) -> str:
    """What it takes: money, work, people, and in how many months the company has them."""
    parts = []
    if one.cost_irr is not None:
        parts.append(show_money(one.cost_irr))
    if one.person_days:
        days = show_number(one.person_days)
        parts.append(ngettext("%(n)s day", "%(n)s days", int(one.person_days)) % {"n": days})
    if one.people:
        people = show_number(one.people)
        parts.append(ngettext("%(n)s person", "%(n)s people", one.people) % {"n": people})
    months = months_needed(one, able) if able.is_said and one.cost_irr is not None else None
    if months is not None and months > 1:
        parts.append(_("in %(n)s months") % {"n": show_number(months)})
    return " · ".join(parts)


def _card(
    one: ImprovementFacts, names: dict[str, tuple[str, str]], *, able: Capacity, today: date
) -> Card:
    worth = worth_of(one, day_irr=able.day_irr)
    reach = reach_of(one, able)
    return Card(
        facts=one,
        place=name_of_step(one.step, names) if one.step else "",
        state=str(STATE_WORDS[one.state]),
        icon=STATE_ICONS[one.state],
        tone=STATE_TONES[one.state],
        worth=worth,
        score=score_shown(worth),
        sum=sum_shown(worth),
        reach=str(REACH_WORDS[reach]),
        reach_tone=REACH_TONES[reach],
        takes=takes_shown(one, able),
        late=one.is_late(today),
        effect="" if one.effect is None else effect_said(*one.effect),
        effect_tone=effect_tone(one),
        moves=moves_from(one.state),
    )


def effect_tone(one: ImprovementFacts) -> str:
    """Whether it surely hurts less (positive) or more (negative) since; "" where it may be chance."""
    if one.effect is None:
        return ""
    _change, low, high = one.effect
    return "positive" if high < 0 else "negative" if low > 0 else ""


def _rounded(score: float) -> float:
    """Three digits are enough to compare by."""
    for digits, above in ((0, 100), (1, 10), (2, 1)):
        if score >= above:
            return round(score, digits)
    return round(score, 3)
