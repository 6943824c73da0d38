"""A plan that fits: of all choices that fit the money and the days, the one that spares most pain. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

Why = Literal["no_figures", "no_cost", "too_dear", "too_long", "too_many", "others_first"]
MOST_TRIED: Final = 20_000  # branches; then the best that was found stands
MOST_WEIGHED: Final = 200  # the best for what they take; more are not weighed against each other
_TINY: Final = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Something that could be done. `spared`: moments a month; money in rial, work in days; None: not said."""

    id: int
    spared: float
    cost_irr: int | None
    days: float = 0.0
    people: int = 0
    begun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Purse:
    """What may be spent: rial, days of work, and how many people there are."""

    irr: int
    days: float
    people: int


@dataclass(frozen=True, slots=True)
class Plan:
    """`chosen` ids: what has begun, then as given; `left_out` with why. `is_best`: nothing better fits."""

    chosen: tuple[int, ...]
    left_out: tuple[tuple[int, Why], ...]
    irr: int
    days: float
    spared: float
    is_best: bool


def plan_of(candidates: Sequence[Candidate], purse: Purse) -> Plan:
    """Choose what fits and spares most.

    What has begun is counted first, whether or not it fits: its money is promised. Of the others,
    whole or not at all, the choice with the greatest sum of `spared` within both what is left of
    the money and of the days: the 0/1 knapsack of two constraints, by branch and bound (Kellerer,
    Pferschy, Pisinger, Knapsack Problems, 2004, ch. 2.4 and 9); of equal ones the cheaper.
    """
    begun = [one for one in candidates if one.begun]
    left_irr = purse.irr - sum(one.cost_irr or 0 for one in begun)
    left_days = purse.days - sum(one.days for one in begun)
    left = Purse(irr=max(left_irr, 0), days=max(left_days, 0.0), people=purse.people)
    out: list[tuple[int, Why]] = []
    able: list[Candidate] = []
    for one in candidates:
        if one.begun:
            continue
        if (why := _unable(one, left)) is None:
            able.append(one)
        else:
            out.append((one.id, why))
    search = _Search(able, left)
    picked = search.best
    out += [(one.id, "others_first") for one in able if one.id not in picked]
    chosen = [*begun, *(one for one in able if one.id in picked)]
    return Plan(
        chosen=tuple(one.id for one in chosen),
        left_out=tuple(out),
        irr=sum(one.cost_irr or 0 for one in chosen),
        days=sum(one.days for one in chosen),
        spared=sum(one.spared for one in chosen),
        is_best=search.is_whole,
    )


def _unable(one: Candidate, left: Purse) -> Why | None:
    """Why something can not be chosen whatever the others are."""
    if one.cost_irr is None:
        return "no_cost"
    if one.spared <= 0:
        return "no_figures"
    if one.people > left.people:
        return "too_many"
    if one.cost_irr > left.irr:
        return "too_dear"
    return "too_long" if one.days > left.days + _TINY else None


class _Search:
    """Branch and bound: take or leave each, the best for its share of what is scarce first."""

    def __init__(self, able: Sequence[Candidate], left: Purse) -> None:
        def burden(one: Candidate) -> float:
            return (one.cost_irr or 0) / (left.irr or 1) + one.days / (left.days or 1)

        every = sorted(able, key=lambda one: (-one.spared / (burden(one) + _TINY), one.id))
        self._all = every[:MOST_WEIGHED]
        self._by_money = sorted(
            self._all, key=lambda one: -one.spared / ((one.cost_irr or 0) + _TINY)
        )
        self._place = {one.id: place for place, one in enumerate(self._all)}
        self._most, self._cheapest = 0.0, 0
        self.best: frozenset[int] = frozenset()
        self.tried = 0
        self._go(left)
        self.is_whole = self.tried <= MOST_TRIED and len(every) == len(self._all)

    def _go(self, left: Purse) -> None:
        # (next candidate, money and days left, spared and spent so far, ids), the newest first
        waiting = [(0, left.irr, left.days, 0.0, 0, frozenset[int]())]
        while waiting and self.tried <= MOST_TRIED:
            at, irr, days, spared, cost, ids = waiting.pop()
            self.tried += 1
            better = spared > self._most + _TINY
            if better or (spared > self._most - _TINY and cost < self._cheapest):
                self._most, self._cheapest, self.best = spared, cost, ids
            if at == len(self._all) or spared + self._bound(at, irr) < self._most - _TINY:
                continue
            one = self._all[at]
            price = one.cost_irr or 0
            waiting.append((at + 1, irr, days, spared, cost, ids))
            if price <= irr and one.days <= days + _TINY:
                waiting.append(
                    (
                        at + 1, irr - price, days - one.days, spared + one.spared, cost + price,
                        ids | {one.id},
                    )
                )  # fmt: skip

    def _bound(self, at: int, irr: int) -> float:
        """At most so much more is spared by those from `at` on, if only money counted and parts could be done."""
        more, left = 0.0, irr
        for one in self._by_money:
            if self._place[one.id] < at:
                continue
            price = one.cost_irr or 0
            if price > left:
                return more + one.spared * left / price
            more, left = more + one.spared, left - price
        return more
