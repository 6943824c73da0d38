"""What an improvement is worth beside what it costs, and whether this company can do it. Pure."""

from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from typing import Final, Literal

from ..contracts import Figures, ImprovementFacts

MONTH: Final = timedelta(days=30)
MILLION_TOMAN: Final = 10_000_000  # rial
_SOON: Final = 3  # months: what takes up to so long is within reach of the season
Reach = Literal["fits", "later", "beyond", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """What the company can give to improvements.

    `people` who can work on them, `days_each` days a month that each has for it, `budget_irr` rial a
    month, `day_irr` what a day of work is worth in rial. 0: not said.
    """

    people: int
    days_each: float
    budget_irr: int
    day_irr: int

    @property
    def days(self) -> float:
        """Days of work a month, of all together."""
        return self.people * self.days_each

    @property
    def is_said(self) -> bool:
        """Whether it was said at all."""
        return self.people > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """The arithmetic of an improvement: `spared` ÷ `cost` = `score`.

    `pain`: the share of moments that hurt, 0…1; `volume`: moments in 30 days; `share`: of the
    hurting ones, those that it takes away; `spared` = pain × volume × share: moments in 30 days that
    hurt no more. `cost_irr`: money and work together. `score`: spared moments for a million toman;
    None where the pain or the cost is not known.
    """

    pain: float
    volume: float
    share: float
    spared: float
    cost_irr: int | None
    score: float | None

    @property
    def is_free(self) -> bool:
        """Whether it costs nothing, so that there is nothing to divide by."""
        return self.cost_irr == 0


def worth_of(one: ImprovementFacts, *, day_irr: int) -> Worth:
    """Weigh an improvement: (pain × volume × the share it takes away) / cost."""
    pain, volume = _measured(one.figures)
    share = 1.0 if one.expected_share is None else one.expected_share
    spared, cost = pain * volume * share, _cost(one, day_irr)
    score = spared / (cost / MILLION_TOMAN) if cost and one.figures else None
    return Worth(
        pain=pain, volume=volume, share=share, spared=spared, cost_irr=cost, score=score
    )  # fmt: skip


def best_first(worth: Worth) -> tuple[int, float]:
    """What sorts improvements: what costs nothing, then by score, then what can not be weighed yet."""
    if worth.is_free and worth.spared:
        return 0, -worth.spared
    if worth.score is not None:
        return 1, -worth.score
    return 2, -worth.spared


def months_needed(one: ImprovementFacts, capacity: Capacity) -> int | None:
    """In how many months the company has the money and the days; None where it never does."""
    cost, days = one.cost_irr or 0, one.person_days or 0.0
    if (one.people or 0) > capacity.people:
        return None
    if (cost and not capacity.budget_irr) or (days and not capacity.days):
        return None
    money = cost / capacity.budget_irr if cost else 0.0
    work = days / capacity.days if days else 0.0
    return max(ceil(max(money, work)), 1)


def reach_of(one: ImprovementFacts, capacity: Capacity) -> Reach:
    """Whether an improvement is within what the company of this size and budget can do."""
    if not capacity.is_said or one.cost_irr is None:
        return "unknown"
    months = months_needed(one, capacity)
    if months is None or months > _SOON:
        return "beyond"
    return "fits" if months == 1 else "later"


def _measured(figures: Figures | None) -> tuple[float, float]:
    if figures is None or not figures.seen:
        return 0.0, 0.0
    months = max((figures.until - figures.since) / MONTH, 1e-6)
    return figures.hurt / figures.seen, figures.seen / months


def _cost(one: ImprovementFacts, day_irr: int) -> int | None:
    if one.cost_irr is None and one.person_days is None:
        return None
    return (one.cost_irr or 0) + round((one.person_days or 0.0) * day_irr)
