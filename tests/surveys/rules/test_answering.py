import pytest

from hamdel.surveys.rules.answering import LONGEST_WRITTEN, FileGiven, Wrong, judged, judged_all
from tests.surveys.asked import COLORS, OTHER, question


@pytest.mark.parametrize(
    ("asked", "said", "kept"),
    [
        (question("single"), "red", "red"),
        (question("single"), " آبی ", "blue"),
        (question("single"), "RED", "red"),
        (question("single"), "", None),
        (question("multiple"), ["green", "red", "red"], ["red", "green"]),
        (question("multiple"), "blue", ["blue"]),
        (question("multiple"), [""], None),
        (question("ranking"), ["blue", "red", "green"], ["blue", "red", "green"]),
        (question("ranking"), {"red": "۲", "blue": "1", "green": "3"}, ["blue", "red", "green"]),
        (question("matrix"), {"price": "red", "speed": ""}, {"price": "red"}),
        (question("matrix"), {"قیمت": "سبز"}, {"price": "green"}),
        (question("matrix"), {"price": ""}, None),
        (question("rating"), "۴", 4),
        (question("rating"), 5.0, 5),
        (question("number"), "۱٬۲۵۰", 1250),
        (question("number"), "٣٫٥", 3.5),
        (question("number"), 0, 0),
        (question("date"), "۱۴۰۵/۹/۵", "2026-11-26"),
        (question("date"), "٥ آذر ١٤٠٥", "2026-11-26"),
        (question("date"), "2026-11-26", "2026-11-26"),
        (question("text"), "  سلام\x00 ", "سلام"),
        (question("text", form="email"), "mina@example.ir", "mina@example.ir"),
        (question("text", form="phone"), "۰۹۱۲ ۳۴۵ ۶۷ ۸۹", "۰۹۱۲ ۳۴۵ ۶۷ ۸۹"),
        (question("file"), FileGiven("ab", "a.png", "image/png", 9), {"id": "ab", "name": "a.png", "size": 9}),
    ],
)  # fmt: skip
def test_answers_as_they_are_kept(asked, said, kept):
    assert judged(asked, said) == kept


@pytest.mark.parametrize(
    ("asked", "said", "fault"),
    [
        (question("single"), "violet", "option"),
        (question("single"), 3, "option"),
        (question("single"), ["red"], "option"),
        (question("multiple"), ["red"] * 10_000, "too_many"),
        (question("multiple", least=2), ["red"], "too_few"),
        (question("multiple", most=1), ["red", "blue"], "too_many"),
        (question("ranking"), ["red"], "ranking"),
        (question("ranking"), {"red": "1", "blue": "1", "green": "2"}, "ranking"),
        (question("matrix"), "red", "matrix"),
        (question("matrix", required=True), {"price": "red"}, "matrix"),
        (question("matrix"), {"price": "violet"}, "option"),
        (question("matrix"), {"smell": "red"}, "option"),
        (question("rating"), "6", "most"),
        (question("rating"), 0, "least"),
        (question("rating"), 3.5, "whole"),
        (question("rating"), True, "number"),
        (question("number"), "چند تا", "number"),
        (question("number"), 1e300, "number"),
        (question("number"), float("nan"), "number"),
        (question("number"), "9" * 5_000, "number"),
        (question("number", most=10), "۱۱", "most"),
        (question("date"), "۱۴۰۵/۱۳/۱", "date"),
        (question("date"), 20261126, "date"),
        (question("text"), "x" * 5_001, "long"),
        (question("text", least=3), "ab", "short"),
        (question("text"), {"a": 1}, "text"),
        (question("text", form="email"), "mina@", "email"),
        (question("text", form="phone"), "12", "phone"),
        (question("file"), "a.png", "file"),
        (question("file"), {"id": "ab", "name": "a.png", "size": 9}, "file"),
    ],
)
def test_what_is_no_answer_to_its_question(asked, said, fault):
    with pytest.raises(Wrong) as wrong:
        judged(asked, said)
    assert wrong.value.fault == fault


def test_all_of_them_with_every_fault():
    asked = [question("single", "a"), question("rating", "b"), question("text", "c")]
    kept, faults = judged_all(asked, {"a": "red", "b": "9", "other": 1})
    assert kept == {"a": "red", "c": None}
    assert [(one.key, one.fault, one.bound) for one in faults] == [("b", "most", 5)]


@pytest.mark.parametrize(
    ("kind", "said", "kept"),
    [
        ("single", {"q": "else", "q.other": " بنفش "}, {"q": "else", "q.other": "بنفش"}),
        ("single", {"q": "else"}, {"q": "else", "q.other": None}),
        ("single", {"q": "red", "q.other": "violet"}, {"q": "red", "q.other": None}),
        ("single", {"q": "", "q.other": "violet"}, {"q": "else", "q.other": "violet"}),
        ("single", {}, {"q": None, "q.other": None}),
        ("multiple", {"q": ["else", "red"], "q.other": "x"}, {"q": ["red", "else"], "q.other": "x"}),
        ("multiple", {"q": [], "q.other": "x"}, {"q": ["else"], "q.other": "x"}),
    ],
)  # fmt: skip
def test_words_of_their_own_stand_beside_what_was_chosen(kind, said, kept):
    asked = question(kind, options=(*COLORS, OTHER))
    assert judged_all([asked], said) == (kept, ())


@pytest.mark.parametrize(
    ("words", "fault"), [("x" * (LONGEST_WRITTEN + 1), "long"), ({"a": 1}, "text")]
)
def test_words_that_can_not_be_taken(words, fault):
    asked = question("single", options=(*COLORS, OTHER))
    _kept, faults = judged_all([asked], {"q": "else", "q.other": words})
    assert [one.fault for one in faults] == [fault]
