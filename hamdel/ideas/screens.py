"""What the screens of ideas draw: frozen rows, so that no question hides in a template."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from hamdel.platform import options
from hamdel.platform.web.formats import show_number

from .contracts import IdeaFacts, ToldFacts, VoiceFacts, WouldRow
from .origins import origin_of
from .rules.next_steps import step_of
from .rules.states import takes_voices
from .settings import COMPANY
from .usecases.planning import NOT_TOLD
from .words import HOW, ICONS, OUTCOME_TONES, OUTCOMES, SIZES, STATES, TONES, WAITING

Label = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaRow:
    """An idea as it is drawn; `voted`: who looks wants it."""

    facts: IdeaFacts
    state: Label
    tone: str
    icon: str
    voted: bool
    open: bool
    effort: Label
    impact: Label
    waiting: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceRow:
    """A voice as it is drawn, with where it was given."""

    facts: VoiceFacts
    how: Label
    place: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldRow:
    """Somebody who was told, or would be, as it is drawn."""

    name: str
    customer_id: int
    kind: str
    words: Label
    tone: str
    at: Any
    due_at: Any
    problem: str


def idea_rows(found: Sequence[IdeaFacts], *, voted: Collection[int] = ()) -> list[IdeaRow]:
    """Ideas for a list."""
    return [
        IdeaRow(
            facts=one,
            state=STATES[one.state],
            tone=TONES[one.state],
            icon=ICONS[one.state],
            voted=one.root_id in voted,
            open=takes_voices(one.state),
            effort=SIZES.get(str(one.effort), ""),
            impact=SIZES.get(str(one.impact), ""),
            waiting=WAITING.get(one.why_waiting, ""),
        )
        for one in found
    ]


def voice_rows(found: Sequence[VoiceFacts]) -> list[VoiceRow]:
    """Voices with where they were given; places are looked up for the few that have one."""
    rows = []
    for one in found:
        origin = origin_of(one.origin) if one.origin else None
        rows.append(
            VoiceRow(
                facts=one,
                how=HOW.get(one.how, one.how),
                place="" if origin is None else origin.label,
                url="" if origin is None else origin.url,
            )
        )
    return rows


def told_rows(found: Sequence[ToldFacts]) -> list[ToldRow]:
    """Who was told, or why not."""
    return [
        ToldRow(
            name=one.name,
            customer_id=one.customer_id,
            kind=one.kind,
            words=OUTCOMES.get(one.outcome, one.outcome),
            tone=OUTCOME_TONES.get(one.outcome, ""),
            at=one.told_at,
            due_at=one.due_at if one.outcome in {"", "passed"} else None,
            problem=one.problem,
        )
        for one in found
    ]


def would_rows(found: Sequence[WouldRow]) -> list[ToldRow]:
    """Who would be told, or why not."""
    return [
        ToldRow(
            name=one.name,
            customer_id=one.customer_id,
            kind=one.kind if not one.why or one.why == "held" else "",
            words=OUTCOMES[one.why] if one.why else "",
            tone=OUTCOME_TONES.get(one.why, "") if one.why else "positive",
            at=None,
            due_at=None,
            problem="",
        )
        for one in found
    ]


def next_step(facts: IdeaFacts, told: Mapping[str, int]) -> str:
    """What to do next with an idea, and why, in the language of the screen; "" where nothing waits."""
    missed = sum(told.get(one, 0) for one in NOT_TOLD)
    lives = facts.merged_into is None and facts.shown == "shown"
    said = {
        "count": show_number(facts.votes),
        "told": show_number(told.get("sent", 0)),
        "missed": show_number(missed),
    }
    words = {
        "missed": _("Told: %(told)s. %(missed)s could not be: see why, and reach them otherwise."),
        "answer": _("%(count)s people wait to hear what you think of it: say what becomes of it."),
        "finish": _("Set it to done as soon as it is: those who asked are told then."),
    }
    step = step_of(
        facts.state, votes=facts.votes, answered=bool(facts.answer), missed=missed, lives=lives
    )
    return words[step] % said if step else ""


def state_tabs(
    counts: Mapping[str, int], *, chosen: str, address: str, states: Sequence[str], rest: str = ""
) -> list[dict[str, Any]]:
    """Tabs of states with how many there are in each; `rest` is kept of the query."""
    return [
        {
            "label": STATES[one],
            "url": f"{address}?state={one}{rest}",
            "current": one == chosen,
            "count": counts.get(one, 0),
        }
        for one in states
    ]


def public_frame(*, page: str, known: bool) -> dict[str, Any]:
    """What every public page says around its content."""
    return {
        "company": str(options.get(COMPANY)),
        "page": page,
        "known": known,
        "board_url": reverse("ideas:board"),
    }
