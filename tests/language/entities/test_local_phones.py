import pytest

from hamdel.language.entities import find_identifiers


def phones(text: str) -> list[str]:
    return [str(one.value) for one in find_identifiers(text) if one.kind == "phone"]


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("please ring me on 07700 900318", "+447700900318"),
        ("you can reach me on 0113 496 0142", "+441134960142"),
        ("call me at 937-555-0142, I can pick up at work", "+19375550142"),
        ("My cell is (614) 555-0123", "+16145550123"),
        ("telefonam avaz shod: 818-555-0147", "+18185550147"),
        ("New number is 085 330 7714, the old phone is gone", "+353853307714"),
        ("my mobile in Dubai is 050 123 4567 these days", "+971501234567"),
        ("دفتر استانبول 0532 111 22 33", "+905321112233"),
    ],
)
def test_reads_foreign_numbers_where_the_language_makes_them_plain(text: str, phone: str) -> None:
    assert phones(text) == [phone]


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("با 0113 496 0142 تماس بگیرید", "+981134960142"),
        ("با ۹۳۷-۵۵۵-۰۱۴۲ تماس بگیرید", "+989375550142"),
        ("shomaram 0912 111 22 33 e", "+989121112233"),
        ("call my office in Tehran, 021-88990011", "+982188990011"),
        ("(+98) 9354128890", "+989354128890"),
        ("تلفن خونه تو تهران ۸۸۷۷۶۶۵۵ هست", "+982188776655"),
    ],
)
def test_reads_iranian_numbers_first(text: str, phone: str) -> None:
    assert phones(text) == [phone]


@pytest.mark.parametrize(
    "text",
    ["order 614-555-0199", "تلفن ۸۸۷۷۶۶۵۵", "I waited 120 450 1200", "07700 900318 زنگ بزنید"],
)
def test_leaves_what_is_no_plain_phone(text: str) -> None:
    assert phones(text) == []
