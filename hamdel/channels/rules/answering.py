"""How many automatic answers go out, so that strangers do not use up those of honest people. Pure.

Whoever floods us under forged names has the answers to strangers alone, a few at a time and few to
one domain, and so has a real domain of many addresses; whom the team has written to before is
counted apart from both.
"""

import math
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal

# known: one of the team has written to them · proven: it is theirs, somebody vouches for it ·
# claimed: they only say so.
Standing = Literal["known", "proven", "claimed"]

HOUR: Final = timedelta(hours=1)
_SOON: Final = timedelta(minutes=6)  # a tenth of it
_PARTS: Final = 10
_DOMAIN_PARTS: Final = 4  # what one domain may have of what strangers have soon
_PROVEN_PARTS: Final = 2
_TWO: Final = 2
_SECOND_LEVELS: Final = frozenset(
    {"ac", "co", "com", "edu", "gov", "id", "info", "net", "org", "sch"}
)


@dataclass(frozen=True, kw_only=True)
class Bound:
    """Within which time at most how many answers go out to those of a standing, and to one domain."""

    within: timedelta
    most: int
    of_domain: int


def standing_of(*, written_to: bool, vouched: bool) -> Standing:
    """How a correspondent stands with us."""
    if written_to:
        return "known"
    return "proven" if vouched else "claimed"


def bounds_of(standing: Standing, *, per_hour: int) -> tuple[Bound, ...]:
    """What holds for those of a standing; `per_hour` is what each of the three may have."""
    if standing == "known":
        return (Bound(within=HOUR, most=per_hour, of_domain=per_hour),)
    if standing == "proven":
        half = math.ceil(per_hour / _PROVEN_PARTS)
        return (Bound(within=HOUR, most=per_hour, of_domain=half),)
    soon = math.ceil(per_hour / _PARTS)
    whole = Bound(within=HOUR, most=per_hour, of_domain=per_hour)
    return (whole, Bound(within=_SOON, most=soon, of_domain=math.ceil(soon / _DOMAIN_PARTS)))


def site_of(recipient: str) -> str:
    """The domain of a mail address that somebody registered, lower case; "" for what is none.

    Names below it are theirs for nothing: x.evil.example and y.evil.example are one site. Below the
    country's own second level (co.ir, ac.uk) it is three labels, else two.
    """
    _, at, domain = recipient.rpartition("@")
    labels = domain.lower().split(".")
    if not at or not all(labels):
        return ""
    of_country = len(labels) > _TWO and len(labels[-1]) == _TWO and labels[-2] in _SECOND_LEVELS
    return ".".join(labels[-3:] if of_country else labels[-2:])
