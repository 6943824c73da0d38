"""Files that are given as answers: stored before the answer that names them, bounded, of plain types."""

from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile

from hamdel.language.fold import stored
from hamdel.platform import stored_files

from .rules.answering import FileGiven

FOLDER: Final = "surveys"
LARGEST: Final = 5_000_000  # bytes
TAKEN: Final = {
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/gif": b"GIF8",
    "application/pdf": b"%PDF-",
}


def store_file(given: "UploadedFile[Any]") -> FileGiven | None:
    """Store a file; None where it is too large, empty, or no picture and no PDF by its first bytes."""
    if not given.size or given.size > LARGEST:
        return None
    content = given.read()
    kind = next((kind for kind, mark in TAKEN.items() if content.startswith(mark)), None)
    if kind is None:
        return None
    name = stored(given.name or "")[:200] or "file"
    return FileGiven(stored_files.store(FOLDER, content), name, kind, len(content))
