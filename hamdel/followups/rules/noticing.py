"""Which moments of the log are a trouble that somebody has to follow to its end."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from ..contracts import Cause

SURVEY: Final = "Survey Answered"
# Words about us, which nobody is there to answer: unhappy ones are enough.
ABOUT_US: Final = frozenset({SURVEY, "Review Posted", "Mention Posted", "Complaint Filed"})
# Words to us stand in the inbox already, and most tell of something that went wrong.
TO_US: Final = frozenset(
    {"Message Received", "Email Received", "Chat Started", "Support Requested", "Form Submitted"}
)
_ANGRY: Final = "anger"
_FELT: Final = frozenset({"anger", "sadness", "fear"})
_EASY: Final = 8  # what was asked as "it was easy", 1 to 7, is so much less as effort


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A moment as far as it may be a trouble; `effort` 1 (none) … 7 (heavy)."""

    action: str
    properties: Mapping[str, Any]
    words: str
    sentiment: float | None
    emotion: str | None
    effort: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """From where on something is a trouble: scores up to `nps`, `csat`, `stars`, effort from `ces`."""

    nps: int = 6
    csat: int = 2
    ces: int = 5
    stars: int = 2
    sentiment: float = -0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why a moment is a trouble: the score of a survey (or the stars of a review), or its words."""

    cause: Cause
    kind: str = ""
    score: int | None = None


def trouble_in(heard: Heard, limits: Limits) -> Trouble | None:
    """Return what is wrong in a moment; None for most of the log.

    Scores: NPS 0 to 6 is a detractor, CSAT 1 and 2 of 5, an effort of 5 and more of 7. Words: anger in
    whatever they write; an unhappy answer, review or mention; in a message to us, where most tell of
    something that went wrong, only what they feel about it too.
    """
    if heard.action not in ABOUT_US and heard.action not in TO_US:
        return None
    kind, score = _score_of(heard)
    if score is not None and _is_bad(kind, score, heard, limits):
        return Trouble(cause="score", kind=kind, score=score)
    if heard.words and _is_unhappy(heard, limits):
        return Trouble(cause="words", kind=kind, score=score)
    return None


def number_in(value: Any) -> int | None:
    """Return the whole number that a property holds, however it was written; None for none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 18:  # noqa: PLR2004
        return int(value)
    return None


def _score_of(heard: Heard) -> tuple[str, int | None]:
    if heard.action == SURVEY:
        kind = str(heard.properties.get("kind", ""))
        return (kind if kind in {"nps", "csat", "ces"} else ""), number_in(
            heard.properties.get("score")
        )
    return "stars", number_in(heard.properties.get("rating"))


def _is_bad(kind: str, score: int, heard: Heard, limits: Limits) -> bool:
    if kind == "ces":
        effort = heard.effort if heard.effort is not None else _EASY - score
        return effort >= limits.ces
    most = {"nps": limits.nps, "csat": limits.csat, "stars": limits.stars}.get(kind)
    return most is not None and score <= most


def _is_unhappy(heard: Heard, limits: Limits) -> bool:
    if heard.emotion == _ANGRY:
        return True
    bad = heard.sentiment is not None and heard.sentiment <= limits.sentiment
    return bad and (heard.action in ABOUT_US or heard.emotion in _FELT)
