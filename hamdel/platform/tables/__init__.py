"""Tables in files: read whatever people save, write what no spreadsheet takes for a formula."""

from .cells import plain_cell, safe_cell
from .encodings import Undecodable, decode
from .reading import Table, TableRow, Unreadable, read_table

__all__ = [
    "Table",
    "TableRow",
    "Undecodable",
    "Unreadable",
    "decode",
    "plain_cell",
    "read_table",
    "safe_cell",
]
