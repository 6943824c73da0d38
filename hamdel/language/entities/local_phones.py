"""Phones as they are written at home: Iranian first, others where the language makes them plain.

British and Irish numbers begin with 0 like Iranian ones, North American mobiles may look like
Iranian ones without their 0: what stands between the digits, and the language of the message,
tell them apart.
"""

import re
from collections.abc import Callable

from ..phones import parse_phone
from ..which import Language

_SEPARATED = re.compile(r"\(?[2-9][0-9]{2}\)?[ .-]{0,2}[2-9][0-9]{2}[.-][0-9]{4}")
_AMERICAN = re.compile(r"(?:\+?1[ .-]?)?\(?[2-9][0-9]{2}\)?[ .-]{0,2}[2-9][0-9]{2}[ .-][0-9]{4}")
# Iranian mobiles without their 0.
_MOBILE = re.compile(r"9(?:0[0-5]|1[0-9]|2[0-3]|3[0-9]|41|9[0-9])[0-9]{7}")
# No line of Iran begins with 0 or 1 behind its area code; British mobiles look so.
_NOBODY = re.compile(r"\+98[1-8][0-9][01]")
# What Ofcom keeps for stories and examples is in no list of numbers in use.
_OF_STORIES = re.compile(r"(?:\+44|0044|0)(7700900[0-9]{3}|1632960[0-9]{3})")
_IRISH = re.compile(r"08[35679][0-9]{7}")
_EMIRATI = re.compile(r"05[024568][0-9]{7}")
_TURKISH = re.compile(r"05[0-9]{9}")
_BRITISH = re.compile(r"0[1237][0-9]{8,9}")
_TURKISH_GROUPS = (4, 3, 2, 2)
_AREA = 3
_LOCAL = re.compile(r"[2-9][0-9]{7}")
_SIGNS = re.compile(r"[ ().\u200c-]")
_ABROAD = ("+", "00")

AskLanguage = Callable[[], Language]


def phone_of(written: str, sizes: tuple[int, ...], language: AskLanguage) -> str | None:
    """Return the E.164 form of a number as it is `written` (ASCII digits), or None.

    `sizes` are the lengths of its groups of digits. `language` is asked only where it matters.
    """
    written = written.replace("(+", "+", 1) if written.startswith("(+") else written
    bare = _SIGNS.sub("", written)
    if story := _OF_STORIES.fullmatch(bare.replace("+440", "+44", 1)):
        return f"+44{story[1]}" if bare.startswith(_ABROAD) or language() != "fa" else None
    if bare.startswith(_ABROAD) or (bare.startswith("98") and len(bare) == len("989121234567")):
        return parse_phone(written.replace(")", " ") if "(+" in written else written)
    if not bare.startswith("0"):
        return None
    iranian = parse_phone(written)
    if iranian is not None and iranian.startswith("+989"):
        return iranian
    return _by_language(bare, sizes, iranian, language)


def _by_language(
    bare: str, sizes: tuple[int, ...], iranian: str | None, language: AskLanguage
) -> str | None:
    if iranian is None and _TURKISH.fullmatch(bare) and sizes == _TURKISH_GROUPS:
        return parse_phone(bare, region="TR")
    known = language()
    if known == "fa":
        return iranian
    if iranian is not None and _NOBODY.match(iranian):
        iranian = None
    foreign = _abroad(bare, english=known == "en")
    if foreign is None or (iranian is not None and (known != "en" or sizes[0] == _AREA)):
        return iranian
    return foreign


def _abroad(bare: str, *, english: bool) -> str | None:
    if _IRISH.fullmatch(bare):
        return parse_phone(bare, region="IE") if english else None
    if _EMIRATI.fullmatch(bare):
        return parse_phone(bare, region="AE") if english else None
    return parse_phone(bare, region="GB") if _BRITISH.fullmatch(bare) else None


def american_phone(
    written: str, digits: str, language: AskLanguage, *, announced: bool
) -> str | None:
    """Return the E.164 form of a North American number, (614) 555-0123 or 614-555-0123, or None.

    Parted by spaces alone it needs a word before it that announces a phone.
    """
    form = _AMERICAN if announced else _SEPARATED
    if not (form.fullmatch(written) or (digits[0] == "1" and _AMERICAN.fullmatch(written))):
        return None
    if _MOBILE.fullmatch(digits) and language() != "en":
        return None
    return parse_phone(written, region="US")


def mobile_without_zero(digits: str) -> str | None:
    """Return the E.164 form of an Iranian mobile number typed without its 0, or None."""
    return f"+98{digits}" if _MOBILE.fullmatch(digits) else None


def tehran_phone(digits: str) -> str | None:
    """Return the E.164 form of a line of Tehran typed without its area code, or None."""
    return parse_phone(f"021{digits}") if _LOCAL.fullmatch(digits) else None
