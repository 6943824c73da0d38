from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.entities import find_entities
from hamdel.language.veil import mask_entities, mask_text, unveil, veil

TEXT = "کارت ۶۰۳۷-۹۹۰۲-۳۳۰۷-۷۵۰۸ و شماره‌ی 0913 345 6789، ایمیل mina@example.com"


def test_masks_what_identifies_a_person() -> None:
    assert mask_text(TEXT) == "کارت 603799•••7508 و شماره‌ی 0913•••6789، ایمیل m•••@example.com"


def test_masks_the_entities_it_is_given() -> None:
    mails = [
        one for one in find_entities(TEXT, reference=date(2026, 11, 23)) if one.kind == "email"
    ]
    assert mask_entities(TEXT, mails) == TEXT.replace("mina@", "m•••@")


def test_a_veil_hides_and_gives_back() -> None:
    masked, table = veil(TEXT)
    assert masked == "کارت [card-1] و شماره‌ی [phone-1]، ایمیل [email-1]"
    assert unveil(masked, table) == TEXT
    assert unveil("برای [phone-1] و [phone-2]", table) == "برای 0913 345 6789 و [phone-2]"


def test_one_value_has_one_placeholder() -> None:
    masked, table = veil("09133456789 یا ۰۹۱۳۳۴۵۶۷۸۹ یا 09133456789")
    assert masked == "[phone-1] یا [phone-2] یا [phone-1]"
    assert table == {"[phone-1]": "09133456789", "[phone-2]": "۰۹۱۳۳۴۵۶۷۸۹"}


def test_a_placeholder_in_the_text_is_no_placeholder() -> None:
    text = "[phone-1] 09133456789"
    masked, table = veil(text)
    assert masked == "[phone-1] [phone-2]"
    assert unveil(masked, table) == text


@given(st.text(alphabet="[]-phone_12 09133456789@a.com\n۰٩ی"))
def test_any_text_comes_back(text: str) -> None:
    masked, table = veil(text)
    assert unveil(masked, table) == text
    assert mask_text(mask_text(text)) is not None
