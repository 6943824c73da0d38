"""What the company's customers were asked and answered, from what they did before."""

from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any, Final

from .life import DemoEvent
from .plan import HOUR, MINUTE, Plan
from .words import read_list

FILE: Final = "answers"
ANSWERED: Final = "Survey Answered"
DELIVERED: Final = "csat_delivery"
# After what, which survey, and which share of people answer it.
ASKED: Final[dict[str, tuple[tuple[str, float], ...]]] = {
    "Post Viewed": (("nps_awareness", 0.09),),
    "Products Searched": (("nps_research", 0.1), ("ces_website", 0.06)),
    "Order Completed": (("nps_nurture", 0.2), ("proactive", 0.12)),
    "Order Delivered": ((DELIVERED, 0.35),),
    "Call Answered": (("nps_support", 0.5), ("csat_contact", 0.35), ("ces_support", 0.3)),
    "Refund Completed": (("recovery", 0.6),),
}
SURVEYS: Final = tuple(dict.fromkeys(key for asked in ASKED.values() for key, _ in asked))
# How well each was done: the middle of its scores, as a share of its scale.
_WELL: Final = {
    "nps_awareness": 0.78,
    "nps_research": 0.7,
    "nps_nurture": 0.8,
    "nps_support": 0.68,
}
_SPREAD: Final = 0.24
_SCALES: Final = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7), "recovery": (1, 5)}


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer to one of the ready surveys; `at` in microseconds, `name` of what led to it."""

    survey: str
    name: str
    at: int
    answers: dict[str, Any]
    channel: str


def answers_after(event: DemoEvent, plan: Plan) -> list[Answered]:
    """What somebody answered after a moment: mostly nothing, always the same."""
    asked = ASKED.get(str(event.call.get("event", "")), ())
    found = []
    for survey, share in asked:
        dice = plan.chance("survey", survey, event.call["messageId"])
        at = event.at + dice.randrange(20 * MINUTE, 30 * HOUR)
        if dice.random() < share and at < plan.now:
            channel = dice.choice(("sms", "email", "web", "telegram"))
            name = str(event.call["messageId"])
            found.append(Answered(survey, name, at, _answers(survey, dice), channel))
    return found


def is_answer(event: DemoEvent) -> bool:
    """Whether a moment is itself an answer that the log has."""
    return event.call.get("event") == ANSWERED


def _answers(survey: str, dice: Random) -> dict[str, Any]:
    if survey == "proactive":
        return _proactive(dice)
    least, most = _SCALES[survey.partition("_")[0]]
    well = min(1.0, max(0.0, dice.gauss(_WELL.get(survey, 0.74), _SPREAD)))
    given: dict[str, Any] = {"score": round(least + well * (most - least))}
    if dice.random() < 0.45:
        tone = "good" if well > 0.8 else "middling" if well > 0.55 else "bad"
        given["comment"] = dice.choice(_said(tone))
    if survey == "recovery":
        solved = "yes" if well > 0.7 else "partly" if well > 0.45 else "no"
        given |= {"solved": solved, "trust": round(well * 10)}
    if survey == DELIVERED and given["score"] <= 3:
        given["what"] = [dice.choice(("late", "late", "courier", "damaged", "wrong", "news"))]
    return given


def _proactive(dice: Random) -> dict[str, Any]:
    before = dice.choice(("yes", "yes", "no"))
    given: dict[str, Any] = {
        "heard": dice.choice(("friend", "friend", "search", "social", "social", "ad", "other")),
        "before": before,
        "experience": dice.choice((2, 3, 4, 4, 5, 5)),
        "tell": dice.choice(_said("tell")),
    }
    if before == "yes":
        given |= {key: dice.choice(_said(key)) for key in ("use", "effect")}
    return given


@cache
def _said(kind: str) -> list[str]:
    return list(read_list(FILE)[kind])
