"""By which way an asker is told: their own choice first, then the way they came, then what reaches them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

# In which order of kinds, where nobody said anything: cheap and readable before short and dear.
_USUAL: Final = ("email", "telegram", "bale", "sms", "whatsapp")
Why = Literal["", "untold", "opted_out", "no_way"]
ANY: Final = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """An account by which somebody can be written to, and to which address."""

    kind: str
    account_id: int
    recipient: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """What decides about telling somebody.

    `said`: the channel that they prefer, as the company knows; `came`: by which they gave their voice.
    `consents`: channel → granted or refused, for news of ideas. `wants`: they asked to be told.
    """

    wants: bool
    said: str = ""
    came: str = ""
    consents: Mapping[str, str] = field(default_factory=dict)


def ways_in_order(asker: Asker, ways: Sequence[Way]) -> list[Way]:
    """The ways to tell somebody, the preferred one first."""
    first = [kind for kind in (asker.said, asker.came) if kind]

    def place(way: Way) -> tuple[int, int]:
        if way.kind in first:
            return (first.index(way.kind), 0)
        return (len(first), _USUAL.index(way.kind) if way.kind in _USUAL else len(_USUAL))

    return sorted(ways, key=place)


def verdict(asker: Asker, ways: Sequence[Way]) -> tuple[Why, list[Way]]:
    """Why somebody is not told ("" where they are), and by which ways they may be.

    Who refused news on the channel that would be theirs, or on all, is not chased on another.
    """
    if not asker.wants:
        return "untold", []
    if asker.consents.get(ANY) == "refused":
        return "opted_out", []
    ordered = ways_in_order(asker, ways)
    if not ordered:
        return "no_way", []
    if asker.consents.get(ordered[0].kind) == "refused":
        return "opted_out", []
    return "", [one for one in ordered if asker.consents.get(one.kind) != "refused"]
