"""Files of answers."""

from collections.abc import Collection

from ..models import KeptFile


def file_named(stored: str) -> tuple[str, str] | None:
    """What a file was called, and its type; None for none."""
    return KeptFile.objects.filter(stored=stored).values_list("name", "type").first()


def named_files(stored: Collection[str]) -> set[str]:
    """Those of some stored files that an answer still has."""
    return set(KeptFile.objects.filter(stored__in=stored).values_list("stored", flat=True))
