"""Whom a done idea has to be told to: each person once, however often it was asked for."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple


class Given(NamedTuple):
    """A voice as it was given. `outcome` is that of its telling (None: it has none)."""

    id: int
    profile_id: int
    telling_id: int | None
    outcome: str | None
    wants_news: bool
    taken_back_at: datetime | None


def whom_to_tell(
    voices: Sequence[Given], *, customers: Mapping[int, int], not_told: Collection[str]
) -> list[int]:
    """The profiles by which people are told, in the order of their first voices, each person once.

    `customers`: profile → customer, for those who are still there. `not_told`: outcomes of a telling by
    which certainly nothing was sent. Who has a telling of any other kind, also by a voice that they took
    back since, is told no more; who took all back or wants no news is not told either.
    """
    of_person: dict[int, list[Given]] = defaultdict(list)
    for one in voices:
        if one.profile_id in customers:
            of_person[customers[one.profile_id]].append(one)
    found = []
    for mine in of_person.values():
        told = any(one.telling_id is not None and one.outcome not in not_told for one in mine)
        asking = [one for one in mine if one.wants_news and one.taken_back_at is None]
        if asking and not told:
            found.append(asking[0].profile_id)
    return found
