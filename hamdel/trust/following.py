"""Trust follows the log: what moves it is kept, of each profile."""

from datetime import datetime, timedelta
from typing import Final

from hamdel.conversations.public import Actor, conversation
from hamdel.customers.public import customer_facts, customer_of
from hamdel.interactions.public import (
    Moment,
    log_after,
    newest_position,
    positions_after,
    story_of,
)
from hamdel.platform import options
from hamdel.platform.cursors import row_number
from hamdel.platform.followers import Follower, Rows
from hamdel.platform.instants import system_now
from hamdel.platform.models import Cursor

from .contracts import ToRecover
from .models import Movement
from .rules.mending import cause_of
from .rules.moving import Lived, moves_of
from .settings import ON_ANGER, ON_FAILURES
from .usecases.recovering import start_recovery

BATCH: Final = 500
RECENT: Final = timedelta(days=1)  # what is older is history, not something to mend
READER: Final = "reading.messages"  # words move trust by what was read in them


def moments_after(position: int, limit: int) -> tuple[list[Moment], int]:
    """The moments after a position that were read already, and the position of the last row."""
    read = Cursor.objects.filter(pk=READER).values_list("position", flat=True).first() or 0
    if read <= position:
        return [], position
    rows, last = log_after(position, min(limit, read - position))
    found = [moment for _, moment, _ in rows if moment.id <= read]
    return found, min(last, read)


def keep_movements(rows: Rows) -> None:
    """Keep what of some moments moves trust; in the caller's transaction."""
    found: list[Movement] = []
    for one in rows:
        lived = lived_of(one)
        found += [
            Movement(
                profile_id=one.profile_id,
                interaction_id=one.id,
                at=one.occurred_at,
                what=what,
                points=points,
            )
            for what, points in moves_of(lived)
        ]
    Movement.objects.bulk_create(found, ignore_conflicts=True)


def lived_of(moment: Moment) -> Lived:
    """A moment as far as trust is concerned."""
    return Lived(
        action=moment.action,
        channel=moment.channel,
        outcome=moment.outcome,
        sentiment=moment.sentiment,
        emotion=moment.emotion,
        properties=moment.properties,
    )


def mend_what_hurt(rows: Rows) -> None:
    """Start a recovery for who is angry, or for whom the same thing failed again and again, today."""
    now = system_now()
    for one in rows:
        if one.occurred_at > now - RECENT:
            _mend(one, now)


def _mend(moment: Moment, now: datetime) -> None:
    most = int(options.get(ON_FAILURES))
    failures = _failures_like(moment) if most and moment.outcome == "failure" else 0
    cause = cause_of(
        lived_of(moment), failures=failures, most=most, on_anger=bool(options.get(ON_ANGER))
    )
    if cause is None or not _is_known(moment.profile_id):
        return
    talk = str(moment.properties.get("conversation_id", ""))
    wanted = ToRecover(
        profile_id=moment.profile_id,
        cause=cause,
        title=(moment.text or moment.summary or moment.action)[:200],
        caused_at=moment.occurred_at,
        key=f"interaction:{moment.id}",
        conversation_id=_their_own(talk, moment.profile_id),
        channel=moment.channel,
    )
    start_recovery(wanted, by=Actor(who="hamdel"), now=now)


def _is_known(profile_id: int) -> bool:
    """Whether somebody vouched for who they are: anybody could begin with a browser's key for nobody."""
    customer = customer_of(profile_id)
    found = None if customer is None else customer_facts(customer)
    return found is not None and any(one.verified for one in found.identifiers)


def _failures_like(moment: Moment) -> int:
    """How often the same failed for the same customer within a day, this one among them."""
    customer = customer_of(moment.profile_id)
    if customer is None:
        return 1
    since = moment.occurred_at - RECENT
    story = story_of(customer, limit=100).moments
    return sum(
        one.action == moment.action and one.outcome == "failure" and one.occurred_at >= since
        for one in story
    )


def _their_own(talk: str, profile_id: int) -> int | None:
    """The conversation that a moment names, if it is its customer's: any event can name any number."""
    number = row_number(talk)
    found = None if number is None else conversation(number)
    return None if found is None or found.customer_id != customer_of(profile_id) else found.id


FOLLOWER: Final = Follower(
    "trust.movements", moments_after, keep_movements, BATCH, newest_position, positions_after
)
MENDER: Final = Follower(
    "trust.recoveries", moments_after, mend_what_hurt, BATCH, newest_position, positions_after
)
