"""Numbers as people write and read them: ۱٬۲۳۴٬۵۶۷٫۸۹ and 1,234,567.89."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext

from .bidi import isolate_ltr, strip_controls
from .digits import ascii_digits, persian_digits

MINUS = "\u2212"
NOT_A_NUMBER = "\u2014"
_MOST_DIGITS = 100

_PERSIAN_SIGNS = str.maketrans({",": "٬", ".": "٫", "%": "٪"})
_TYPED_SIGNS = str.maketrans(
    {"٬": ",", "،": ",", "٫": ".", MINUS: "-", "\u00a0": " ", "\u202f": " "}
)
_TYPED = re.compile(
    r"(?P<sign>[+-]?) ?"
    r"(?P<whole>[0-9]{1,3}(?:(?P<mark>[, '])[0-9]{3})(?:(?P=mark)[0-9]{3})*|[0-9]+)?"
    r"(?P<part>\.[0-9]+)?"
)


def format_number(
    value: float | Decimal, *, language: str, decimals: int | None = None, signed: bool = False
) -> str:
    """Return `value` grouped by thousands, with the digits and marks of `language` ("fa", "en").

    `decimals` rounds half up to that many places; None keeps the places the value has.
    `signed` writes a plus before what is above zero. The sign comes first in the text, so where
    the surroundings run right to left it belongs in `<bdi dir="ltr">` or `isolated_number`.
    What is not a finite number is a dash.
    """
    number = _decimal(value)
    if number is None:
        return NOT_A_NUMBER
    with localcontext() as context:
        context.prec = 2 * _MOST_DIGITS
        if decimals is not None:
            number = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
        text = f"{abs(number):,f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    sign = _sign_of(number, signed=signed)
    return sign + (persian_digits(text.translate(_PERSIAN_SIGNS)) if language == "fa" else text)


def isolated_number(
    value: float | Decimal, *, language: str, decimals: int | None = None, signed: bool = False
) -> str:
    """Return `format_number` between U+2066 and U+2069, for plain text: the minus stays put."""
    return isolate_ltr(format_number(value, language=language, decimals=decimals, signed=signed))


def format_percent(
    ratio: float | Decimal, *, language: str, decimals: int = 0, signed: bool = False
) -> str:
    """Return a ratio (0.25) as a percentage: ۲۵٪ or 25%."""
    number = _decimal(ratio)
    if number is None:
        return NOT_A_NUMBER
    text = format_number(number * 100, language=language, decimals=decimals, signed=signed)
    return text + ("٪" if language == "fa" else "%")


def parse_number(text: str) -> Decimal | None:
    """Return the number a person typed, or None where there is not exactly one.

    Takes digits of any script, thousands in threes (٬ ، , space '), a decimal mark (٫ .) and a
    leading sign. "1,5" and "1.234.567" are refused: their marks could mean two things.
    """
    typed = ascii_digits(strip_controls(text[: 2 * _MOST_DIGITS + 1])).translate(_TYPED_SIGNS)
    found = _TYPED.fullmatch(typed.strip())
    if found is None or len(typed) > _MOST_DIGITS or not (found["whole"] or found["part"]):
        return None
    whole = re.sub("[, ']", "", found["whole"] or "0")
    return Decimal(f"{found['sign']}{whole}{found['part'] or ''}")


def _decimal(value: float | Decimal) -> Decimal | None:
    try:
        number = value if isinstance(value, Decimal) else Decimal(str(value))
    except (InvalidOperation, ValueError):
        return None
    # 1e999999999 is a small value to send and a gigabyte to write out.
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return None if not number.is_finite() or number else Decimal(0)
    return number


def _sign_of(number: Decimal, *, signed: bool) -> str:
    if number < 0:
        return MINUS
    return "+" if signed and number > 0 else ""
