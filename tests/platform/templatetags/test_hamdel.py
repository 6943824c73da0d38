from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils import translation

NOON = datetime(2026, 11, 23, 11, 52, tzinfo=UTC)  # 2 Azar 1405, 15:22 in Tehran


def drawn(text: str, language: str, value: object) -> str:
    with translation.override(language):
        return Template("{{ value|%s }}" % text).render(Context({"value": value}))  # noqa: UP031


@pytest.mark.parametrize(
    ("text", "value", "persian", "english"),
    [
        ("digits", "22:14", "۲۲:۱۴", "22:14"),
        ("number", 1234567.5, "۱٬۲۳۴٬۵۶۷٫۵", "1,234,567.5"),
        ("number:1", 3.14159, "۳٫۱", "3.1"),
        ("number", -3, "\u2066\u2212۳\u2069", "\u2066\u22123\u2069"),
        ("signed", 12, "\u2066+۱۲\u2069", "\u2066+12\u2069"),
        ("percent", 0.412, "\u2066۴۱٪\u2069", "41%"),
        ("money", 12_500_000, "۱٬۲۵۰٬۰۰۰ تومان", "1,250,000 toman"),
        ("money", 15, "۱٫۵ تومان", "1.5 toman"),
        ("jdate", NOON, "۲ آذر ۱۴۰۵", "23 November 2026"),
        ('jdate:"full"', NOON, "دوشنبه ۲ آذر ۱۴۰۵", "Monday 23 November 2026"),
        ('jdate:"numeric"', date(2025, 3, 20), "۱۴۰۳/۱۲/۳۰", "2025-03-20"),
        ("jdatetime", NOON, "۲ آذر ۱۴۰۵، ۱۵:۲۲", "23 November 2026, 15:22"),
        ("clock", timedelta(minutes=4, seconds=5), "۰۴:۰۵", "04:05"),
        ("duration", timedelta(hours=2, minutes=5), "۲ ساعت و ۵ دقیقه", "2 h 5 min"),
        ("instant", NOON, "2026-11-23T11:52:00.000Z", "2026-11-23T11:52:00.000Z"),
        ("plain", 1234, "1234", "1234"),
        ("tone", -0.4, "negative", "negative"),
        ("channel_icon", "telegram", "telegram", "telegram"),
        ("channel_icon", "carrier-pigeon", "unknown", "unknown"),
    ],
)
def test_values_look_as_their_readers_write_them(text, value, persian, english):
    assert drawn(text, "fa", value) == persian
    assert drawn(text, "en", value) == english


@pytest.mark.parametrize(
    "text",
    [
        "digits",
        "number",
        "percent",
        "money",
        "jdate",
        "jdatetime",
        "jtime",
        "ago",
        "named_day",
        "phone",
        "clock",
    ],
)
def test_what_is_not_known_is_shown_as_nothing(text):
    assert drawn(text, "fa", None) == ""
    assert drawn(text, "fa", "") == ""


def test_a_moment_of_the_night_belongs_to_the_day_of_the_company():
    assert drawn("jdate", "fa", datetime(2026, 11, 23, 21, 0, tzinfo=UTC)) == "۳ آذر ۱۴۰۵"


def test_a_time_says_its_whole_date_and_is_kept_fresh():
    ago = drawn("ago", "fa", NOON)
    assert 'datetime="2026-11-23T11:52:00.000Z"' in ago
    assert 'title="دوشنبه ۲ آذر ۱۴۰۵، ۱۵:۲۲"' in ago
    assert "data-ago" in ago
    assert "data-ago" not in drawn("jtime", "fa", NOON)


def test_phone_numbers_run_from_left_to_right_in_any_text():
    assert drawn("phone", "fa", "+989123456789") == (
        '<bdi class="ltr" dir="ltr">۰۹۱۲ ۳۴۵ ۶۷۸۹</bdi>'
    )
    masked = drawn("mask_phone", "fa", "+989123456789")
    assert "۳۴۵" not in masked
    assert "۶۷۸۹" in masked
