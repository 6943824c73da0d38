from datetime import date

import pytest

from hamdel.language.entities import find_entities


def people(text: str) -> list[tuple[object, str]]:
    found = find_entities(text, reference=date(2026, 11, 23))
    return [(one.value, one.surface) for one in found if one.kind == "person"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("با آقای رضایی صحبت کردم", "رضایی"),
        ("جناب آقای دکتر کیوان صالحی‌نیا", "کیوان صالحی‌نیا"),
        ("آقای میرجلیلی گفت", "میرجلیلی"),
        ("به نام فریبا دولت‌آبادی", "فریبا دولت‌آبادی"),
        ("دست علی آقا درد نکنه", "علی"),
        ("راننده‌تون محسن", "محسن"),
        ("تحویل رضایی شد", "رضایی"),
        ("این کارت مال منزل کریمی است", "کریمی"),
        ("ba khanoome moradi", "moradi"),
        ("esmam reza karimi e", "reza karimi"),
        ("Mr. Hosseini", "Hosseini"),
        ("I spoke to Kevin in billing", "Kevin"),
        ("surname should be O'Neill, ask for Sinéad", "Sinéad"),
    ],
)
def test_reads_names(text: str, name: str) -> None:
    assert name in [surface for _, surface in people(text)]


def test_the_value_is_spelled_with_persian_letters() -> None:
    assert people("آقاي مهدي صدري") == [("مهدی صدری", "مهدي صدري")]


def test_letters_of_speech_are_no_part_of_a_name() -> None:
    assert people("اسمش آیلینه") == [("آیلین", "آیلین")]


@pytest.mark.parametrize(
    "text",
    [
        "آقای محترم",
        "خانم محترم",
        "خانم پشتیبان",
        "آقا سلام",
        "خانم من چیکار کنم",
        "خیابان شهید رضایی",
        "بیمارستان امام حسین",
        "یا علی",
        "علی‌رغم قولتان",
        "بندر عباس",
        "با امید به بهبود",
        "Patrick Street",
        "@sara",
        "#علی_کریمی",
        "my friend can send it",
    ],
)
def test_leaves_what_is_no_person(text: str) -> None:
    assert people(text) == []
