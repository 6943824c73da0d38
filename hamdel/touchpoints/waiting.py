"""The actions that wait for a place: looked up by a word, and a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hamdel.language.fold import fold
from hamdel.platform.cursors import read_cursor, write_cursor

from .contracts import TouchpointFacts
from .screens import WaitingAction, offers_of


def sought(waiting: Sequence[WaitingAction], said: str) -> list[WaitingAction]:
    """Those whose action has what was said; all of them where nothing was."""
    wanted = fold(said)
    return [one for one in waiting if wanted in fold(one.kind.action)]


def after_cursor(waiting: Sequence[WaitingAction], cursor: str | None) -> list[WaitingAction]:
    """Those after the one that a cursor names; rows that were placed meanwhile change nothing."""
    if not cursor:
        return list(waiting)
    try:
        seen, kind_id = read_cursor(cursor, tuple[int, int])
    except ValueError:
        return list(waiting)
    return [one for one in waiting if (-one.seen, one.kind.id) > (-seen, kind_id)]


def cursor_after(one: WaitingAction) -> str:
    """The place of a row in the list."""
    return write_cursor(one.seen, one.kind.id)


def with_offers(
    waiting: Sequence[WaitingAction],
    offers: Mapping[int, Sequence[TouchpointFacts]],
    *,
    language: str,
) -> list[WaitingAction]:
    """Rows with the touchpoints that are suggested for them."""
    return [
        replace(one, offers=offers_of(offers.get(one.kind.id, ()), language=language))
        for one in waiting
    ]
