"""How far customers trust us, and what moved it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from hamdel.customers.public import customers_of, profiles_of

from ..models import Movement
from ..rules.moving import Moved, TrustPoint, trust_at, trust_over


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
    return _trust(_moved(mine).values(), now)


def trust_of_many(profile_ids: Iterable[int], *, now: datetime) -> dict[int, float]:
    """How far several customers trust us now, by customer, given all of their profiles."""
    mine = list(profile_ids)
    owners = customers_of(mine)
    by_customer: dict[int, list[list[Moved]]] = {owner: [] for owner in owners.values()}
    for profile, rows in _moved(mine).items():
        by_customer[owners[profile]].append(rows)
    return {owner: _trust(rows, now).now for owner, rows in by_customer.items()}


def _moved(profiles: Sequence[int]) -> Mapping[int, list[Moved]]:
    rows = Movement.objects.filter(profile_id__in=profiles).order_by("at", "pk")
    found: dict[int, list[Moved]] = {}
    for profile, at, what, points, pk in rows.values_list(
        "profile_id", "at", "what", "points", "interaction_id"
    ):
        moved = Moved(at=at, what=what, points=points, interaction_id=pk)
        found.setdefault(profile, []).append(moved)
    return found


def _trust(rows: Iterable[Sequence[Moved]], now: datetime) -> Trust:
    points = trust_over([one for some in rows for one in some])
    return Trust(now=trust_at(points, now), points=points)
