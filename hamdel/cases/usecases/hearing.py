"""What a customer says in a conversation makes its waiting and solved cases our turn again."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from hamdel.conversations.public import Actor
from hamdel.customers.public import customer_of
from hamdel.interactions.public import Moment
from hamdel.platform import options
from hamdel.platform.cursors import row_number

from ..contracts import CaseChanges, Changed, NoSuchCase, Refused
from ..models import Case
from .changing import change_case

BY: Final = Actor(who="hamdel", name="hamdel")
SAID: Final = frozenset({"Message Received", "Chat Started", "Contact Form Submitted"})
CLOSE_AFTER: Final = "cases.close_after_days"
_BATCH: Final = 100


def hear(rows: Sequence[tuple[int, Moment, str]], *, now: datetime) -> int:
    """Look at new moments of the log; returns how many cases are our turn again.

    In the follower's transaction, so that each moment is heard once.
    """
    # Whoever sends events can name any conversation in them: only its customer's own words count.
    said: dict[tuple[int, int | None], Moment] = {}
    for profile, moment, _payload in rows:
        talk = row_number(str(moment.properties.get("conversation_id", "")))
        if moment.action in SAID and talk is not None:
            said[talk, customer_of(profile)] = moment
    if not said:
        return 0
    found = Case.objects.filter(
        state__in=("waiting", "solved"),
        merged_into=None,
        conversations__conversation__in={talk for talk, _ in said},
    )
    done = 0
    for case_id, changed_at, talk, profile in found.values_list(
        "pk", "changed_at", "conversations__conversation", "profile"
    ):
        heard = said.get((talk, customer_of(profile)))
        # What they said before it was put so is known to whoever put it so.
        if heard is not None and heard.occurred_at >= changed_at:
            opened: CaseChanges = {"state": "open"}
            change_case(case_id=case_id, changes=opened, by=BY, now=now, why=heard.action)
            done += 1
    return done


def close_solved(*, now: datetime) -> int:
    """Close for good what has been solved for as many days as the option says; returns how many."""
    days = int(options.get(CLOSE_AFTER))
    if not days:
        return 0
    due = Case.objects.filter(state="solved", settled_at__lte=now - timedelta(days=days))
    ids = list(
        due.filter(merged_into=None).order_by("settled_at").values_list("pk", flat=True)[:_BATCH]
    )
    return sum(_close(one, now) for one in ids)


def _close(case_id: int, now: datetime) -> bool:
    version = list(
        Case.objects.filter(pk=case_id, state="solved").values_list("version", flat=True)
    )
    closing: CaseChanges = {"state": "closed"}
    for seen in version:
        try:
            change_case(case_id=case_id, changes=closing, version=seen, by=BY, now=now)
        except (Changed, Refused, NoSuchCase):  # somebody is at it
            return False
    return bool(version)
