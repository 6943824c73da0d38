"""What is due of conversations, as the API tells it."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from hamdel.platform.api import Answer
from hamdel.platform.instants import rfc3339

from ..dues import dues

Told = Mapping[str, datetime | None]


class DueOut(Answer):
    """Until when something is promised, by what; null where nothing is, or while it stands still."""

    first_reply: str | None
    next_reply: str | None
    resolution: str | None
    queue: str | None


def dues_of(conversation_ids: Iterable[int]) -> dict[int, DueOut]:
    """What is due of some conversations; one asking however many they are."""
    ids = list(conversation_ids)
    known = dues()
    told: Mapping[int, Told] = {} if known is None else known.told(ids)
    return {pk: _out(told.get(pk, {})) for pk in ids}


def _out(told: Told) -> DueOut:
    said = {
        name: None if (at := told.get(name)) is None else rfc3339(at)
        for name in ("first_reply", "next_reply", "resolution", "queue")
    }
    return DueOut(**said)
