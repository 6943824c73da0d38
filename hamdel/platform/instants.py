"""Instants: microseconds since 1970 UTC, and RFC 3339 in and out."""

import re
from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
# Between these every zone and both calendars have a day, and a whole year around it, to show.
EARLIEST = datetime(2, 1, 1, tzinfo=UTC)
LATEST = datetime(9998, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)
EARLIEST_MICROS = (EARLIEST - EPOCH) // MICROSECOND
LATEST_MICROS = (LATEST - EPOCH) // MICROSECOND

# ASCII digits only: machine fields take no other digits (a trap of `int()` and `\d`).
_RFC3339 = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)"
    r"(?:[.,]([0-9]{1,9}))?([Zz]|[+-][0-9]{2}:?[0-9]{2})?"
)


def to_micros(instant: datetime) -> int:
    """Microseconds since 1970 UTC of an aware datetime."""
    return (instant - EPOCH) // MICROSECOND


def from_micros(micros: int) -> datetime:
    """The aware UTC datetime of microseconds since 1970 UTC; outside of EARLIEST…LATEST the nearer.

    So whatever is kept, or said in a cursor, can be read and shown.
    """
    return EPOCH + timedelta(microseconds=min(max(micros, EARLIEST_MICROS), LATEST_MICROS))


def can_be_shown(instant: datetime) -> bool:
    """Whether an aware datetime is one that every zone and calendar can show."""
    return EARLIEST <= instant <= LATEST


def rfc3339(instant: datetime) -> str:
    """The instant as RFC 3339 in UTC, e.g. `2026-11-23T12:00:00.000Z`; exact to the microsecond."""
    utc = instant.astimezone(UTC)
    places = "milliseconds" if utc.microsecond % 1000 == 0 else "microseconds"
    return utc.replace(tzinfo=None).isoformat(timespec=places) + "Z"


def parse_instant(text: str) -> datetime | None:
    """The instant that an ISO 8601 text says; without a zone it is UTC.

    None if it says none, or one that can not be shown.
    """
    found = _RFC3339.fullmatch(text.strip())
    if not found:
        return None
    day, clock, fraction, zone = found.groups()
    micros = f".{(fraction or '0')[:6].ljust(6, '0')}"
    clock = clock if clock.count(":") == 2 else f"{clock}:00"  # noqa: PLR2004
    try:
        said = datetime.fromisoformat(f"{day}T{clock}{micros}{_offset(zone)}")
    except ValueError:
        return None
    return said.astimezone(UTC) if can_be_shown(said) else None


def _offset(zone: str | None) -> str:
    if zone is None or zone in "Zz":
        return "+00:00"
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"


def system_now() -> datetime:
    """The clock, for the few library loops that are the program's edge themselves."""
    return datetime.now(UTC)  # noqa: TID251 - followers, the live stream and the worker have no caller
