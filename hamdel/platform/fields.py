"""Columns of our own."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models

from hamdel.platform.instants import from_micros, to_micros

S_contra = TypeVar("S_contra", contravariant=True)
G_co = TypeVar("G_co", covariant=True)

if TYPE_CHECKING:

    class _BigInteger(models.Field[S_contra, G_co]):
        """What the type checker is to know: set and read as aware datetimes, null where it may."""

        _pyi_private_set_type: datetime
        _pyi_private_get_type: datetime
        _pyi_lookup_exact_type: datetime

else:  # generic for the type checker alone
    _BigInteger = {(S_contra, G_co): models.BigIntegerField}


class InstantField(_BigInteger[S_contra, G_co]):
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
