"""Columns as Arrow and Parquet know them."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, Final

import pyarrow as pa
from pyarrow import parquet

from .contracts import Row

SHAPE: Final = pa.schema(
    [
        ("id", pa.int64()),
        ("profile_id", pa.int64()),
        ("kind_id", pa.int64()),
        ("occurred_us", pa.int64()),
        ("received_us", pa.int64()),
        ("outcome", pa.string()),
        ("sentiment", pa.float32()),
        ("emotion", pa.string()),
        ("effort", pa.float32()),
    ]
)
# A group of rows is what a reader can pass over: by time, since files are sorted by it.
_GROUP: Final = 100_000
_EMPTY: Final = ((),) * len(SHAPE.names)


def table_of(rows: Sequence[Row]) -> Any:
    """An Arrow table of moments."""
    columns = zip(*rows, strict=True) if rows else _EMPTY
    arrays = [pa.array(column, field.type) for column, field in zip(columns, SHAPE, strict=True)]
    return pa.Table.from_arrays(arrays, schema=SHAPE)


def table_of_columns(columns: Mapping[str, Any]) -> Any:
    """An Arrow table of moments, of an array for each column."""
    return pa.table(dict(columns), schema=SHAPE)


def small_table(columns: Mapping[str, Sequence[Any]]) -> Any:
    """An Arrow table of a few columns; integers where they are empty."""
    return pa.table(
        {name: pa.array(given, None if given else pa.int64()) for name, given in columns.items()}
    )


def file_of(table: Any, *, by: Sequence[str] = ("occurred_us", "id")) -> bytes:
    """A Parquet file of a table, sorted: by time where nothing else is said."""
    held = BytesIO()
    parquet.write_table(
        table.sort_by([(name, "ascending") for name in by]),
        held,
        compression="zstd",
        row_group_size=_GROUP,
    )
    return held.getvalue()
