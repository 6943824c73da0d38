from datetime import date

import pytest

from hamdel.language.entities import find_entities


def ids(text: str) -> list[object]:
    found = find_entities(text, reference=date(2026, 11, 23))
    return [one.value for one in found if one.kind == "order_id"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("شماره سفارشم ۸۸۲۱۳ است", "88213"),
        ("سفارش من با شماره ۱۲۳۴۵ ثبت شد", "12345"),
        ("#۸۸۲۱۳ کجاست", "88213"),
        ("کد رهگیری: 219041234567890123456789", "219041234567890123456789"),
        ("کدش GH-5540 بود", "GH-5540"),
        ("MEHR15 رو زدم", "MEHR15"),
        ("پرونده ک-۵۵۲۱", "ک-5521"),
        ("سفارش خرید شماره 3301-الف", "3301-الف"),
        ("booking K2RV8M", "K2RV8M"),
        ("PO-7731 is late", "PO-7731"),
        ("sefaresh 88213 ro laghv kon", "88213"),
    ],
)
def test_reads_numbers_of_orders(text: str, value: str) -> None:
    assert ids(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "سفارش ۲ عدد کتاب",
        "سفارش ۱۲۰۰ تا",
        "کارت RTX-3060",
        "ویتامین B12",
        "خطای E3",
        "مدل DSC-WX150",
        "فاکتور ۱۴۰۴",
        "تلفن 88888888",
        "کد ملی 9458073023",
        "کارت 6037990772154735",
        "مبلغ 1250000",
    ],
)
def test_leaves_other_numbers(text: str) -> None:
    assert ids(text) == []
