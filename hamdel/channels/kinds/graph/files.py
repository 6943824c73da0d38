"""Files of messages: asked for at the provider's, in bounds; what can not be had is said."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext

from hamdel.platform.outgoing import BrokenOff, NotReached

from ...contracts import File, NotSent
from .calling import NoMedia

Wanted = tuple[str, str, Callable[[], bytes]]  # name, media type, and what gives the bytes


def fetched(wanted: Sequence[Wanted], *, patient: bool) -> tuple[tuple[File, ...], list[str]]:
    """The files, and a line about each that can not be had.

    Raises NotReached and BrokenOff where it may be had later, and one is `patient`.
    """
    files, missing = [], []
    for name, kind, give in wanted:
        try:
            files.append(File(name=name, type=kind, content=give()))
        except (NoMedia, NotSent):
            missing.append(gettext("[%(name)s: it could not be fetched]") % {"name": name})
        except (NotReached, BrokenOff):
            if patient:
                raise
            missing.append(gettext("[%(name)s: it could not be fetched]") % {"name": name})
    return tuple(files), missing
