"""Columns of our own."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models

from hamdel.platform.instants import from_micros, to_micros

if TYPE_CHECKING:
    _BigInteger = models.BigIntegerField[datetime, datetime]
else:  # generic for the type checker alone
    _BigInteger = models.BigIntegerField


class InstantField(_BigInteger):
    """An instant, kept as microseconds since 1970 UTC; Python sees aware datetimes.

    The same number on every database: sorts, bulk-writes and compares without conversion.
    """

    description = "An instant (microseconds since 1970 UTC)"

    def from_db_value(self, value: int | None, *_: Any) -> datetime | None:
        """Read the column."""
        return None if value is None else from_micros(value)

    def to_python(self, value: Any) -> Any:
        """Read a given value: an aware datetime or microseconds."""
        return from_micros(value) if isinstance(value, int) else value

    def get_prep_value(self, value: Any) -> Any:
        """Write the column."""
        return to_micros(value) if isinstance(value, datetime) else value
