"""The log by who told it: for taking the words of a source of trial data out again."""

from collections.abc import Collection

from .models import Interaction


def profiles_heard_from(key_ids: Collection[int], *, limit: int) -> list[int]:
    """Some of the profiles that have interactions by these keys, at most `limit`."""
    rows = Interaction.objects.filter(source_key_id__in=key_ids)
    return list(rows.values_list("profile_id", flat=True).distinct()[:limit])


def heard_from_others(key_ids: Collection[int]) -> bool:
    """Whether anything in the log came by another key than these, or by none."""
    return Interaction.objects.exclude(source_key_id__in=key_ids).exists() or (
        Interaction.objects.filter(source_key_id=None).exists()
    )


def remove_heard_from(key_ids: Collection[int], *, profile_ids: Collection[int]) -> int:
    """Remove what these keys told of some profiles; returns how many interactions that were.

    For invented data only: what customers did is blanked (`customers.erase_customer`), not removed.
    """
    rows = Interaction.objects.filter(source_key_id__in=key_ids, profile_id__in=profile_ids)
    return rows.delete()[0]
