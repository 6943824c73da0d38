from datetime import date

import pytest

from hamdel.language.entities import find_entities


def lengths(text: str) -> list[str]:
    found = find_entities(text, reference=date(2026, 11, 23))
    return [one.surface for one in found if one.kind == "duration"]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("سه روزه منتظرم", "سه روز"),
        ("الان دو هفته‌ست خبری نیست", "دو هفته"),
        ("مانیتور چهل روزه تعمیره", "چهل روز"),
        ("من که بیست ساله بیمه‌گذار شمام", "بیست سال"),
        ("دو ساعته دارم زنگ می‌زنم", "دو ساعت"),
        ("یه ماهه می‌گین کارشناس پیگیره", "یه ماه"),
        ("dash 4 rooze cheshmam be dare", "4 rooz"),
        ("2 sale moshtarietoonam", "2 sal"),
    ],
)
def test_is_left_out_where_it_has_been_so_long(text: str, surface: str) -> None:
    assert lengths(text) == [surface]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("ضمانت یک‌ساله‌ی دستگاه", "یک‌ساله"),
        ("گفتین ۴۸ ساعته می‌شینه تو کارت", "۴۸ ساعته"),
        ("دو روزه رسید زاهدان", "دو روزه"),
        ("بیمهٔ مسافرتی ۱۵ روزه چنده", "۱۵ روزه"),
        ("پولمو یه روزه پس دادید", "یه روزه"),
        ("روکش دو هفته‌ای رنگ باخت", "دو هفته‌ای"),
        ("همون ده دقیقه‌ای که لازم داشتم", "ده دقیقه"),
        ("gofti 3 ruze mirese", "3 ruze"),
    ],
)
def test_stays_where_it_describes_or_says_how_fast(text: str, surface: str) -> None:
    assert lengths(text) == [surface]
