from hamdel.surveys.rules.counting import CountedRow, counted_rows
from hamdel.surveys.shapes import QuestionKind
from tests.surveys.asked import COLORS, OTHER, asking, question


def test_each_value_is_a_row_to_count():
    kinds: tuple[QuestionKind, ...] = (
        "single",
        "multiple",
        "ranking",
        "matrix",
        "rating",
        "text",
        "file",
        "date",
    )
    asked = asking(*(question(kind, kind) for kind in kinds))
    said = {
        "single": "red", "multiple": ["red", "blue"], "ranking": ["blue", "red"],
        "matrix": {"price": "red"}, "rating": 4, "text": None, "file": {"id": 1, "name": "a.png"},
        "date": "2026-11-26",
    }  # fmt: skip
    assert counted_rows(asked, said) == [
        CountedRow(question="single", choice="red"),
        CountedRow(question="multiple", choice="red"),
        CountedRow(question="multiple", choice="blue"),
        CountedRow(question="ranking", choice="blue", number=1),
        CountedRow(question="ranking", choice="red", number=2),
        CountedRow(question="matrix", part="price", choice="red"),
        CountedRow(question="rating", number=4),
        CountedRow(question="file", text="a.png"),
        CountedRow(question="date", text="2026-11-26"),
    ]


def test_what_was_written_is_counted_with_its_option():
    asked = asking(question("multiple", options=(*COLORS, OTHER)))
    assert counted_rows(asked, {"q": ["red", "else"], "q.other": "بنفش"}) == [
        CountedRow(question="q", choice="red"),
        CountedRow(question="q", choice="else", text="بنفش"),
    ]
    assert counted_rows(asked, {"q": ["red"], "q.other": "left over"})[0].text == ""
