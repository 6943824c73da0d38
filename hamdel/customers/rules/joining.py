"""Whether two customers may become one by themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from .identifiers import STRONG
from .names import at_odds

MOST_PROFILES: Final = 20
MOST_PEOPLE: Final = 5
REACH: Final = frozenset({"phone", "email"})
_NO_PROFILES: Final[frozenset[int]] = frozenset()


class Decision(StrEnum):
    """What is decided of two customers that one event names."""

    JOIN = "join"
    APART = "apart"  # a person has parted them
    CONFLICT = "conflict"  # two different user ids, national ids or CRM ids
    CLAIMED = "claimed"  # only a browser says so, and somebody vouches for one of them
    NAMES = "names"  # one phone, e-mail or device, but two people's names
    DEVICE = "device"  # one device, and each side has a phone or an e-mail of its own
    SIZE = "size"  # too many profiles: a person decides


@dataclass(slots=True)
class Facts:
    """What joining needs to know of one profile.

    `voice`: from where everything claimed here came: the profile of one device; 0 for several or
    none; None where nothing is claimed.
    """

    id: int
    customer: int
    voice: int | None = None
    vouched: bool = False
    values: dict[tuple[str, str], bool] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    apart: frozenset[int] = _NO_PROFILES


@dataclass(frozen=True, slots=True)
class Cluster:
    """One customer: the profiles of one `customer_id`, taken together."""

    customer: int
    members: Sequence[int]
    vouched: bool
    strong: dict[str, set[str]]
    reach: dict[str, set[str]]
    names: frozenset[str]
    apart: frozenset[int]


def cluster_of(members: Iterable[Facts]) -> Cluster:
    """Take the profiles of one customer together."""
    ids: list[int] = []
    strong: dict[str, set[str]] = {}
    reach: dict[str, set[str]] = {}
    names: set[str] = set()
    apart = _NO_PROFILES
    vouched = False
    customer = 0
    for one in members:
        customer = one.customer
        ids.append(one.id)
        vouched = vouched or one.vouched
        names.update(one.names)
        if one.apart:
            apart |= one.apart
        for kind, value in one.values:
            if kind in STRONG:
                strong.setdefault(kind, set()).add(value)
            elif kind in REACH:
                reach.setdefault(kind, set()).add(value)
    return Cluster(customer, ids, vouched, strong, reach, frozenset(names), apart)


def conflict(ours: dict[str, set[str]], theirs: dict[str, set[str]]) -> bool:
    """Whether both have a user id, national id or CRM id and these differ.

    What a person has joined before does not count: {1, 2} and {2} agree.
    """
    for kind, values in ours.items():
        others = theirs.get(kind)
        if others and not (values <= others or others <= values):
            return True
    return False


def two_people(ours: dict[str, set[str]], theirs: dict[str, set[str]]) -> bool:
    """Whether both have a phone or both an e-mail, and none of these is common."""
    common = ours.keys() & theirs.keys()
    return bool(common) and all(ours[kind].isdisjoint(theirs[kind]) for kind in common)


def joins(  # noqa: PLR0911 - one line a rule, in order
    a: Cluster, b: Cluster, *, kind: str, vouched: bool, most: int = MOST_PROFILES
) -> Decision:
    """Decide on two customers named in one event.

    `kind` is that of the identifier by which the second is known; `vouched` whether somebody
    stands behind the event; `most` the profiles above which a person decides.
    """
    if not a.apart.isdisjoint(b.members) or not b.apart.isdisjoint(a.members):
        return Decision.APART
    if conflict(a.strong, b.strong):
        return Decision.CONFLICT
    if not vouched and (a.vouched or b.vouched):
        return Decision.CLAIMED
    if kind not in STRONG and at_odds(a.names, b.names):
        return Decision.NAMES
    if kind == "anonymous_id" and two_people(a.reach, b.reach):
        return Decision.DEVICE
    if len(a.members) + len(b.members) > most:
        return Decision.SIZE
    return Decision.JOIN
