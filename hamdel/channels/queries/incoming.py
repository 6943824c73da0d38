"""Questions about what came in."""

from collections.abc import Collection

from django.db.models import Count

from hamdel.platform import stored_files

from ..contracts import IncomingFacts
from ..models import Incoming

SHOWN = 200_000  # bytes of a body that a screen shows
FOLDER = "incoming"


def quarantined(
    *, account_id: int | None = None, before_id: int | None = None, limit: int = 50
) -> list[IncomingFacts]:
    """What was laid aside, newest first; `before_id` goes on after the last one seen."""
    rows = Incoming.objects.filter(state="resting").order_by("-pk")
    if account_id is not None:
        rows = rows.filter(account_id=account_id)
    if before_id is not None:
        rows = rows.filter(pk__lt=before_id)
    return [_facts(row) for row in rows.select_related("account").defer("body")[:limit]]


def incoming(incoming_id: int) -> IncomingFacts | None:
    """One thing that came in, None for none."""
    rows = Incoming.objects.filter(pk=incoming_id).select_related("account").defer("body")
    return next((_facts(row) for row in rows), None)


def raw_bytes(incoming_id: int) -> bytes:
    """The bytes as they came; empty where they were erased or there is no such row."""
    row = Incoming.objects.filter(pk=incoming_id).first()
    return b"" if row is None else body_of(row)


def body_of(row: Incoming) -> bytes:
    """The bytes of a row as they came."""
    if row.body_file:
        return stored_files.read(FOLDER, row.body_file)
    return bytes(row.body or b"")


def count_quarantined() -> dict[int, int]:
    """How many of each account are laid aside: account id → count."""
    rows = Incoming.objects.filter(state="resting").values_list("account_id")
    return dict(rows.annotate(count=Count("pk")).order_by("account_id"))


def _facts(row: Incoming) -> IncomingFacts:
    return IncomingFacts(
        id=row.pk,
        account_id=row.account_id,
        account=row.account.name,
        kind=row.account.kind,
        received_at=row.received_at,
        content_type=row.content_type,
        size=row.size,
        state=row.state,
        attempts=row.attempts,
        problem=row.problem or row.error,
    )


def named_files(names: Collection[str]) -> set[str]:
    """Those of the files' names that a row names."""
    rows = Incoming.objects.filter(body_file__in=list(names))
    return set(rows.values_list("body_file", flat=True))
