"""What who takes a conversation over must know, picked out of what was said: no guessing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ..contracts import MessageFacts

MOST_STEPS: Final = 4
MOST_SAID: Final = 3
SHORT: Final = 140  # letters of a step
_SENTENCE: Final = re.compile(r"[^.!؟?\n]+[.!؟?]*")
_PROMISES: Final = re.compile(
    r"قول می|خبر می[\u200c ]?(?:د|ر)|تماس می[\u200c ]?گیر|زنگ می[\u200c ]?زن|پیگیری می[\u200c ]?کن"
    r"|می[\u200c ]?فرست|ارسال می[\u200c ]?(?:کن|ش)|واریز می|برمی[\u200c ]?گرد|می[\u200c ]?رس(?:د|انیم)"
    r"|\b(?:I|we) (?:will|promise)\b|\bwe'll\b|\bI'll\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that the team did: when, who, and in few words what ("" for an answered call)."""

    at: datetime
    author: str
    said: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SoFar:
    """What happened so far. Texts are the people's own words.

    `asked`: what we asked them; `open_question`: theirs that nobody has answered.
    """

    reason: str
    steps: tuple[Step, ...]
    promises: tuple[str, ...]
    asked: tuple[str, ...]
    open_question: str


def so_far(messages: Sequence[MessageFacts]) -> SoFar:
    """Pick out of a conversation's messages, oldest first, what must be known."""
    theirs = [one for one in messages if one.direction == "in" and not one.machine and one.text]
    ours = [one for one in messages if one.direction == "out" and one.text and not one.machine]
    last_ours = max((one.at for one in ours), default=None)
    unanswered = [one for one in theirs if last_ours is None or one.at > last_ours]
    return SoFar(
        reason=_short(theirs[0].text) if theirs else "",
        steps=tuple(_steps(messages))[-MOST_STEPS:],
        promises=_last(one for one in _sentences(ours) if _PROMISES.search(one)),
        asked=_last(one for one in _sentences(ours) if _asks(one)),
        open_question=next((one for one in reversed([*_sentences(unanswered)]) if _asks(one)), ""),
    )


def _steps(messages: Iterable[MessageFacts]) -> Iterator[Step]:
    for one in messages:
        if one.call is not None and one.call.outcome:
            who = one.call.agent
            yield Step(at=one.at, author=who, said="", kind=f"call {one.call.outcome}")
        elif one.direction in ("out", "note") and one.text:
            said = _short(one.text)
            yield Step(at=one.at, author=one.author, said=said, kind=one.direction)


def _sentences(messages: Iterable[MessageFacts]) -> Iterator[str]:
    for one in messages:
        for found in _SENTENCE.findall(one.text):
            if said := found.strip():
                yield said


def _asks(sentence: str) -> bool:
    return sentence.endswith(("؟", "?"))


def _last(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(_short(one) for one in [*dict.fromkeys(said)][-MOST_SAID:])


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORT else line[: SHORT - 1].rstrip() + "…"
