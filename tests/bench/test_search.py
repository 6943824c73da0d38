"""The benchmark of search, on a set of our own."""

import json

import pytest

from hamdel.bench.search import WAYS, Floor, bench_search, measure_search

CONTEXTS = (
    "مدرسهٔ دارالفنون در تهران به همت امیرکبیر ساخته شد و نخستین معلم‌هایش از اتریش آمدند.",
    "کتاب‌خانهٔ آستان قدس در مشهد نسخه‌های خطی کهنی دارد که سال‌ها گرد آمده‌اند.",
    "قنات‌های گناباد از کهن‌ترین کاریزهای جهان‌اند و هنوز آب از آن‌ها روان است.",
)
QUESTIONS = (
    "چه کسی مدرسهٔ دارالفنون را ساخت؟",
    "نسخه‌های خطی کتاب‌خانهٔ مشهد چگونه گرد آمد؟",
    "کهن‌ترین کاریزها کجایند؟",
)


@pytest.fixture
def sets(tmp_path, monkeypatch):
    rows = [
        {"context": context, "qas": [
            {"question": question, "is_impossible": False},
            {"question": "بی‌پاسخ؟", "is_impossible": True},
        ]}
        for context, question in zip(CONTEXTS, QUESTIONS, strict=True)
    ]  # fmt: skip
    for name in ("pquad/Test.json", "pquad/Validation.json", "persianqa/pqa_test.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps({"data": [{"paragraphs": rows}]}), encoding="utf-8")
    monkeypatch.setenv("HAMDEL_LANGUAGE_DATA", str(tmp_path))


@pytest.mark.django_db
def test_every_way_of_typing_is_measured_beside_the_floor(sets, capsys):
    lines = measure_search(questions=100)
    assert [line.way for line in lines] == list(WAYS)
    assert all(line.ours == 1 for line in lines)
    assert min(line.floor for line in lines) < 1
    assert "9 questions on 3 passages" in capsys.readouterr().out


def test_the_floor_is_plain_full_text_search():
    floor = Floor(CONTEXTS)
    assert floor.first("گناباد") == 2
    assert floor.first("؟") is None
    assert floor.first("كتاب") is None


def test_without_the_sets_it_says_so(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("HAMDEL_LANGUAGE_DATA", str(tmp_path / "none"))
    assert bench_search()
    assert "HAMDEL_LANGUAGE_DATA" in capsys.readouterr().out


def test_half_spaces_and_letters_are_what_people_lose():
    assert WAYS["Arabic letters, no half spaces"]("کتاب‌های") == "كتابهاي"
    assert WAYS["spaces for half spaces"]("کتاب‌های") == "کتاب های"
