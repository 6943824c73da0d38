"""Phone numbers: any written form in, E.164 out; shown as Iranians group them."""

import re
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from .bidi import strip_controls
from .digits import ascii_digits

_LONGEST = 64
_IRAN = 98
_IRAN_DIGITS = 10

# Half spaces, tatweel and other things a keyboard leaves between digits; dashes made one.
_NOISE = dict.fromkeys(map(ord, "\u0640\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SIGNS = str.maketrans(
    "\uff0b\u2010\u2011\u2012\u2013\u2014\u2212\uff0d\uff08\uff09\uff0e\uff0f", "+-------()./"
)
_IRAN_MOBILE = re.compile(r"(?:\+98|0098|98|0)?(9[0-9]{9})")
_WRITTEN = re.compile(
    r"(?:tel:)?(?P<number>\+?[0-9 ()./\-]*[0-9][0-9 ()./\-]*)"
    r"(?:(?:;ext=|,|#|ext\.?|x|داخلی|داخلي) ?:?[0-9]{1,7})?",
    re.IGNORECASE,
)
_APART = str.maketrans("", "", " ()./-")


def parse_phone(raw: str, *, region: str = "IR") -> str | None:
    """Return the number in E.164 (+989121234567), or None where it is not one phone number.

    Digits of any script, direction marks, half spaces, brackets, dashes and `tel:` are
    understood; an extension is left out. `region` (ISO 3166) is where a number without a
    country code is from. Short codes (110, 10008), names of SMS senders, several numbers at
    once and numbers no country could have are None.
    """
    if region == "IR" and (mobile := _IRAN_MOBILE.fullmatch(raw)):
        return f"+98{mobile[1]}"
    if len(raw) > _LONGEST:
        return None
    typed = strip_controls(ascii_digits(raw)).translate(_NOISE).translate(_SIGNS)
    found = _WRITTEN.fullmatch(" ".join(typed.split()))
    if found is None:
        return None
    number = found["number"].replace("(0)", "") if "+" in found["number"] else found["number"]
    bare = number.translate(_APART)
    if region == "IR" or bare.startswith("+98"):
        mobile = _IRAN_MOBILE.fullmatch(bare)
        if mobile:
            return f"+98{mobile[1]}"
    return _parse_with_metadata(number, region)


def show_phone(e164: str) -> str:
    """Return the number grouped for reading, with ASCII digits: 0913 345 6789, +44 20 7946 0958.

    What is no E.164 number comes back unchanged. It belongs in `<bdi dir="ltr">`.
    """
    if e164.startswith("+989") and len(e164) == len("+989133456789") and e164.isascii():
        return f"0{e164[3:6]} {e164[6:9]} {e164[9:]}"
    try:
        number = phonenumbers.parse(e164[:_LONGEST])
    except NumberParseException:
        return e164
    national = number.country_code == _IRAN
    form = PhoneNumberFormat.NATIONAL if national else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)


@lru_cache(maxsize=10_000)
def _parse_with_metadata(number: str, region: str) -> str | None:
    try:
        parsed = phonenumbers.parse(number, region)
    except NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    # The metadata knows the 96xx service codes as numbers of Iran; they are nobody's phone.
    if parsed.country_code == _IRAN and len(str(parsed.national_number)) != _IRAN_DIGITS:
        return None
    return phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
