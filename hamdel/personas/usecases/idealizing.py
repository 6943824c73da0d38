"""The ideal customer profile: whose rule says who fits, and why these."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from hamdel.language.fold import stored
from hamdel.platform import audit
from hamdel.segments.public import NoSuchSegment, segment

from ..contracts import Refused
from ..models import Ideal, Persona

_LONGEST: Final = 2_000
_ROW: Final = 1


@transaction.atomic
def save_ideal(
    *, segment_id: int | None, why: str, persona_ids: Iterable[int], who: str, now: datetime
) -> None:
    """Say who fits (customers of a segment), why, and which personas are ideal. Raises Refused."""
    said = stored(why).strip()
    if len(said) > _LONGEST:
        raise Refused(_("At most 2,000 characters."), field="why")
    if segment_id is not None:
        try:
            segment(segment_id)
        except NoSuchSegment:
            raise Refused(_("There is no such segment."), field="segment") from None
    wanted = set(persona_ids)
    there = set(Persona.objects.filter(removed_at=None).values_list("pk", flat=True))
    if wanted - there:
        raise Refused(_("There is no such persona."), field="persona_ids")
    before = Ideal.objects.filter(pk=_ROW).values("segment_id", "why").first()
    Ideal.objects.update_or_create(
        pk=_ROW,
        defaults={"segment_id": segment_id, "why": said, "changed_at": now, "changed_by": who},
    )
    Persona.objects.filter(removed_at=None).exclude(pk__in=wanted).update(ideal=False)
    Persona.objects.filter(pk__in=wanted).update(ideal=True)
    after = {"segment_id": segment_id, "why": said, "personas": sorted(wanted)}
    audit.record(
        who=who, act="ideal customer said", subject="ideal:1", before=before, after=after, now=now
    )
