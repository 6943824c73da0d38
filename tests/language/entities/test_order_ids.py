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
        ("سفارش ۸۸۴۱۲ تا جمعه می‌رسه؟", "88412"),
        ("vps-40871 ro tamdid nakonid", "vps-40871"),
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
        "MEHR15 رو زدم",
        "کد تخفیف SEA-1405",
        "رمز یکبار مصرف ۸۸۲۱۳۴",
        "the verification code 482134",
        "my TV is a UE55TU7100",
        "a case of 20x20x1",
        "شماره‌م ۰۹۱۲۳۴۵۶۷۸ ثبت شده",
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


def test_reads_what_is_listed_after_an_announced_one() -> None:
    assert ids("بلیت‌های 4417028 و 4417029 رو عوض کنین") == ["4417028", "4417029"]
    assert ids("orders AB-1201, AB-1202 and AB-1203") == ["AB-1201", "AB-1202", "AB-1203"]
