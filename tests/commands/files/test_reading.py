from pathlib import Path

import pytest

from hamdel.commands.failing import CommandFailed
from hamdel.commands.files.reading import read_rows

TEXT = "نام{0}شهر\nسارا{0}یزد\n{0}\nرضا{0}\n"
ROWS = [(1, {"نام": "سارا", "شهر": "یزد"}), (3, {"نام": "رضا"})]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_any_delimiter_in_any_unicode(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TEXT.format(delimiter), encoding=encoding, newline="")
    assert list(read_rows(path)) == ROWS


def test_windows_1256_is_known_by_not_being_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("name,city\nمريم,تهران\n".encode("windows-1256"))
    assert list(read_rows(path)) == [(1, {"name": "مريم", "city": "تهران"})]


def test_json_lines_and_nulls(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"a": 1, "b": null}\n\n{"a": "x"}\n', encoding="utf-8")
    assert list(read_rows(path)) == [(1, {"a": 1}), (3, {"a": "x"})]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.jsonl", b"[1]"), ("a.jsonl", b'{"a"'), ("a.parquet", b"no"), ("a.doc", b"x")],
)
def test_what_can_not_be_read_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(CommandFailed, match=name):
        list(read_rows(path))
