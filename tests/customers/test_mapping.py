"""Files of customers, as hostile as they come."""

import csv
import io
import json

import pytest

from hamdel.customers.mapping import customers_of_table, guess_columns
from hamdel.customers.public import find_by_identifier, import_customers
from hamdel.platform.tables import Unreadable, plain_cell, read_table, safe_cell

PERSIAN = "نام,ایمیل,تلفن,شهر\nعلی رضایی,ali@mail.ir,۰۹۱۲۱۲۳۴۵۶۷,یزد\nسارا,sara@mail.ir,,\n"
FORMULA = set("=+-@\t\r\uff1d\uff0b\uff0d\uff20")


def test_columns_are_guessed_in_both_languages():
    assert guess_columns(["نام", "نام خانوادگی", "تلفن همراه", "پست الکترونیک", "x"]) == [
        "first_name", "last_name", "phone", "email", ""
    ]  # fmt: skip
    assert guess_columns(["Full Name", "E-Mail", "phone", "phone 2", "National_ID"]) == [
        "name", "email", "phone", "phone", "national_id"
    ]  # fmt: skip
    assert guess_columns(["نام", "ایمیل"]) == ["name", "email"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7"]
)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|", "،", "؛"])
def test_any_encoding_and_separator_gives_the_same_people(encoding, separator):
    text = PERSIAN.replace(",", separator)
    table = read_table(text.encode(encoding))
    given = customers_of_table(table, mapping=guess_columns(table.columns))
    assert given[0].identifiers == (("email", "ali@mail.ir"), ("phone", "۰۹۱۲۱۲۳۴۵۶۷"))
    assert given[0].attributes == {"name": "علی رضایی", "city": "یزد"}
    assert given[1].identifiers == (("email", "sara@mail.ir"),)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xff\xfe\x00", b"entr\xe9e,na\xefve\n1,2\n"])
def test_what_is_no_table_is_refused_in_words(content):
    with pytest.raises(Unreadable):
        read_table(content)


def test_a_dry_run_judges_each_row_and_writes_nothing(db, now):
    table = read_table(PERSIAN.encode() + b"x,not an address,,\n,,,y\nz,ALI@mail.ir,,\n")
    rows = customers_of_table(table, mapping=guess_columns(table.columns))
    judged = import_customers(rows=rows, source="import", now=now, dry=True)
    assert (judged.accepted, judged.duplicates) == (3, 0)
    assert [one.index for one in judged.refused] == [2, 3]
    assert find_by_identifier("email", "ali@mail.ir") == []
    assert import_customers(rows=rows, source="import", now=now) == judged
    assert len(find_by_identifier("email", "ali@mail.ir")) == 1


def test_json_lines_are_a_table_too():
    table = read_table(b'{"email": "a@mail.ir"}\n{"email": "b@mail.ir", "vip": true}\n')
    assert table.columns == ("email", "vip")
    assert [row.cells for row in table.rows] == [("a@mail.ir", ""), ("b@mail.ir", "true")]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "'=1", "''", "+98912", "-3", "@x", "\t=1", '"=1', "\uff1d1", "\u200b=1", "ا", "'"],
)
def test_cells_are_inert_and_come_back(text):
    safe = safe_cell(text)
    assert safe[:1] not in FORMULA
    assert plain_cell(safe) == text


@pytest.mark.parametrize("cell", ["\u2068مینا کاظمی\u2069", "'\u2068=1+1\u2069", '="مینا"'])
def test_what_programs_put_around_a_text_is_no_part_of_it(cell):
    table = read_table(f"نام;ایمیل\n{cell};mina@mail.ir\n".encode())
    (row,) = customers_of_table(table, mapping=["name", "email"])
    assert row.attributes["name"] in {"مینا کاظمی", "=1+1", "مینا"}


def test_the_corpus_never_raises_and_never_reads_wrong(corpus):
    files = corpus("csv")
    refused = []
    for line in files.rows("manifest.jsonl"):
        path = files.folder / line["file"]
        oracle = line.get("oracle") or {}
        try:
            table = read_table(path.read_bytes())
        except Unreadable as error:
            refused.append((line["file"], error.reason))
            continue
        if "rows" in oracle:
            assert len(table.rows) == oracle["rows"], line["file"]
        if "cols" in oracle:
            assert len(table.columns) == oracle["cols"], line["file"]
            name = table.rows[0].cells[0].replace("ي", "ی")
            assert name == oracle["first_name"], line["file"]
        if "round_trip" in oracle:
            written = written_again(table)
            assert [row.cells for row in read_table(written.encode()).rows] != []
            for before, after in zip(table.rows, read_table(written.encode()).rows, strict=True):
                assert tuple(plain_cell(cell) for cell in after.cells) == before.cells
                for cell in after.cells:
                    assert cell.strip("\"' \u00a0\u200b\ufeff")[:1] not in FORMULA or (
                        cell.startswith("'")
                    ), line["file"]
    wrong = [
        name for name, _ in refused if name.startswith(("own-generated/f", "own-generated/n"))
    ]
    assert wrong == []
    json.dumps(refused)


def written_again(table):
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(table.columns)
    writer.writerows([safe_cell(cell) for cell in row.cells] for row in table.rows)
    return file.getvalue()
