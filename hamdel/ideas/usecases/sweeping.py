"""Done ideas are looked at again for a while: people who were parted have to be told apart."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F

from hamdel.interactions.public import keep_log_still

from ..models import Idea
from .held import hold
from .planning import plan_tellings

_LOOKED_AT: Final = timedelta(days=30)


def plan_again(*, now: datetime) -> int:
    """Plan the tellings of what was done lately; returns how many are to be told anew."""
    lately = Idea.objects.filter(state="done", done_at__gt=now - _LOOKED_AT, pk=F("root"))
    return sum(_one(idea, now) for idea in lately.values_list("pk", flat=True))


@transaction.atomic
def _one(idea_id: int, now: datetime) -> int:
    keep_log_still()
    return plan_tellings(hold(idea_id), now=now)
