"""Rows of files as mentions."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from hamdel.listening.contracts import Heard
from hamdel.listening.rules.file_rows import NoMention, as_cells, heard_of_row, scale_of

TEHRAN = ZoneInfo("Asia/Tehran")


def heard(scale: int = 5, **row: str) -> Heard:
    return heard_of_row(row, network="reviews", says="review", scale=scale, zone=TEHRAN)


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("۱۴۰۵/۰۸/۱۲", datetime(2026, 11, 3, 8, 30, tzinfo=UTC)),
        ("1405/08/12 18:30", datetime(2026, 11, 3, 15, 0, tzinfo=UTC)),
        ("2026-11-03", datetime(2026, 11, 3, 8, 30, tzinfo=UTC)),
        ("2026-11-03T10:00:00Z", datetime(2026, 11, 3, 10, 0, tzinfo=UTC)),
        ("2026-11-03 10:00:00", datetime(2026, 11, 3, 6, 30, tzinfo=UTC)),
        ("2026-11-03T10:00:00+01:00", datetime(2026, 11, 3, 9, 0, tzinfo=UTC)),
    ],
)
def test_times_are_read_in_either_calendar(said: str, at: datetime) -> None:
    assert heard(text="x", posted_at=said).posted_at == at


@pytest.mark.parametrize(
    ("scale", "said", "stars"), [(5, "۴", 4.0), (10, "8", 4.0), (100, "50", 2.5), (5, "3.5", 3.5)]
)
def test_ratings_become_stars_of_five(scale: int, said: str, stars: float) -> None:
    assert heard(scale, rating=said).rating == stars


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"author": "مینا"}, "text"),
        ({"text": "x", "rating": "نه"}, "rating"),
        ({"text": "x", "rating": "7"}, "rating"),
        ({"text": "x", "posted_at": "پارسال"}, "posted_at"),
    ],
)
def test_what_says_nothing_or_nonsense_is_refused(row: dict[str, str], field: str) -> None:
    with pytest.raises(NoMention) as refused:
        heard_of_row(row, network="reviews", says="review", scale=5, zone=TEHRAN)
    assert refused.value.field == field


def test_the_same_id_with_other_words_is_another() -> None:
    assert heard(ref="1", text="خوب").scope != heard(ref="1", text="بد").scope


def test_identifiers_and_reach() -> None:
    found = heard(text="x", email="a@b.ir", phone="0912", reach="۱٬۲۰۰", network="app-store")
    assert found.identifiers == (("email", "a@b.ir"), ("phone", "0912"))
    assert (found.reach, found.network) == (1200, "app-store")
    assert heard(text="x", reach="-4").reach is None


@pytest.mark.parametrize(
    ("ratings", "scale"), [([], 5), (["5", "x"], 5), (["7"], 10), (["۸۰"], 100), (["900"], 100)]
)
def test_the_scale_is_the_least_that_holds_them(ratings: list[str], scale: int) -> None:
    assert scale_of(ratings) == scale


def test_cells_of_any_kind_are_texts() -> None:
    at = datetime(2026, 1, 2, tzinfo=UTC)
    assert as_cells({"a": 5, "b": None, "c": at}) == {"a": "5", "c": at.isoformat()}
