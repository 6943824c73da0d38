"""By what clocks are measured just now: policies and hours, asked once for many things."""

from dataclasses import dataclass, field

from hamdel.accounts.public import OpeningHours, calendars_of_teams, hours_of

from ..contracts import PolicyFacts
from ..queries.policies import policies


@dataclass
class Ground:
    """Policies in their order, whose hours hold for whom, and the hours as far as they were asked."""

    policies: list[PolicyFacts]
    of_teams: dict[int | None, int]
    _hours: dict[int, OpeningHours | None] = field(default_factory=dict)

    def calendar_for(self, policy: PolicyFacts, team_id: int | None) -> int | None:
        """The calendar a policy counts by: its own, the team's, the company's; None: day and night."""
        return policy.calendar_id or self.of_teams.get(team_id) or self.of_teams.get(None)

    def hours(self, calendar_id: int | None) -> OpeningHours | None:
        """The hours of a calendar; None: day and night."""
        if calendar_id is None:
            return None
        if calendar_id not in self._hours:
            self._hours[calendar_id] = hours_of(calendar_id)
        return self._hours[calendar_id]


def ground() -> Ground:
    """What holds now."""
    return Ground(policies=policies(), of_teams=calendars_of_teams())
