"""Hours in which nobody is disturbed by a machine."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

_CLOCK: Final = r"([01]?[0-9]|2[0-3]):([0-5][0-9])"
_QUIET: Final = re.compile(rf"{_CLOCK}\s*[-–]\s*{_CLOCK}")
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class QuietHours:
    """From one time of the day until another, also over midnight."""

    start: time
    end: time

    def end_after(self, at: datetime, *, zone: ZoneInfo) -> datetime:
        """`at` itself where it is not quiet then, else when quiet ends."""
        local = at.astimezone(zone)
        now = local.time()
        over_midnight = self.start > self.end
        quiet = (
            now >= self.start or now < self.end if over_midnight else self.start <= now < self.end
        )
        if not quiet:
            return at
        day = local.date() + (_DAY if over_midnight and now >= self.start else timedelta())
        return datetime.combine(day, self.end, tzinfo=zone).astimezone(at.tzinfo)


def read_quiet_hours(text: str) -> QuietHours | None:
    """Hours written as `21:00-08:00`, of the company's zone; None for none, or for no hours."""
    found = _QUIET.fullmatch(text.strip())
    if found is None:
        return None
    start, end = time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))
    return None if start == end else QuietHours(start, end)


def day_of(at: datetime, *, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The first instant of the day that `at` is in, and that of the next day."""
    day = at.astimezone(zone).date()
    begin = datetime.combine(day, time(), tzinfo=zone)
    end = datetime.combine(day + _DAY, time(), tzinfo=zone)
    return begin.astimezone(at.tzinfo), end.astimezone(at.tzinfo)
