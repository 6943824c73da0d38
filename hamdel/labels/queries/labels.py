"""Which labels there are, and which are on what."""

from collections.abc import Sequence
from time import monotonic
from typing import Final

from django.db.models import Count

from ..contracts import Kind, LabelFacts
from ..models import Label, Labeling

MOST_SHOWN: Final = 200
_BELIEVED: Final = 10.0  # seconds
_chosen: Final[dict[Kind, tuple[float, list[tuple[str, str]]]]] = {}


def labels(*, kind: Kind | None = None, limit: int = MOST_SHOWN) -> list[LabelFacts]:
    """The labels, those most used first; only those on some conversation or case of a `kind`."""
    rows = Label.objects.annotate(used=Count(f"labeling__{kind}" if kind else "labeling"))
    found = rows.filter(used__gt=0).order_by("-used", "name", "pk")[:limit]
    return [LabelFacts(id=row.pk, name=row.name, count=row.used) for row in found]


def labels_of(kind: Kind, ids: Sequence[int]) -> dict[int, list[LabelFacts]]:
    """The labels of some conversations or cases, by name; one question."""
    found: dict[int, list[LabelFacts]] = {pk: [] for pk in ids}
    rows = Labeling.objects.filter(**{f"{kind}__in": list(ids)}).order_by("label__name", "pk")
    for pk, label, name in rows.values_list(kind, "label", "label__name"):
        found[pk].append(LabelFacts(id=label, name=name))
    return found


def choices(kind: Kind) -> list[tuple[str, str]]:
    """Labels to choose from in a filter, by name, as they were some seconds ago at the earliest.

    Who puts one on in this process sees it at once: lists are looked at far more often.
    """
    read_at, found = _chosen.get(kind, (0.0, []))
    if not read_at or monotonic() - read_at > _BELIEVED:
        named = ((str(one.id), one.name) for one in labels(kind=kind))
        found = sorted(named, key=lambda one: one[1])
        _chosen[kind] = (monotonic(), found)
    return found


def forget_choices() -> None:
    """Ask again next time."""
    _chosen.clear()
