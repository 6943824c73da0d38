import pytest

from hamdel.journeys.rules.reach import converted, counted, told_by


def test_views_clicks_and_videos_are_known_by_what_actions_are_called():
    found = counted(
        {"Product Viewed": 7, "Newsletter Opened": 2, "Ad Clicked": 3, "Video Watched": 4, "Call Answered": 9}
    )  # fmt: skip
    assert {name: one.value for name, one in found.items()} == {
        "views": 9.0,
        "clicks": 3.0,
        "video_views": 4.0,
    }
    assert counted({"Call Answered": 9}) == {}


def test_times_and_ranks_are_medians_of_what_can_be_true():
    found = told_by(
        [
            {"time_on_page": 20, "search_rank": 3},
            {"engagement_seconds": 40.0, "position": 1},
            {"time_on_page": 90_000, "rank": "first"},
            {"time_on_page": True, "rank": 0},
            {},
        ]
    )
    assert (found["time_on_page"].value, found["time_on_page"].n) == (30.0, 2)
    assert (found["search_rank"].value, found["search_rank"].n) == (2.0, 2)
    assert told_by([{}]) == {}


def test_conversion_is_a_share_with_its_interval():
    one = converted(3, 12)
    assert one is not None
    assert (one.value, one.n) == (0.25, 12)
    assert one.interval == pytest.approx((0.0889, 0.5323), abs=1e-4)
    assert converted(0, 0) is None
