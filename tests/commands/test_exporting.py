from pathlib import Path

import pytest
from typer.testing import CliRunner

from hamdel.commands.exporting import app
from hamdel.commands.failing import CommandFailed
from hamdel.commands.rows_of_interactions import draft_of_row
from hamdel.interactions.public import record_interactions
from hamdel.platform.instants import from_micros

ROW = {
    "occurred_at": "2026-11-20T10:00:00Z", "channel": "web", "action": "Came",
    "phone": "09123456789",
}  # fmt: skip


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet", "xes", "jsonocel", "xmlocel"])
def test_the_log_is_written_in_every_form(db: None, tmp_path: Path, ending: str) -> None:
    draft = draft_of_row(ROW, source="test")
    record_interactions([draft], now=from_micros(draft.occurred_at))
    path = tmp_path / f"log.{ending}"
    told = CliRunner().invoke(app, ["interactions", "--to", str(path)], catch_exceptions=False)
    assert told.exit_code == 0
    assert path.stat().st_size > 50


def test_an_event_log_holds_no_customers(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="interactions"):
        CliRunner().invoke(
            app, ["customers", "--to", str(tmp_path / "a.xes")], catch_exceptions=False
        )
