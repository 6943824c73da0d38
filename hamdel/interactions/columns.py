"""The log by columns, for those who count it."""

from typing import Final, NamedTuple

from hamdel.platform.rawdb import of_django

_AFTER: Final = (
    "SELECT i.id, i.profile_id, i.kind_id, i.occurred_at, i.received_at, i.outcome, "
    "COALESCE(s.sentiment, i.sentiment), COALESCE(s.emotion, i.emotion), i.effort "
    "FROM interactions_interaction i "
    "LEFT JOIN interactions_signal s ON s.interaction_id = i.id "
    "WHERE i.id > ? ORDER BY i.id LIMIT ?"
)


class LogRow(NamedTuple):
    """A row of the log without its words; instants in microseconds since 1970 UTC.

    Feelings are those that hold: read in the text, else told. `kind_id` None: no moment of the story.
    """

    id: int
    profile_id: int
    kind_id: int | None
    occurred_us: int
    received_us: int
    outcome: str | None
    sentiment: float | None
    emotion: str | None
    effort: float | None


def columns_after(position: int, limit: int) -> list[LogRow]:
    """The next rows of the log after an id, `limit` at most: one question, some 5 µs a row."""
    return [LogRow(*row) for row in of_django().execute(_AFTER, (position, limit)).fetchall()]
