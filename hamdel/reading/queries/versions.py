"""The versions of the reader."""

import json

from ..contracts import VersionFacts
from ..models import Annotation, Version
from ..readers import SHIPPED


def versions(*, limit: int = 50) -> list[VersionFacts]:
    """The versions, newest first, without their weights."""
    rows = Version.objects.defer("weights").order_by("-pk")[:limit]
    return [
        VersionFacts(
            id=row.pk,
            state=row.state,
            made_at=row.made_at,
            made_by=row.made_by,
            rows=row.rows,
            held_out=row.held_out,
            note=row.note,
            shipped=row.made_by == SHIPPED,
            right={head: tuple(told) for head, told in json.loads(row.measured).items()},
        )
        for row in rows
    ]


def waiting_to_be_learned() -> int:
    """How many words of people the newest version has not learned from yet."""
    newest = Version.objects.order_by("-pk").values_list("made_at", flat=True).first()
    living = Annotation.objects.filter(taken_back_at=None)
    return (living.filter(at__gt=newest) if newest else living).count()
