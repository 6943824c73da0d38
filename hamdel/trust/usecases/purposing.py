"""What a company sets of trust: targets of channels, authority, what customers are told."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from hamdel.platform import audit

from ..models import Authority, Purpose
from ..queries.authority import by_role, by_team
from ..rules.functioning import Target


@transaction.atomic
def set_purpose(channel: str, target: Target, *, who: str, now: datetime) -> None:
    """Say what a channel shall reach."""
    values = {
        "minutes": target.minutes, "answered": target.answered, "solved": target.solved,
    }  # fmt: skip
    Purpose.objects.update_or_create(channel=channel, defaults=values)
    audit.record(
        who=who, act="target set", subject=f"channel:{channel}", before=None, after=values, now=now
    )


@transaction.atomic
def set_authority(
    *, roles: Mapping[str, int], teams: Mapping[int, int | None], who: str, now: datetime
) -> None:
    """Say how much each role may give, and each team (None: no more than its members' roles)."""
    before = {**by_role(), **{f"team {pk}": most for pk, most in by_team().items()}}
    for role, most in roles.items():
        Authority.objects.update_or_create(role=role, defaults={"most_irr": most})
    for pk, amount in teams.items():
        if amount is None:
            Authority.objects.filter(team=pk).delete()
        else:
            Authority.objects.update_or_create(team_id=pk, defaults={"most_irr": amount})
    after = {**by_role(), **{f"team {pk}": most for pk, most in by_team().items()}}
    if after != before:
        audit.record(
            who=who, act="authority set", subject="trust:authority", before=before, after=after,
            now=now,
        )  # fmt: skip
