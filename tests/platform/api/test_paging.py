"""Pages by cursor."""

import pytest

from hamdel.platform.api import cursor_of, read_cursor
from hamdel.platform.models import Bucket
from hamdel.platform.problems import Problem
from tests.ground.cast import NOW


def test_page_after_page_gives_each_row_once(program):
    names = [f"{at:03}" for at in range(23)]
    Bucket.objects.bulk_create([Bucket(name=one, started_at=NOW, tries=1) for one in names])
    seen, path = [], "/notes?limit=5"
    while path:
        page = program.get(path)
        seen += [item["text"] for item in page["items"]]
        path = page["next"] and f"/notes?limit=5&cursor={page['next']}"
    assert seen == names


def test_an_empty_list_is_a_page(program):
    assert program.get("/notes") == {"items": [], "next": None}


def test_the_last_page_that_is_full_has_no_next(program):
    Bucket.objects.create(name="a", started_at=NOW, tries=1)
    assert program.get("/notes?limit=1")["next"] is None


def test_a_cursor_says_its_place():
    place = (1_700_000_000_000_000, 12, "ی")
    assert read_cursor(cursor_of(*place), tuple[int, int, str]) == place
    assert read_cursor(None, tuple[int]) is None


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "=",
        "a",
        "!!!!",
        "ی",
        cursor_of("x"),
        cursor_of(1, 2),
        cursor_of(2**63),
        cursor_of(1) + "AAAA",
        "W" * 100_000,
    ],
)
def test_what_is_no_cursor(cursor):
    with pytest.raises(Problem) as refusal:
        read_cursor(cursor, tuple[int])
    assert (refusal.value.status, refusal.value.field) == (400, "cursor")
