"""Files that agents send: stored under random names before the message that has them."""

from collections.abc import Sequence
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from hamdel.channels.public import StoredFile
from hamdel.language.fold import stored
from hamdel.platform import stored_files

from .contracts import Refused
from .queries.files import FOLDER

LARGEST: Final = 10_000_000  # bytes of all files of a message
MOST: Final = 10


def store_files(files: "Sequence[UploadedFile[Any]]") -> tuple[StoredFile, ...]:
    """Store what was uploaded; what no message names is swept later. Raises Refused."""
    if len(files) > MOST or sum(one.size or 0 for one in files) > LARGEST:
        raise Refused(_("At most 10 files, 10 MB in all."), field="files")
    return tuple(
        StoredFile(
            folder=FOLDER,
            stored=stored_files.store(FOLDER, one.read()),
            name=stored(one.name or "")[:255],
            type=stored(one.content_type or "")[:120],
        )
        for one in files
    )
