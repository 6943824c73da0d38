"""What follows the log for rules, and the follower of what was noted."""

from typing import Final

from hamdel.interactions.public import (
    log_after,
    newest_position,
    positions_after,
    profiles_after,
)
from hamdel.platform.followers import Follower, Rows
from hamdel.platform.instants import system_now

from .queries.rules import waits_for
from .usecases.applying import apply_to, waiting_occasions
from .usecases.noticing import SAYS, note_messages


def _said_after(position: int, limit: int) -> tuple[Rows, int]:
    """The moments of conversations after a position; where no rule waits for any, none is read."""
    if not waits_for(*SAYS):
        return [], profiles_after(position, limit)[1]
    rows, reached = log_after(position, limit)
    return [moment for _, moment, _ in rows if "message_id" in moment.properties], reached


def _not_applied(position: int, limit: int) -> tuple[Rows, int]:
    """The occasions that wait, and how many that makes: the position only counts."""
    found = waiting_occasions(now=system_now(), limit=limit)
    return found, position + len(found)


def _apply(rows: Rows) -> None:
    apply_to(rows, now=system_now())


MESSAGES: Final = Follower(
    "automations.messages", _said_after, note_messages, 500, newest_position, positions_after
)
OCCASIONS: Final = Follower("automations.occasions", _not_applied, _apply, 20)
