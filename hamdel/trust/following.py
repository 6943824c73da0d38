"""Trust follows the log: what moves it is kept, of each profile."""

from typing import Final

from hamdel.interactions.public import Moment, log_after, newest_position, positions_after
from hamdel.platform.followers import Follower, Rows
from hamdel.platform.models import Cursor

from .models import Movement
from .rules.moving import Lived, moves_of

BATCH: Final = 500
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


FOLLOWER: Final = Follower(
    "trust.movements", moments_after, keep_movements, BATCH, newest_position, positions_after
)
