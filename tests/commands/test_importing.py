"""`hamdel import FILE --as reviews`, and mentions back out."""

from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet
from typer.testing import CliRunner

from hamdel.commands.exporting import app as exporting
from hamdel.commands.failing import CommandFailed
from hamdel.commands.importing import app
from hamdel.listening.models import Mention

CSV = (
    "متن نظر,امتیاز,تاریخ,کد نظر\n"
    "دوچرخه خیلی خوب بود و راضی هستم,۵,۱۴۰۵/۰۸/۱۲,1\n"
    "پیک سه روز دیر آمد و کسی جواب نداد,1,2026-11-02,2\n"
    "امتیازش معلوم نیست,نه,1405/01/01,3\n"
)


def taken(path: Path) -> str:
    done = CliRunner().invoke(app, [str(path), "--as", "reviews"], catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_reviews_are_guessed_taken_once_and_given_back(db: None, tmp_path: Path) -> None:
    path = tmp_path / "reviews.csv"
    path.write_text(CSV, encoding="utf-8")
    said = taken(path)
    assert "امتیاز: rating (95% sure)" in said
    assert "2 accepted, 0 there already, 1 refused." in said
    assert "0 accepted, 2 there already, 1 refused." in taken(path)
    table = pa.table({"comment": ["دوچرخه خیلی خوب بود"], "stars": [4], "when": ["2026-11-01"]})
    parquet.write_table(table, tmp_path / "more.parquet")
    assert "1 accepted" in taken(tmp_path / "more.parquet")
    assert {row.rating for row in Mention.objects.all()} == {1.0, 4.0, 5.0}
    for ending in ("csv", "jsonl", "parquet"):
        out = tmp_path / f"mentions.{ending}"
        CliRunner().invoke(exporting, ["mentions", "--to", str(out)], catch_exceptions=False)
        assert out.stat().st_size > 200


def test_a_file_of_nothing_is_refused(db: None, tmp_path: Path) -> None:
    path = tmp_path / "nothing.csv"
    path.write_text("رنگ,اندازه\nآبی,۴۲\n", encoding="utf-8")
    with pytest.raises(CommandFailed):
        CliRunner().invoke(app, [str(path), "--as", "reviews"], catch_exceptions=False)
