"""What the board is drawn from: its sentence, its rows, its people and queues."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hamdel.language.bidi import isolate
from hamdel.platform.templatetags.hamdel import channel_icon, channel_name
from hamdel.platform.web.formats import show_clock, show_duration, show_number

from .contracts import AgentFacts, InQueue
from .queries.board import Board, Wait
from .rules.burning import Pile
from .words import BECAUSE, STATES
from .words import KINDS as KIND_NAMES

SQUARES = 6
MOST_PILED = 12
_LONG = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One that waits, as it is drawn. `left`: time to the promise's end, or since it, when late.

    `key`: what it is called where it is given; `take_url`: where somebody takes it.
    """

    wait: Wait
    key: str
    url: str
    take_url: str
    icon: str
    kind: str
    length: timedelta
    waited: str
    left: str
    late: bool
    who: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A colleague and what they carry: squares that are filled, of all."""

    facts: AgentFacts
    state: str
    tone: str
    squares: tuple[bool, ...]
    full: bool
    roomy: bool
    teams: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PileRow:
    """A queue; `marks`: the tone of each that waits, at most twelve."""

    pile: Pile
    name: str
    marks: tuple[str, ...]
    more: int
    longest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """Everything that routing/board_body.html draws."""

    say: str
    board: Board
    rows: tuple[Row, ...]
    people: tuple[PersonRow, ...]
    piles: tuple[PileRow, ...]
    longest: Row | None
    here: int
    away: str


def screen_of(board: Board) -> Screen:
    """The board as it is drawn."""
    who = {one.person_id: one.name for one in board.agents}
    rows = tuple(_row(one, board, who) for one in board.waits)
    met = [one for one in board.agents if one.state != "offline" or one.in_hand]
    people = tuple(_person(one) for one in sorted(met, key=_busiest))
    piles = tuple(_pile(one, board, board.teams) for one in board.piles)
    on_break = sum(one.state == "break" for one in met)
    return Screen(
        say=_say(board, piles, people),
        board=board,
        rows=rows,
        people=people,
        piles=piles,
        longest=max(rows, key=lambda one: one.length, default=None),
        here=sum(one.state == "available" for one in met),
        away=_("%(count)s on a break") % {"count": show_number(on_break)} if on_break else "",
    )


def _row(one: Wait, board: Board, who: Mapping[int, str]) -> Row:
    left = None if one.due_at is None else one.due_at - board.now
    length = max(board.now - one.facts.waiting_since, timedelta())
    return Row(
        wait=one,
        **_links(one.facts),
        length=length,
        waited=_said(length),
        left="" if left is None else _said(abs(left)),
        late=left is not None and left <= timedelta(),
        who=who.get(one.facts.assignee_id or 0, ""),
        why=_why(one),
    )


def _links(facts: InQueue) -> dict[str, str]:
    """Where it is opened and taken, and how it looks."""
    talk = facts.kind == "conversation"
    package = "conversations" if talk else "cases"
    return {
        "key": f"{facts.kind}:{facts.id}",
        "url": reverse(f"{package}:{facts.kind}", args=[facts.id]),
        "take_url": reverse(f"{package}:act"),
        "icon": channel_icon(facts.channel) if talk else "case",
        "kind": channel_name(facts.channel) if talk else str(KIND_NAMES["case"]),
    }


def _said(length: timedelta) -> str:
    """A short wait to the second, one of hours in hours and minutes, a long one in days."""
    if length < _LONG:
        return show_clock(length)
    whole = timedelta(days=length.days) if length.days else length
    return show_duration(whole)


def _why(one: Wait) -> str:
    """What holds up one that nobody has."""
    if one.decision is None or one.decision.agent_id is not None:
        return ""
    return str(BECAUSE[one.decision.because])


def _busiest(one: AgentFacts) -> tuple[int, float, str]:
    order = ("available", "busy", "break", "offline")
    share = one.load / one.capacity if one.capacity else 0.0
    return order.index(one.state), -share, one.name


def _person(one: AgentFacts) -> PersonRow:
    name, tone = STATES[one.state]
    share = one.load / one.capacity if one.capacity else 1.0
    filled = min(SQUARES, -int(-share * SQUARES // 1))
    return PersonRow(
        facts=one,
        state=str(name),
        tone=tone,
        squares=tuple(at < filled for at in range(SQUARES)),
        full=share >= 1,
        roomy=one.state == "available" and share <= 1 / 3,
        teams="، ".join(isolate(team) for _pk, team in one.teams),
    )


def _pile(one: Pile, board: Board, names: Mapping[int, str]) -> PileRow:
    marks = ["n"] * one.late + ["w"] * one.near + [""] * one.calm
    return PileRow(
        pile=one,
        name=names.get(one.team_id or 0, "") or _("Without a team"),
        marks=tuple(marks[:MOST_PILED]),
        more=max(len(marks) - MOST_PILED, 0),
        longest="" if one.oldest is None else _said(max(board.now - one.oldest, timedelta())),
    )


def _say(board: Board, piles: Sequence[PileRow], people: Sequence[PersonRow]) -> str:
    """The one sentence: where it burns, what to do."""
    if not board.waiting:
        return _("Nobody waits.")
    if not board.at_risk:
        said = ngettext(
            "%(count)s waits, none of them long.", "%(count)s wait, none of them long.", board.waiting
        )  # fmt: skip
        return said % {"count": show_number(board.waiting)}
    worst = piles[0]
    burning = worst.pile.late + worst.pile.near
    said = ngettext(
        "%(team)s burns: %(count)s is late or near it.",
        "%(team)s burns: %(count)s are late or near it.",
        burning,
    ) % {"team": isolate(worst.name), "count": show_number(burning)}
    return f"{said} {_advice(people)}".strip()


def _advice(people: Sequence[PersonRow]) -> str:
    full = next((one for one in people if one.full), None)
    roomy = next((one for one in people if one.roomy), None)
    if roomy is None:
        return _("Nobody has much room: ask somebody back from a break, or widen a rule.")
    room = isolate(roomy.facts.name)
    if full is not None:
        said = _("%(full)s has their hands full, %(room)s has room: drag a conversation there.")
        return said % {"full": isolate(full.facts.name), "room": room}
    return _("%(room)s has room: drag a conversation there.") % {"room": room}
