from datetime import date

import pytest

from hamdel.language.entities import find_entities

DAY = date(2026, 11, 23)


def found(text: str) -> list[tuple[str, object, str]]:
    return [(one.kind, one.value, one.surface) for one in find_entities(text, reference=DAY)]


@pytest.mark.parametrize(
    ("text", "kind", "value", "surface"),
    [
        ("زنگ بزن ۰۹۱۲ ۳۴۵ ۶۷ ۸۹ ممنون", "phone", "+989123456789", "۰۹۱۲ ۳۴۵ ۶۷ ۸۹"),
        ("+98 (21) 8888-8888", "phone", "+982188888888", "+98 (21) 8888-8888"),
        ("tel 021-88888888 داخلی 123", "phone", "+982188888888", "021-88888888"),
        ("call +44 20 7946 0958.", "phone", "+442079460958", "+44 20 7946 0958"),
        ("موبایلم 9121234567", "phone", "+989121234567", "9121234567"),
        ("کارت 6273-5380-9932-6114", "card", "6273538099326114", "6273-5380-9932-6114"),
        ("6037990233077508", "card", "6037990233077508", "6037990233077508"),
        (
            "شبا IR03 6231 9986 6367 8934 6419 52.",
            "iban",
            "IR036231998663678934641952",
            "IR03 6231 9986 6367 8934 6419 52",
        ),
        (
            "ir036231998663678934641952",
            "iban",
            "IR036231998663678934641952",
            "ir036231998663678934641952",
        ),
        ("کد ملی ٩٤٥٨٠٧٣٠٢٢", "national_id", "9458073022", "٩٤٥٨٠٧٣٠٢٢"),
        ("کد پستی 1345678901", "plate_or_postal", "1345678901", "1345678901"),
    ],
)
def test_reads_checked_numbers(text: str, kind: str, value: str, surface: str) -> None:
    assert found(text) == [(kind, value, surface)]


@pytest.mark.parametrize(
    "text",
    [
        "6273538099326115",
        "IR046231998663678934641952",
        "کد ملی 9458073023",
        "110",
        "1111111111",
        "88888888",
    ],
)
def test_leaves_what_fails_its_check(text: str) -> None:
    assert found(text) == []


def test_two_numbers_side_by_side_are_two() -> None:
    assert [one[0] for one in found("6037990233077508 09121234567 9458073022")] == [
        "card",
        "phone",
        "national_id",
    ]
