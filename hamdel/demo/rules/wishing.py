"""What the company's customers wish for: the ideas of the list, with who wants each and who was told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from .plan import DAY
from .words import read_list

_WAYS: Final = (
    ("sms", "sent", 0.6),
    ("email", "sent", 0.25),
    ("", "opted_out", 0.05),
    ("", "no_way", 0.1),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Somebody's voice; `told` is the way and outcome of telling them (None: nothing to tell)."""

    profile_id: int
    at: int
    told: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Wish:
    """An idea as the list has it; instants in microseconds. `since`: when its state came."""

    key: str
    said: dict[str, Any]
    made: int
    since: int
    voices: tuple[Wanted, ...]


def wishes(profiles: Sequence[int], *, now: int, seed: int) -> list[Wish]:
    """The ideas of the list with voices of these profiles; each time the same."""
    dice = Random(seed)
    rows = read_list("ideas")["idea"]
    states = {row["key"]: row for row in rows}
    return [_wish(row, states, profiles, now, dice) for row in rows]


def _wish(
    row: dict[str, Any], rows: dict[str, Any], profiles: Sequence[int], now: int, dice: Random
) -> Wish:
    made = now - row["age"] * DAY
    speaks = rows[row.get("of", row["key"])]
    since = now - speaks.get("since", row["age"]) * DAY
    since = max(since, made)
    wanted = dice.sample(list(profiles), round(len(profiles) * row["share"]))
    done = speaks.get("state") == "done"
    voices = tuple(_voices(wanted, made=made, until=since if done else now, done=done, dice=dice))
    return Wish(row["key"], row, made, since, voices)


def _voices(
    wanted: Sequence[int], *, made: int, until: int, done: bool, dice: Random
) -> Iterator[Wanted]:
    weights = [share for _, _, share in _WAYS]
    for place, profile in enumerate(wanted):
        at = made if place == 0 else dice.randrange(made, max(until, made + 1))
        kind, outcome, _ = dice.choices(_WAYS, weights)[0]
        yield Wanted(profile, at, (kind, outcome) if done else None)
