"""What asking holds of a person: given to them, and taken out."""

from collections.abc import Sequence
from typing import Any

from hamdel.platform.instants import rfc3339

from .models import Ask, Code, Entry
from .queries.asks import asks_of_profiles


def asks_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """Every time that some profiles were to be asked, oldest first, with what was decided."""
    return [
        {
            "survey": one.survey,
            "rule": one.rule,
            "channel": one.channel or one.way,
            "state": one.state,
            "reason": one.reason,
            "made_at": rfc3339(one.made_at),
            "asked_at": None if one.asked_at is None else rfc3339(one.asked_at),
            "reminded_at": None if one.reminded_at is None else rfc3339(one.reminded_at),
            "answer": one.answer,
        }
        for one in asks_of_profiles(list(profile_ids))
    ]


def drop_asks(profile_ids: Sequence[int]) -> int:
    """Forget them; returns how many."""
    return Ask.objects.filter(profile_id__in=profile_ids).delete()[0]


def count_asks(profile_ids: Sequence[int]) -> int:
    """How many `drop_asks` would forget."""
    return Ask.objects.filter(profile_id__in=profile_ids).count()


def gifts_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """The codes that some profiles have, and their places in draws."""
    codes = Code.objects.filter(profile_id__in=profile_ids).select_related("incentive")
    entries = Entry.objects.filter(profile_id__in=profile_ids).select_related("draw")
    return [
        *(
            {
                "incentive": row.incentive.name,
                "code": row.code,
                "given_at": None if row.given_at is None else rfc3339(row.given_at),
            }
            for row in codes.order_by("pk")
        ),
        *(
            {
                "prize": row.draw.prize,
                "entry": row.entry,
                "salt": row.salt,
                "hash": row.hash,
                "at": rfc3339(row.at),
                "place": row.place,
            }
            for row in entries.order_by("pk")
        ),
    ]


def drop_gifts(profile_ids: Sequence[int]) -> int:
    """Forget whose they are: a code stays spent, and of an entry its hash alone stays in the draw."""
    entries = Entry.objects.filter(profile_id__in=profile_ids)
    dropped = entries.update(profile=None, response=None, entry="", salt="")
    codes = Code.objects.filter(profile_id__in=profile_ids)
    return dropped + codes.update(profile=None, response=None)


def count_gifts(profile_ids: Sequence[int]) -> int:
    """How many `drop_gifts` would forget."""
    theirs = {"profile_id__in": profile_ids}
    return Entry.objects.filter(**theirs).count() + Code.objects.filter(**theirs).count()
