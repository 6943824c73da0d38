from pathlib import Path

import pytest

from hamdel.commands.failing import CommandFailed
from hamdel.commands.files.reading import read_rows
from hamdel.commands.files.writing import write_rows

COLUMNS = {"id": "int", "name": "text", "score": "float", "more": "text"}
ROWS = [
    {"id": 1, "name": "=1+1", "score": -0.5, "more": {"رنگ": "سبز"}},
    {"id": 2, "name": "سارا, «رستمی»\nدو", "score": None, "more": {}},
]


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_what_is_written_is_read(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    assert write_rows(path, COLUMNS, iter(ROWS)) == 2
    first, second = (row for _, row in read_rows(path))
    assert (str(first["id"]), first["name"], float(first["score"])) == ("1", "=1+1", -0.5)
    assert second["name"] == "سارا, «رستمی»\nدو"
    assert not list(tmp_path.glob("*.part"))


def test_no_spreadsheet_takes_a_cell_for_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_rows(path, COLUMNS, iter(ROWS))
    assert ",=" not in path.read_text("utf-8")


def test_an_unknown_ending_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="ending"):
        write_rows(tmp_path / "a.odt", COLUMNS, iter(ROWS))
    assert not list(tmp_path.iterdir())
