"""Whom nothing is to be asked or offered: while a promise is broken and unmended, or trust is being restored."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from django.db.models import Q, Value

from hamdel.platform.instants import system_now

from ..models import Promise, Recovery

BROKEN_LATELY: Final = timedelta(days=3)  # also where its recovery was over sooner


def whom_to_leave_alone(customer_ids: Sequence[int]) -> dict[int, str]:
    """Of some customers those who are held, each with the key of the reason."""
    theirs = Q(profile__customer_id__in=customer_ids)
    broken = Promise.objects.filter(
        theirs, state="broken", ended_at__gt=system_now() - BROKEN_LATELY
    )
    found = dict.fromkeys(broken.values_list("profile__customer_id", flat=True), "promise_broken")
    mended = Recovery.objects.filter(theirs, state="open")
    found.update(
        dict.fromkeys(mended.values_list("profile__customer_id", flat=True), "being_mended")
    )
    return found


def everybody_to_leave_alone(most: int) -> dict[int, str]:
    """All customers who are held, `most` of them; one query."""
    broken = Promise.objects.filter(state="broken", ended_at__gt=system_now() - BROKEN_LATELY)
    mended = Recovery.objects.filter(state="open")
    told = [
        rows.order_by()
        .annotate(held_by=Value(reason))
        .values_list("profile__customer_id", "held_by")
        for reason, rows in (("promise_broken", broken), ("being_mended", mended))
    ]
    found = told[0].union(told[1])[:most]
    # Of two reasons the one that `whom_to_leave_alone` tells.
    return dict(sorted(found, key=lambda one: one[1] == "being_mended"))
