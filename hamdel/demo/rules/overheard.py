"""What people said of the company where nobody asked them: the words of the list, each at its time."""

from dataclasses import dataclass
from typing import Any, Final, Literal

from .plan import DAY
from .words import read_list

State = Literal["new", "replied", "handed_over", "closed"]
_STATES: Final[dict[str, State]] = {
    "n": "new",
    "r": "replied",
    "h": "handed_over",
    "c": "closed",
}
_NOON: Final = DAY // 2


@dataclass(frozen=True, slots=True)
class Overheard:
    """A mention of the list; `at` in microseconds, `stars` of a review."""

    name: str
    network: str
    kind: str
    author: str
    handle: str
    stars: float | None
    reach: int | None
    at: int
    text: str
    state: State
    answer: str


def overheard(*, now: int, midnight: int) -> list[Overheard]:
    """All of them, oldest last; today's lie between the day's beginning and now (microseconds)."""
    said = read_list("overheard")
    today = said["today"]
    step = (now - midnight) // (len(today["texts"]) + 1)
    found = [
        Overheard(
            name=f"t{place}",
            network=today["network"],
            kind="post",
            author=author,
            handle=handle,
            stars=None,
            reach=reach,
            at=now - (place + 1) * step,
            text=text,
            state="new",
            answer="",
        )
        for place, (author, handle, reach, text) in enumerate(today["texts"])
    ]
    return found + [_past(place, row, midnight) for place, row in enumerate(said["past"]["texts"])]


def sources() -> list[dict[str, str]]:
    """Where it was said: network, name, what is said there."""
    found: list[dict[str, str]] = read_list("overheard")["sources"]
    return found


def rules() -> list[dict[str, Any]]:
    """Which words mean the company, its competitors, a topic."""
    found: list[dict[str, Any]] = read_list("overheard")["rules"]
    return found


def _past(place: int, row: list[Any], midnight: int) -> Overheard:
    network, kind, author, handle, reach, days, text, state, answer = row
    stars = float(handle) if kind == "review" else None
    # Not two of them at one hour, and none at night.
    at = midnight - days * DAY + _NOON + (place % 7 - 3) * (_NOON // 7)
    return Overheard(
        name=f"p{place}",
        network=network,
        kind=kind,
        author=author,
        handle="" if stars is not None else handle,
        stars=stars,
        reach=reach or None,
        at=at,
        text=text,
        state=_STATES[state],
        answer=answer,
    )
