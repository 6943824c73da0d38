"""One customer's journey told from its beginning: moments in order, with the time between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.utils.translation import gettext as _

from hamdel.platform.web.formats import show_duration

from .moments import MomentRow

LONG: Final = timedelta(hours=12)  # a silence that is told


@dataclass(frozen=True, slots=True)
class Told:
    """A moment of the journey. `place` counts from 1; `silence` before it and a new `stage` are told."""

    place: int
    row: MomentRow
    silence: str
    stage: str


@dataclass(frozen=True, slots=True)
class Replay:
    """The journey up to a moment, which is the last of `told`; all of it where `at` is `total`."""

    told: tuple[Told, ...]
    at: int
    total: int

    @property
    def stepping(self) -> bool:
        """Whether some of it is still to come."""
        return self.at < self.total

    @property
    def before(self) -> int:
        """The place of the moment before; 0 where this is the first."""
        return self.at - 1

    @property
    def after(self) -> int:
        """The place of the next moment; 0 where this is the last."""
        return self.at + 1 if self.stepping else 0


def replay_of(rows: Sequence[MomentRow], *, at: int | None, stages: Mapping[str, str]) -> Replay:
    """Tell moments (the newest first, as a story has them) from the oldest, up to the place `at`."""
    ordered = list(reversed(rows))
    total = len(ordered)
    end = total if at is None else max(1, min(at, total))
    told: list[Told] = []
    stage = ""
    for place, row in enumerate(ordered[:end], start=1):
        gap = row.at - ordered[place - 2].at if place > 1 else timedelta()
        entered = row.stage if row.stage and row.stage != stage else ""
        stage = row.stage or stage
        told.append(
            Told(
                place=place,
                row=row,
                silence=_("%(time)s later") % {"time": show_duration(gap)} if gap >= LONG else "",
                stage=stages.get(entered, ""),
            )
        )
    return Replay(told=tuple(told), at=end, total=total)
