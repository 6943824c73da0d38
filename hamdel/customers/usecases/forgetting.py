"""Telling the caches of every process what they must forget."""

from collections.abc import Iterable

from ..models import Change


def tell_caches(keys: Iterable[tuple[str, str]]) -> None:
    """Let recognizers look these identifiers up anew."""
    Change.objects.bulk_create(Change(kind=kind, value=value) for kind, value in keys)


def drop_caches() -> None:
    """Let recognizers forget everything."""
    Change.objects.create(kind="", value="")
