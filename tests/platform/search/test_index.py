"""An index over texts; HAMDEL_TEST_DATABASE says on which database."""

import time

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hamdel.language.search import Synonyms
from hamdel.platform.models import SearchIndex, SynonymGroup
from hamdel.platform.search import Index, create_index, drop_index
from tests.ground.cast import NOW

TEXTS = {
    1: "پي‌گيري حواله‌ها",
    2: "پیگیری سفارش ۱۲۳۴۵ که هنوز نرسیده",
    3: "The orders were delivered, thanks",
    4: "کتاب‌هایم را پس دادم و پولم برنگشت",
    5: "می‌خواهم سفارشم را لغو کنم",
    6: "سفارش من کجاست؟ سفارش من نرسید",
    7: "خیلی عالی 😍",
    8: "سرماخوردگی بچه‌ها",
    9: "धन्यवाद, हल हो गया",
    10: "Straße in Zürich",
}
HOSTILE = (
    "", " ", "\x00", "a\x00b", '"', "'", "' OR 1=1 --", 'NEAR("a" "b", 3)', "a AND", "OR", "NOT x", "a*", "^a", "terms: x",
    "(((", ")", "a:b", "{terms}", "%s", "?", "&", "|", "!", "<->", "\\", "\\'", "$$", "😀", "\ud800", "\u202e", "'a' & 'b'::tsquery",
    "* " * 500, "کلمه " * 10_000, " ".join(f"w{n}" for n in range(10_000)), "x" * 100_000, "(" * 5_000, '"' * 5_001,
)  # fmt: skip


@pytest.fixture
def full(index: Index) -> Index:
    index.put(TEXTS.items())
    return index


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("پیگیری حواله", [1]),
        ("پي‌گيري حواله‌ها", [1]),
        ("پی گیری حواله ها", [1]),
        ("پیگیری", [2, 1]),
        ("سفارش", [6, 5, 2]),
        ("سفارش‌های من", [6, 5, 2]),
        ("سفارش 12345", [2]),
        ("سفارش ١٢٣٤٥", [2]),
        ("ORDER delivery", []),
        ("order delivered", [3]),
        ("کتاب", [4]),
        ("كتابها", [4]),
        ("سرما خوردگی", [8]),
        ("😍", [7]),
        ("हल", [9]),
        ("strasse zurich", [10]),
        ("من کجاست", [6]),
        ("نیست‌درجهان", []),
    ],
)
def test_it_finds_every_spelling_newest_first(full: Index, query: str, ids: list[int]) -> None:
    assert full.find(query) == ids


def test_it_goes_on_after_the_last_one_seen(full: Index) -> None:
    assert full.find("سفارش", limit=2) == [6, 5]
    assert full.find("سفارش", limit=2, before=5) == [2]
    assert full.find("سفارش", limit=0) == []


def test_the_best_answer_comes_first(full: Index) -> None:
    assert full.best("سفارش من کجاست")[0] == 6
    assert full.best("پیگیری سفارش")[0] == 2
    assert full.best("لغو سفارش", limit=1) == [5]
    assert full.best("سفارش هواپیما") == [6, 5, 2]
    assert full.best("ناموجود") == []


def test_a_text_takes_the_place_of_the_old_one(full: Index) -> None:
    full.put([(2, "چیز دیگری"), (2, "مرسولهٔ تازه")])
    assert full.find("پیگیری") == [1]
    assert full.find("چیز") == []
    assert full.find("مرسوله") == [2]


def test_what_is_dropped_is_not_found(full: Index) -> None:
    full.drop([5, 6, 99])
    assert full.find("سفارش") == [2]
    full.drop(TEXTS)
    assert full.best("سفارش") == []
    counted = SearchIndex.objects.get(name="tests")
    assert (counted.texts, counted.terms) == (0, 0)


def test_it_counts_what_it_holds(full: Index) -> None:
    full.put([(1, "پیگیری حواله")])
    counted = SearchIndex.objects.get(name="tests")
    assert counted.texts == len(TEXTS)


