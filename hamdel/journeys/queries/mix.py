"""On which channels and devices people are at each stage."""

from typing import Final

from hamdel.interactions.public import CONTACTS
from hamdel.touchpoints.public import KindRow, stages

from ..contracts import Span
from ..rules.mix import StageMix, Way, mix_of
from .asking import ask_of_span

_BETWEEN: Final = "\x1f"


def mix(span: Span) -> list[StageMix]:
    """Every stage's moments by channel and by device. Raises Behind and TooMuch."""
    rows = ask_of_span("measured", span, step=_way_of, values={})
    return mix_of(
        (_way(row[0], seen=row[1], ended=row[3:6]) for row in rows),
        [one.key for one in stages()],
    )


def _way_of(kind: KindRow) -> str:
    contact = "1" if kind.action in CONTACTS else ""
    return _BETWEEN.join((kind.stage or "", kind.channel, kind.device, contact))


def _way(named: str, *, seen: int, ended: tuple[int, int, int]) -> Way:
    stage, channel, device, contact = named.split(_BETWEEN)
    return Way(
        stage=stage,
        channel=channel,
        device=device,
        contact=bool(contact),
        seen=seen,
        succeeded=ended[0],
        ended=sum(ended),
    )
