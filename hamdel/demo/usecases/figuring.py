"""What other tools told of touchpoints: ranks, views, visitors, week by week."""

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from hamdel.journeys.public import ToTell, forget_figures, keep_figures
from hamdel.touchpoints.public import catalogue

WHO: Final = "hamdel demo"
_WEEK: Final = timedelta(days=7)
# Touchpoint, metric, where it is from, and the weeks' values, the newest first.
_TOLD: Final = (
    ("website", "search_rank", "کنسول جستجو", (4.0, 5.0, 5.0, 7.0, 9.0, 8.0, 12.0, 14.0)),
    ("website", "visitors", "آمار وب‌سایت", (6_210.0, 5_980.0, 6_040.0, 5_460.0, 5_120.0, 4_890.0)),
    ("content_marketing", "video_views", "آپارات", (2_140.0, 1_870.0, 3_350.0, 1_490.0)),
    ("online_ads", "views", "پنل تبلیغات", (48_000.0, 51_500.0, 39_200.0, 44_100.0)),
    ("online_ads", "clicks", "پنل تبلیغات", (612.0, 655.0, 410.0, 498.0)),
    ("social_media", "views", "اینستاگرام", (9_800.0, 8_750.0, 11_300.0, 7_900.0)),
)


def keep_told_figures(*, now: datetime) -> None:
    """Keep some weeks of figures of the touchpoints that are there."""
    ids = {one.key: one.id for one in catalogue()}
    today = timezone.localtime(now).date()
    told = [
        ToTell(
            touchpoint_id=ids[key],
            metric=metric,
            day=today - place * _WEEK,
            value=value,
            note=note,
        )
        for key, metric, note, values in _TOLD
        if key in ids
        for place, value in enumerate(values)
    ]
    keep_figures(told, who=WHO, now=now)


def take_figures_back() -> None:
    """Delete the figures that the demo told."""
    forget_figures(who=WHO)