def test_words_of_like_meaning_find_each_other(full: Index) -> None:
    synonyms = Synonyms([("مرجوعی", "پس دادن"), ("کنسل", "لغو")])
    assert full.find("کنسل سفارش") == []
    assert full.find("کنسل سفارش", synonyms=synonyms) == [5]
    assert full.best("کنسلی سفارش", synonyms=synonyms)[0] == 5
    full.put([(20, "مرجوعی کالا"), (21, "پس دادن کالا")])
    assert full.find("مرجوعی", synonyms=synonyms) == [21, 20]
    assert full.find("پس دادن", synonyms=synonyms) == [21, 20]


@pytest.mark.parametrize("query", HOSTILE)
def test_no_query_raises(full: Index, query: str) -> None:
    started = time.process_time()
    assert isinstance(full.find(query), list)
    assert isinstance(full.best(query), list)
    assert time.process_time() - started < 2


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(text=st.text(max_size=60))
def test_a_text_is_found_by_itself(index: Index, text: str) -> None:
    index.put([(1, text)])
    asked = index.find(text)
    assert asked == [1] or not any(char.isalnum() for char in text)


def test_hostile_texts_are_taken_in(index: Index) -> None:
    index.put(enumerate(HOSTILE))
    index.put([(100, "واژه " * 200_000), (101, " ".join(f"واژه{n}" for n in range(60_000)))])
    index.put([(102, "é" * 3_000_000)])
    assert index.find("واژه") == [100]
    assert index.find("واژه7") == [101]


def test_an_expression_gives_the_newest_that_are_found(full: Index) -> None:
    SynonymGroup.objects.bulk_create(
        SynonymGroup(pk=pk, phrases=text, created_at=NOW) for pk, text in TEXTS.items()
    )
    rows = SynonymGroup.objects.order_by("-pk").values_list("pk", flat=True)
    assert full.among(" ", most=5) is None
    for most, ids in ((5, [6, 5, 2]), (2, [6, 5])):
        found = full.among("سفارش", most=most)
        assert found is not None
        assert list(rows.filter(pk__in=found)) == ids


def inside() -> bytes:
    """What SQLite keeps of the index."""
    if connection.vendor != "sqlite":
        return b""
    with connection.cursor() as cursor:
        cursor.execute("SELECT block FROM search_tests_data")
        return b"".join(row[0] for row in cursor.fetchall())


def test_nothing_is_left_inside_of_what_was_dropped(full: Index) -> None:
    assert not full.tidy()
    full.put([(11, "zquux")])
    full.drop([11])
    before = inside()
    assert full.tidy()
    assert not full.tidy()
    assert b"zquux" not in inside()
    assert connection.vendor != "sqlite" or b"zquux" in before
    assert full.find("سفارش") == [6, 5, 2]


def test_many_texts_cost_little(index: Index) -> None:
    index.put((number, f"سفارش شمارهٔ {number} رسید") for number in range(3000))
    assert index.find("سفارش", limit=3) == [2999, 2998, 2997]
    assert index.best("سفارش 1234", limit=1) == [1234]
    assert index.best("سفارش رسید", limit=1) == [2999]


def test_indexes_stand_apart_and_go_away(full: Index) -> None:
    create_index("tests_other")
    other = Index("tests_other")
    other.put([(1, "سفارش دیگر")])
    assert other.find("سفارش") == [1]
    drop_index("tests_other")
    assert not SearchIndex.objects.filter(name="tests_other").exists()
    assert full.find("سفارش") == [6, 5, 2]


@pytest.mark.parametrize("name", ["", "A", "a b", "a;b", "1a", "x" * 60])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="named in small letters"):
        Index(name)


def test_many_synonyms_of_many_words_are_no_trouble(full: Index) -> None:
    synonyms = Synonyms([[f"واژه{group} کلمه{word}" for word in range(20)] for group in range(40)])
    query = " ".join(f"واژه{group} کلمه0" for group in range(16))
    assert full.find(query, synonyms=synonyms) == []
    full.put([(50, " ".join(f"واژه{group} کلمه19" for group in range(16)))])
    assert full.find(query, synonyms=synonyms) == [50]
    assert full.best(query, synonyms=synonyms) == [50]
