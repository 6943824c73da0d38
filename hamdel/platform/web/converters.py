"""What addresses may hold: the number of a row, within what every database counts."""

from django.urls.converters import IntConverter

from hamdel.platform.cursors import row_number


class RowNumber(IntConverter):
    """`<row:id>`, as `<int:id>`; a number that no row can have is an address that is not there."""

    def to_python(self, value: str) -> int:
        """Read the number. Raises ValueError where no row can have it."""
        number = row_number(value)
        if number is None:
            raise ValueError(value)
        return number
