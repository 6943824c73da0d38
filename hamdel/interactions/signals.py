"""What an interaction's text tells: given to those who read texts, kept for those who show them."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from hamdel.platform.instants import to_micros
from hamdel.platform.rawdb import of_django

from .contracts import Said, Signals
from .models import Interaction, Signal
from .rules.stored import stored_event
from .rules.summary import TEXT_NAMES, text_of_event

_COLUMNS: Final = ("pk", "profile_id", "occurred_at", "sentiment", "emotion", "kind_id", "payload")
_KEPT: Final = ("language", "sentiment", "emotion", "intent", "toxic", "version")
_FEEL: Final = (
    "UPDATE interactions_presence SET sentiment = ?, sentiment_at = ? "
    "WHERE profile_id = ? AND (sentiment_at IS NULL OR sentiment_at <= ?)"
)


def texts_after(position: int, limit: int) -> tuple[list[Said], int]:
    """What people wrote among `limit` rows after a position, and the position of the last row."""
    rows = Interaction.objects.filter(pk__gt=position).order_by("pk")
    found = list(rows.values_list(*_COLUMNS)[:limit])
    return list(_said(found)), found[-1][0] if found else position


def texts_of(interaction_ids: Collection[int]) -> dict[int, Said]:
    """What people wrote in some interactions; those without text are absent."""
    rows = Interaction.objects.filter(pk__in=interaction_ids).values_list(*_COLUMNS)
    return {one.interaction_id: one for one in _said(rows)}


def keep_signals(signals: Sequence[Signals]) -> None:
    """Keep what holds of some interactions' texts, in place of what held before.

    In the caller's transaction. The newest feeling of a profile follows.
    """
    Signal.objects.bulk_create(
        [_row(one) for one in signals],
        update_conflicts=True,
        unique_fields=["interaction"],
        update_fields=_KEPT,
    )
    felt = {one.interaction_id: one.sentiment for one in signals if one.sentiment is not None}
    rows = Interaction.objects.filter(pk__in=felt).order_by("occurred_at", "pk")
    feelings = [
        (felt[pk], to_micros(at), profile, to_micros(at))
        for pk, profile, at in rows.values_list("pk", "profile_id", "occurred_at")
    ]
    if feelings:
        of_django().executemany(_FEEL, feelings)


def _said(rows: Any) -> Any:
    for pk, profile, at, sentiment, emotion, kind, payload in rows:
        # Most of the log has no text: it is not even parsed.
        if kind is None or not any(name in payload for name in TEXT_NAMES):
            continue
        text = text_of_event(stored_event(payload))
        if text:
            yield Said(
                interaction_id=pk,
                profile_id=profile,
                occurred_at=at,
                text=text,
                sentiment=sentiment,
                emotion=emotion,
            )


def _row(one: Signals) -> Signal:
    values = {name: getattr(one, name) for name in _KEPT}
    return Signal(interaction_id=one.interaction_id, **values)
