"""ISO 8601 durations for people: PT72H is «۷۲ ساعت», P3D/P5D «۳ تا ۵ روز»."""

import re

from .digits import digits_for

_NUMBER = r"([0-9]{1,9})"
_ISO = re.compile(
    rf"P(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?"
    rf"(?:T(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
)
_UNITS = {
    "fa": ("سال", "ماه", "هفته", "روز", "ساعت", "دقیقه", "ثانیه"),
    "en": ("year", "month", "week", "day", "hour", "minute", "second"),
}
_AND = {"fa": " و ", "en": " and "}
_TO = {"fa": "تا", "en": "to"}


def duration_in_words(iso: str, *, language: str) -> str | None:
    """Return the duration as it would be said in `language` ("fa", "en"), or None.

    As it was told: 72 hours stay hours. A range in one unit names it once: «۳ تا ۵ روز».
    None for what is no ISO 8601 duration in whole numbers.
    """
    ends = [_parts(end) for end in iso.split("/")]
    told = [parts for parts in ends if parts]
    if len(told) != len(ends) or len(told) > 2:  # noqa: PLR2004
        return None
    if len(told) == 1:
        return _told(told[0], language=language)
    (least, *others), most = told
    same = not others and len(most) == 1 and least[1] == most[0][1]
    first = str(least[0]) if same else _told(told[0], language=language)
    between = f" {_TO[language]} "
    return digits_for(first + between + _told(most, language=language), language=language)


def _parts(iso: str) -> list[tuple[int, int]]:
    """Return (count, place of the unit), largest unit first; none where it is no duration."""
    found = _ISO.fullmatch(iso)
    if found is None or not iso.isascii():
        return []
    return [(int(count), place) for place, count in enumerate(found.groups()) if count]


def _told(parts: list[tuple[int, int]], *, language: str) -> str:
    said = []
    for count, place in parts:
        plural = "s" if language == "en" and count != 1 else ""
        said.append(f"{count} {_UNITS[language][place]}{plural}")
    return digits_for(_AND[language].join(said), language=language)
