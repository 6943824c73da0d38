"""What a file of feedback holds: rows of a table, or an exported chat of Telegram."""

from dataclasses import dataclass, field
from typing import Any, Final

from hamdel.platform.foreign_json import read_foreign
from hamdel.platform.tables import Unreadable, plain_cell, read_table

from .contracts import Heard
from .rules.telegram_export import NoExport, heard_in

MOST_BYTES: Final = 20_000_000
MOST_ROWS: Final = 100_000


class NoFeedback(ValueError):
    """The file holds nothing that can be read. `reason`: table, rows, chat."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(detail or reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Feedback:
    """A file as it was read: numbered rows, or (`chat`) what was said in a chat of that name."""

    rows: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    chat: str = ""
    heard: list[Heard] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many rows, or messages."""
        return len(self.rows) + len(self.heard)


def read_feedback(content: bytes) -> Feedback:
    """What a file holds. Raises NoFeedback."""
    export = _json(content)
    if isinstance(export, dict) and "messages" in export:
        try:
            name, heard = heard_in(export)
        except NoExport as problem:
            raise NoFeedback("chat", str(problem)) from None
        return Feedback(chat=name or "Telegram", heard=heard)
    try:
        table = read_table(content)
    except Unreadable as problem:
        raise NoFeedback("table", str(problem)) from None
    if not table.rows:
        raise NoFeedback("table")
    if len(table.rows) > MOST_ROWS:
        raise NoFeedback("rows", str(len(table.rows)))
    return Feedback(
        [
            (
                row.number,
                {
                    name: plain_cell(cell)
                    for name, cell in zip(table.columns, row.cells, strict=False)
                    if name and cell.strip()
                },
            )
            for row in table.rows
        ]
    )


def _json(content: bytes) -> Any:
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return None
    try:
        return read_foreign(content.decode("utf-8-sig"))
    except ValueError:
        return None
