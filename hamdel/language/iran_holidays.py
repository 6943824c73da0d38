"""Iran's public holidays, as the table beside this module has them.

Solar ones are certain; lunar ones of coming years are estimates and may be a day off. A company
keeps its own table from these rows and corrects it when the days are announced.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from types import MappingProxyType

_TABLE = "iran_holidays.tsv"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day on which Iran rests, the names of why, and whether the day is an estimate."""

    day: date
    name: str
    estimated: bool = False


@lru_cache(maxsize=1)
def iran_holiday_rows() -> tuple[Holiday, ...]:
    """Return the holidays of the Jalali years 1400 to 1415 one by one: two may be on one day."""
    table = resources.files(__package__).joinpath(_TABLE).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines())
    return tuple(
        Holiday(date.fromisoformat(iso), name, sure == "estimated") for iso, sure, name in rows
    )


@lru_cache(maxsize=1)
def iran_holidays() -> Mapping[date, Holiday]:
    """Return the holidays of the Jalali years 1400 to 1415 by their Gregorian day.

    Two on one day are one holiday with both names; it is certain where one of them is.
    """
    found: dict[date, Holiday] = {}
    for one in iran_holiday_rows():
        name, estimated = one.name, one.estimated
        if (other := found.get(one.day)) is not None:
            name, estimated = f"{other.name}، {name}", estimated and other.estimated
        found[one.day] = Holiday(one.day, name, estimated)
    return MappingProxyType(found)
