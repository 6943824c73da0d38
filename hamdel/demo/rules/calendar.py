"""The days of the company: which of them are busy with what, and at which hours.

Week from Saturday; weekend Thursday and Friday. Peaks by the Jalali calendar, the sale in
November by the Gregorian one.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from random import Random
from typing import Final

from hamdel.language.jalali import JalaliDate

from .chance import Weighted
from .plan import DAY, HOUR, MINUTE, SECOND, TEHRAN, Plan

# Saturday … Friday
_WEEK: Final = {
    "commute": (1.0, 1.0, 1.0, 1.0, 1.0, 0.55, 0.25),
    "leisure": (0.35, 0.35, 0.4, 0.5, 0.8, 1.6, 2.2),
    "shop": (1.0, 0.95, 0.95, 1.0, 1.1, 1.3, 1.0),
    "wallet": (1.2, 1.1, 1.0, 1.0, 1.0, 0.8, 0.5),
    "support": (1.6, 1.2, 1.1, 1.0, 1.0, 0.6, 0.15),
    "reading": (0.8, 0.8, 0.9, 1.0, 1.0, 1.2, 1.4),
}
# 24 hours from midnight
_HOURS: Final = {
    "commute": (0, 0, 0, 0, 0.2, 1.5, 5, 9, 5, 1.5, 0.8, 0.8, 1, 1, 1.2, 2, 4, 5, 3, 2, 1.5, 1, 0.6, 0.2),
    "leisure": (0.2, 0.1, 0, 0.2, 1, 3, 4, 4, 3, 2.5, 2, 1.5, 1.2, 1.2, 1.2, 1.5, 2, 2.5, 3, 4, 5, 5, 3, 1),
    "shop": (1, 0.4, 0.2, 0.1, 0.1, 0.2, 0.5, 1, 2, 3, 3.5, 4, 3.5, 3, 3, 3, 3.5, 4, 4.5, 5, 6, 7, 6, 3),
    "wallet": (0.6, 0.3, 0.1, 0.1, 0.1, 0.3, 1, 2.5, 4, 5, 5, 5, 5, 4, 4, 4, 4, 4, 4.5, 5, 5, 4, 2.5, 1.2),
    "support": (0.1, 0, 0, 0, 0, 0, 0.2, 1, 5, 8, 9, 8, 6, 5, 5, 6, 6, 4, 3, 2, 1.2, 0.8, 0.4, 0.2),
    "reading": (1, 0.5, 0.2, 0.1, 0.1, 0.2, 1, 2, 2, 2, 2, 2, 2.5, 2.5, 2, 2, 2, 2.5, 3, 4, 6, 7, 6, 3),
}  # fmt: skip
HABITS: Final = tuple(_WEEK)
# (Jalali month, day) from … to, what grows, how many times over
_PEAKS: Final = (
    ((6, 20), (7, 8), "shop", 1.5),  # back to school in Mehr
    ((9, 25), (9, 30), "shop", 2.1),  # Yalda
    ((12, 10), (12, 28), "shop", 1.9),  # before Nowruz
    ((1, 1), (1, 13), "shop", 0.5),
    ((1, 1), (1, 13), "support", 0.3),
    ((1, 1), (1, 13), "commute", 0.35),
)
SALE_DAYS: Final = range(-7, 2)  # around the last Friday of November
_SALE: Final = 2.2
_NOVEMBER, _FRIDAY = 11, 4


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its start (microseconds UTC of midnight in Tehran), and whether it is wet or cold."""

    start: int
    on: date
    jalali: JalaliDate
    rain: bool
    sale: bool


class Calendar:
    """The three Jalali months that end at the plan's now."""

    def __init__(self, plan: Plan) -> None:
        last = _local_date(plan.now)
        first = JalaliDate.from_gregorian(last).add_months(-3).to_gregorian()
        dice = plan.chance("weather")
        self.now = plan.now
        self.days = tuple(
            _day(first + timedelta(days=n), dice) for n in range((last - first).days + 1)
        )
        self.start = self.days[0].start
        self._weights = {habit: self._of_habit(habit) for habit in HABITS}
        self._hours = {habit: Weighted(range(24), hours) for habit, hours in _HOURS.items()}

    def position(self, at: int) -> int:
        """The number of the day in which an instant lies; 0 for all before the first."""
        return min(max(0, (at - self.start) // DAY), len(self.days) - 1)

    def day(self, at: int) -> Day:
        """The day in which an instant lies."""
        return self.days[self.position(at)]

    def weight(self, habit: str, since: int) -> float:
        """How much of a habit lies after an instant, in ordinary days."""
        return self._weights[habit].weight_from(self.position(since))

    def draw(self, habit: str, dice: Random, since: int) -> int:
        """An instant of a habit after another (microseconds UTC), by day and hour; may be too late."""
        day = self._weights[habit].draw_from(dice, self.position(since))
        hour = self._hours[habit].draw(dice)
        return day.start + hour * HOUR + int(dice.random() * HOUR)

    def shift(self, at: int, hour: float, dice: Random, days: int = 0) -> int:
        """An instant around an hour of the day (10.5 is half past ten), `days` later."""
        start = self.start + ((at - self.start) // DAY + days) * DAY
        return start + int(hour * HOUR) + dice.randrange(35 * MINUTE) + dice.randrange(SECOND)

    def _of_habit(self, habit: str) -> Weighted[Day]:
        return Weighted(self.days, [self._weight(habit, day) for day in self.days])

    def _weight(self, habit: str, day: Day) -> float:
        weight = _WEEK[habit][(day.on.weekday() + 2) % 7]
        if habit in {"commute", "leisure"} and day.rain:
            weight *= 1.5
        if habit == "shop" and day.sale:
            weight *= _SALE
        for (month, first), (last_month, last), what, times in _PEAKS:
            if what == habit and (month, first) <= (day.jalali.month, day.jalali.day) <= (
                last_month,
                last,
            ):
                weight *= times
        # of today only what has passed
        passed = min(max((self.now - day.start) / DAY, 0.02), 1.0)
        return weight * passed


@lru_cache(maxsize=4)
def calendar_of(plan: Plan) -> Calendar:
    """Give the plan's calendar; one is kept for all its people."""
    return Calendar(plan)


def in_sale(on: date) -> bool:
    """Whether a day is of the sale around the last Friday of November («حراجمعه»)."""
    end = date(on.year, _NOVEMBER, 30)
    friday = end - timedelta(days=(end.weekday() - _FRIDAY) % 7)
    return (on - friday).days in SALE_DAYS


def _local_date(at: int) -> date:
    return datetime.fromtimestamp((at + TEHRAN) // SECOND, UTC).date()


def _day(on: date, dice: Random) -> Day:
    jalali = JalaliDate.from_gregorian(on)
    midnight = int(datetime(on.year, on.month, on.day, tzinfo=UTC).timestamp()) * SECOND - TEHRAN
    wet = {8: 0.3, 9: 0.32, 10: 0.34, 11: 0.35, 12: 0.33, 1: 0.3, 2: 0.2}.get(jalali.month, 0.08)
    return Day(midnight, on, jalali, dice.random() < wet, in_sale(on))
