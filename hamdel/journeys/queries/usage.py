"""Which ways a group of customers takes, how it feels, and where it spoke most plainly."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from hamdel.platform.instants import to_micros
from hamdel.touchpoints.public import KindRow

from ..contracts import Span
from .asking import ask_of_span

_BETWEEN: Final = "\x1f"


@dataclass(frozen=True, kw_only=True, slots=True)
class Usage:
    """A group's moments in a span: how many, of how many people, by channel and by device.

    `felt` of them tell a feeling: `positive` above .3, `negative` below -0.3, in the mean `sentiment` (-1…1).
    """

    moments: int = 0
    customers: int = 0
    felt: int = 0
    positive: int = 0
    negative: int = 0
    sentiment: float | None = None
    channels: Mapping[str, int] = field(default_factory=dict)
    devices: Mapping[str, int] = field(default_factory=dict)


def usage(span: Span, *, before: tuple[datetime, datetime]) -> tuple[Usage, Usage]:
    """A span's moments, and those of an earlier span [since, until): one question. Raises Behind, TooMuch."""
    rows = ask_of_span(
        "usage",
        Span(since=before[0], until=span.until, segment_id=span.segment_id),
        step=_way_of,
        values={"now_from": to_micros(span.since), "before_until": to_micros(before[1])},
    )
    return _told([row for row in rows if row[1]]), _told([row for row in rows if not row[1]])


def spoken(span: Span, *, most: int) -> list[tuple[int, int]]:
    """(customer, moment): of those customers who felt most the moment in which each did.

    Raises Behind and TooMuch.
    """
    rows = ask_of_span("spoken", span, step=_way_of, values={"most": most}, steps_at=())
    return [(customer, moment) for customer, moment in rows]


def _way_of(kind: KindRow) -> str:
    return f"{kind.channel}{_BETWEEN}{kind.device}"


def _told(rows: list[tuple[Any, ...]]) -> Usage:
    channels: Counter[str] = Counter()
    devices: Counter[str] = Counter()
    whole: tuple[Any, ...] | None = None
    for row in rows:
        if row[0] is None:
            whole = row
            continue
        channel, device = row[0].split(_BETWEEN)
        channels[channel] += row[2]
        devices[device] += row[2]
    if whole is None:
        return Usage()
    return Usage(
        moments=whole[2],
        customers=whole[3],
        felt=whole[4],
        positive=whole[5],
        negative=whole[6],
        sentiment=whole[7],
        channels=dict(channels.most_common()),
        devices=dict(devices.most_common()),
    )
