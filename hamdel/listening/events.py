"""What listening tells other packages."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SpikeNoticed:
    """More was said of a rule on a day than usual. `what`: all, negative."""

    spike_id: int
    rule: str
    day: date
    what: str
    count: int
    expected: float
