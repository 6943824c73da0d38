"""Which cases changed lately, and which are worked on: asked in the order of their ids, in parts."""

from datetime import datetime

from ..contracts import LIVE
from ..models import Case


def changed_since(since: datetime, *, after_id: int = 0, limit: int = 500) -> list[int]:
    """The ids of cases that changed since an instant."""
    rows = Case.objects.filter(changed_at__gte=since, pk__gt=after_id).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:limit])


def live_ids(*, after_id: int = 0, limit: int = 500) -> list[int]:
    """The ids of cases that are worked on."""
    rows = Case.objects.filter(state__in=LIVE, merged_into=None, pk__gt=after_id)
    return list(rows.order_by("pk").values_list("pk", flat=True)[:limit])


def keep_still(case_id: int) -> bool:
    """Hold a case until the caller's transaction ends; False where there is none."""
    return Case.objects.select_for_update().filter(pk=case_id).exists()
