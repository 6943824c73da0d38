"""Questions about the vision and its versions."""

from ..contracts import NoSuch, VisionFacts
from ..models import Version
from ..rules.vision import of_rows


def vision(number: int | None = None) -> VisionFacts | None:
    """A version of the vision: the newest unless said; None where nothing was composed. Raises NoSuch."""
    rows = Version.objects.order_by("-number")
    row = (rows if number is None else rows.filter(number=number)).first()
    if row is None and number is not None:
        raise NoSuch(f"there is no version {number}")
    return None if row is None else _facts(row)


def versions(*, limit: int = 50) -> list[VisionFacts]:
    """The versions, the newest first."""
    return [_facts(row) for row in Version.objects.order_by("-number")[:limit]]


def _facts(row: Version) -> VisionFacts:
    return VisionFacts(
        number=row.number,
        opening=row.opening,
        sections=of_rows(row.sections),
        why=row.why,
        by=row.by,
        at=row.at,
    )
