"""Promises and recoveries about a case go with it where cases are put together, and come back with it."""

from collections.abc import Sequence

from ..models import Promise, Recovery


def promises_of_case(case_id: int) -> list[int]:
    """The promises about a case, by id."""
    return list(
        Promise.objects.filter(case_id=case_id).order_by("pk").values_list("pk", flat=True)
    )


def move_promises(ids: Sequence[int], from_id: int, to_id: int) -> None:
    """Let promises that are about one case be about another."""
    Promise.objects.filter(pk__in=ids, case_id=from_id).update(case_id=to_id)


def recoveries_of_case(case_id: int) -> list[int]:
    """The recoveries about a case, by id."""
    return list(
        Recovery.objects.filter(case_id=case_id).order_by("pk").values_list("pk", flat=True)
    )


def move_recoveries(ids: Sequence[int], from_id: int, to_id: int) -> None:
    """Let recoveries that are about one case be about another."""
    Recovery.objects.filter(pk__in=ids, case_id=from_id).update(case_id=to_id)
