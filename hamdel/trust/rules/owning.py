"""Who looks after a recovery: somebody with the authority to make it good, and with time."""

from collections.abc import Sequence
from dataclasses import dataclass

RECOVERY_WEIGHS = 3  # as much as so many conversations


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who may look after it. `broke`: the promise was theirs; `free`: at work, with room for it."""

    id: int
    name: str
    most_irr: int
    recoveries: int
    conversations: int
    in_team: bool = True
    broke: bool = False
    free: bool = True

    @property
    def load(self) -> int:
        """How much they have already."""
        return self.recoveries * RECOVERY_WEIGHS + self.conversations


def owner_among(people: Sequence[Candidate], *, needs_irr: int) -> Candidate | None:
    """Choose who looks after a recovery; None for nobody at all.

    First those who may give what it may take, of the team that broke it, who are at work and have room;
    of those who has least, who did not break it themselves, then the one made first. Where nobody may give so much, who
    may give most.
    """
    able = [one for one in people if one.most_irr >= needs_irr]
    if not able and people:
        most = max(one.most_irr for one in people)
        able = [one for one in people if one.most_irr == most]
    return min(
        able,
        key=lambda one: (not one.in_team, not one.free, one.load, one.broke, one.id),
        default=None,
    )
