"""Questions about files of messages."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from hamdel.channels.public import StoredFile
from hamdel.platform import stored_files

from ..contracts import AttachmentFacts
from ..models import Attachment, DraftFile

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
    wanted = list(names)
    found = [model.objects.filter(stored__in=wanted) for model in (Attachment, DraftFile)]
    return {stored for rows in found for stored in rows.values_list("stored", flat=True)}


def files_of_draft(
    conversation_id: int, *, person_id: int, ids: Collection[int]
) -> tuple[StoredFile, ...]:
    """Those files of somebody's draft that they keep, as a message takes them."""
    rows = DraftFile.objects.filter(
        draft__conversation=conversation_id, draft__person=person_id, pk__in=ids
    )
    return tuple(
        StoredFile(folder=FOLDER, stored=row.stored, name=row.name, type=row.type)
        for row in rows.order_by("pk")
    )
