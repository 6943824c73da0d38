"""Who is to be told: rows of `Telling` are what an idea's state and voices ask for, no more and no less.

It may be called any number of times, with states going back and forth, ideas joined and parted:
nobody who was told, or may have been, gets a row again.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db.models import OuterRef, Subquery

from hamdel.customers.public import customers_of
from hamdel.platform import options

from ..models import Idea, Telling, Voice
from ..rules.telling import Given, whom_to_tell
from ..settings import TELL_AFTER

# Certainly nothing was sent: they may be told when it is done anew.
NOT_TOLD: Final = ("failed", "opted_out", "no_way", "held_long")
_AT_ONCE: Final = 500


def plan_tellings(root: Idea, *, now: datetime) -> int:
    """Make rows for those to be told of an idea that the caller holds; drop those that wait in vain.

    Returns how many are to be told anew.
    """
    members = list(Idea.objects.filter(root=root.pk).values_list("pk", flat=True))
    waiting = Telling.objects.filter(idea__in=members, state="waiting")
    if root.state != "done":
        waiting.delete()
        return 0
    waiting.exclude(idea=root.pk).delete()
    voices = Voice.objects.filter(idea__in=members).order_by("at", "pk")
    given = [
        Given(*row)
        for row in voices.values_list(
            "pk", "profile_id", "telling_id", "telling__outcome", "wants_news", "taken_back_at"
        )
    ]
    customers = customers_of([one.profile_id for one in given])
    chosen = whom_to_tell(given, customers=customers, not_told=NOT_TOLD)
    due_at = now + timedelta(minutes=int(options.get(TELL_AFTER)))
    _keep(root, chosen, due_at=due_at, now=now)
    return len(chosen)


def _keep(root: Idea, profiles: Iterable[int], *, due_at: datetime, now: datetime) -> None:
    wanted = list(profiles)
    again = Telling.objects.filter(idea=root.pk, profile__in=wanted, outcome__in=NOT_TOLD)
    again.update(
        state="waiting", outcome="", tried="", problem="", attempts=0, due_at=due_at, made_at=now
    )
    Telling.objects.bulk_create(
        [
            Telling(idea=root, profile_id=one, made_at=now, due_at=due_at, state="waiting")
            for one in wanted
        ],
        ignore_conflicts=True,
        batch_size=_AT_ONCE,
    )
    theirs = Telling.objects.filter(idea=root.pk, profile=OuterRef("profile"))
    voices = Voice.objects.filter(idea__root=root.pk)
    voices = voices.filter(profile__in=Telling.objects.filter(idea=root.pk).values("profile"))
    voices.update(telling=Subquery(theirs.values("pk")[:1]))
