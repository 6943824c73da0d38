"""Ways that customers went alike. Pure."""

from dataclasses import dataclass
from typing import Final, Literal

from hamdel.platform.intervals import share_interval

Goal = Literal["whole", "step", "left"]
LONGEST: Final = 12  # steps of a whole way
LEADING: Final = 5  # steps that led to an end


@dataclass(frozen=True, kw_only=True, slots=True)
class Walk:
    """A way: `cut` where it was longer; the median time from its first moment to its end, in seconds."""

    steps: tuple[str, ...]
    cut: bool
    people: int
    median_seconds: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Walks:
    """The ways that most went: `ways` there are in all, `ended` customers went one, of `everybody`."""

    walks: tuple[Walk, ...]
    ways: int
    ended: int
    everybody: int

    @property
    def share(self) -> float:
        """The share of everybody who came to the end, 0…1."""
        return self.ended / self.everybody if self.everybody else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of that share."""
        return share_interval(self.ended, self.everybody)

    def share_of(self, walk: Walk) -> float:
        """The share of those who came to the end that went this way, 0…1."""
        return walk.people / self.ended if self.ended else 0.0

    def share_of_first(self, count: int) -> float:
        """The share that the first `count` ways have, 0…1."""
        people = sum(one.people for one in self.walks[:count])
        return people / self.ended if self.ended else 0.0
