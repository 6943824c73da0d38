"""Questions about files of messages."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from hamdel.platform import stored_files

from ..contracts import AttachmentFacts
from ..models import Attachment

FOLDER = "attachments"


@dataclass(frozen=True, kw_only=True)
class OnDisk:
    """A file and where it lies."""

    facts: AttachmentFacts
    path: Path


def attachment(attachment_id: int) -> OnDisk | None:
    """One file of a message, None for none."""
    row = Attachment.objects.filter(pk=attachment_id).first()
    if row is None:
        return None
    facts = AttachmentFacts(id=row.pk, name=row.name, type=row.type, size=row.size)
    return OnDisk(facts=facts, path=stored_files.path_of(FOLDER, row.stored))


def named_files(names: Collection[str]) -> set[str]:
    """Those of the stored names that a row still names."""
    rows = Attachment.objects.filter(stored__in=list(names))
    return set(rows.values_list("stored", flat=True))
