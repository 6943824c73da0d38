import pytest

from hamdel.language.corpus.inline import NotARow, plain_of, rows_of, with_second

LINE = "refund\tneg\tanger\tcolloquial\tsarcasm,two\tپول {۲ میلیون تومن|money_irr=20000000} را {فردا|date=2026-11-24}\\nپس بدید"


def test_marks_become_places() -> None:
    text, entities = plain_of("به {علی|person=علی} بده")
    assert text == "به علی بده"
    assert entities == [{"kind": "person", "value": "علی", "start": 3, "end": 6}]


def test_a_line_becomes_a_row() -> None:
    (row,) = rows_of(LINE + "\n", "a01")
    assert row["id"] == "a01-001"
    assert row["text"] == "پول ۲ میلیون تومن را فردا\nپس بدید"
    assert [row["text"][one["start"] : one["end"]] for one in row["entities"]] == [
        "۲ میلیون تومن",
        "فردا",
    ]
    assert (row["language"], row["sarcasm"], row["toxic"], row["flags"]) == (
        "fa",
        True,
        False,
        ["two"],
    )


def test_a_second_reader_is_heard() -> None:
    rows = with_second(rows_of(f"{LINE}\n{LINE}", "a01"), "a01-002\tother\tneu\tneutral\n")
    assert [row.get("second") for row in rows] == [
        None,
        {"intent": "other", "sentiment": "neu", "emotion": "neutral"},
    ]


def test_other_lines_are_refused() -> None:
    with pytest.raises(NotARow, match="a01, line 2"):
        list(rows_of(LINE + "\nrefund\tneg", "a01"))
