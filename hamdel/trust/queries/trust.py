"""How far customers trust us, and what moved it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from hamdel.customers.public import profiles_of

from ..models import Movement
from ..rules.moving import Moved, TrustPoint, trust_at, trust_over

MOST: Final = 2_000  # movements of one customer that are read


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """How far a customer trusts us now (0…100), and how it went, oldest first."""

    now: float
    points: tuple[TrustPoint, ...]

    def at(self, instant: datetime) -> float:
        """How far it was at an instant."""
        return trust_at(self.points, instant)


def trust_of(customer_id: int, *, now: datetime, profiles: Sequence[int] | None = None) -> Trust:
    """How far a customer trusts us; what nobody is known of is at the beginning, 60.

    It follows from what moved each of their profiles, so joining and parting customers is exact.
    """
    mine = profiles_of(customer_id) if profiles is None else profiles
    return _trust(_moved(mine), now)


def trust_of_customers(customer_ids: Sequence[int], *, now: datetime) -> dict[int, float]:
    """How far several customers trust us now, in one question."""
    rows = Movement.objects.filter(profile__customer_id__in=customer_ids)
    moved: dict[int, list[Moved]] = {one: [] for one in customer_ids}
    for customer, at, what, points, pk in rows.values_list(
        "profile__customer_id", "at", "what", "points", "interaction_id"
    ):
        one = Moved(at=at, what=what, points=points, interaction_id=pk)
        moved[customer].append(one)
    return {customer: _trust(found, now).now for customer, found in moved.items()}


def _moved(profiles: Sequence[int]) -> list[Moved]:
    # Of a program that goes wild the newest tell enough: what is older has faded.
    rows = Movement.objects.filter(profile_id__in=profiles).order_by("-at", "-pk")[:MOST]
    return [
        Moved(at=at, what=what, points=points, interaction_id=pk)
        for at, what, points, pk in rows.values_list("at", "what", "points", "interaction_id")
    ]


def _trust(moved: Sequence[Moved], now: datetime) -> Trust:
    points = trust_over(moved)
    return Trust(now=trust_at(points, now), points=points)
