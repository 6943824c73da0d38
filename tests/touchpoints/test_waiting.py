"""A thousand actions that wait: a page at a time, found by a word, placed without losing the place."""

from datetime import UTC, datetime

import pytest

from hamdel.touchpoints.models import Kind
from tests.ground.cast import NOW, Player

HERE = "/touchpoints/unmatched"
ROW = 'class="touchpoints-kind"'
AT = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def thousand(db: None) -> None:
    Kind.objects.bulk_create(
        Kind(
            channel="web", device="mobile", action=f"Zebra {at} {'خط' if at % 100 == 7 else 'x'}",
            seen=1_000 - at, first_seen_at=AT, last_seen_at=NOW,
        )
        for at in range(1_000)
    )  # fmt: skip


def test_pages_go_on_where_the_last_ended_also_after_a_placing(
    reza: Player, thousand: None, django_assert_max_num_queries
) -> None:
    reza.get("/touchpoints/")  # what the menu counts is believed for five seconds
    with django_assert_max_num_queries(12):
        page = reza.get(HERE).content.decode()
    assert page.count(ROW) == 50
    following = (
        page.split('class="pager"')[1].split('hx-get="')[1].split('"')[0].replace("&amp;", "&")
    )
    Kind.objects.filter(action__startswith="Zebra 3 ").delete()  # placed meanwhile
    more = reza.get(following).content.decode()
    assert (more.count(ROW), "Zebra 50 x" in more, "<html" in more) == (50, True, False)
    assert reza.get(f"{HERE}?cursor=nonsense").content.decode().count(ROW) == 50


def test_a_word_finds_those_that_are_meant(reza: Player, thousand: None) -> None:
    assert reza.get(f"{HERE}?q=خط").content.decode().count(ROW) == 10
    assert reza.get(f"{HERE}?q=ZEBRA 77 ").content.decode().count(ROW) >= 1
    nothing = reza.get(f"{HERE}?q=قورباغه").content.decode()
    assert "این واژه را ندارد" in nothing
