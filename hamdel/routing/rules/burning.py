"""Where it burns: how bad each wait is, and the one sentence of the board."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from ..contracts import Kind

Tone = Literal["negative", "warning", ""]
# Where nothing was promised, long and too long are as long as this.
TALK: Final = (timedelta(minutes=30), timedelta(hours=2))
LONG: Final[dict[Kind, tuple[timedelta, timedelta]]] = {
    "conversation": TALK,
    "case": (timedelta(days=1), timedelta(days=3)),
}
RANK: Final[dict[Tone, int]] = {"negative": 0, "warning": 1, "": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """A queue: how many wait in it by how bad it is, and since when the one who waits longest."""

    team_id: int | None
    late: int
    near: int
    calm: int
    oldest: datetime | None

    @property
    def all(self) -> int:
        """How many wait."""
        return self.late + self.near + self.calm


def tone_of(
    since: datetime,
    due_at: datetime | None,
    near_at: datetime | None,
    lengths: tuple[timedelta, timedelta] = TALK,
    *,
    now: datetime,
) -> Tone:
    """How bad a wait is: by what was promised, else by how long it is (`lengths`: long, too long)."""
    if due_at is not None:
        if due_at <= now:
            return "negative"
        return "warning" if near_at is not None and near_at <= now else ""
    long, too_long = lengths
    if now - since >= too_long:
        return "negative"
    return "warning" if now - since >= long else ""


def piles(waits: Iterable[tuple[int | None, datetime, Tone]]) -> list[Pile]:
    """The queues by team, the one that burns most first."""
    by_team: dict[int | None, list[tuple[datetime, Tone]]] = {}
    for team_id, since, tone in waits:
        by_team.setdefault(team_id, []).append((since, tone))
    found = [_pile(team_id, those) for team_id, those in by_team.items()]
    return sorted(found, key=lambda one: (-one.late, -one.near, -one.all, one.team_id or 0))


def _pile(team_id: int | None, waits: Sequence[tuple[datetime, Tone]]) -> Pile:
    tones = [tone for _since, tone in waits]
    return Pile(
        team_id=team_id,
        late=tones.count("negative"),
        near=tones.count("warning"),
        calm=tones.count(""),
        oldest=min((since for since, _tone in waits), default=None),
    )
