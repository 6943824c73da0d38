"""Files of messages: asked for at the provider's, in bounds; what can not be had is said."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import msgspec
from django.utils.translation import gettext

from hamdel.platform.outgoing import BrokenOff, NotReached

from ...contracts import AccountFacts, File
from .calling import Refused, call, download

_MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, kw_only=True)
class WantedFile:
    """A file that lies at the provider's. `size` in bytes, 0: not told."""

    id: str
    name: str
    type: str
    size: int


class _Where(msgspec.Struct):
    file_path: str
    file_size: int | None = None


def fetched(
    wanted: Sequence[WantedFile], account: AccountFacts, *, patient: bool
) -> tuple[tuple[File, ...], list[str]]:
    """The files, and a line about each that can not be had.

    Raises NotReached and BrokenOff where it may be had later, and one is `patient`.
    """
    most = int(account.settings["megabytes"] or 0) * _MEGABYTE
    files, missing = [], []
    for one in wanted:
        try:
            files.append(_fetch(one, account, most))
        except Refused:
            missing.append(gettext("[%(name)s: it could not be fetched]") % {"name": one.name})
        except _TooLarge:
            missing.append(gettext("[%(name)s: it is too large]") % {"name": one.name})
        except (NotReached, BrokenOff):
            if patient:
                raise
            missing.append(gettext("[%(name)s: it could not be fetched]") % {"name": one.name})
    return tuple(files), missing


class _TooLarge(Exception):
    """More bytes than the account takes."""


def _fetch(one: WantedFile, account: AccountFacts, most: int) -> File:
    if one.size > most:
        raise _TooLarge
    said = call(account, "getFile", {"file_id": one.id})
    try:
        where = msgspec.json.decode(said, type=_Where)
    except msgspec.DecodeError:
        raise Refused(code=0, words="The provider does not say where the file is.") from None
    if (where.file_size or 0) > most:
        raise _TooLarge
    content = download(account, where.file_path, most_bytes=most)
    return File(name=one.name, type=one.type, content=content)
