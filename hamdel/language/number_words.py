"""Numbers in words: «دو میلیون و سیصد هزار», and words back to the number."""

from decimal import Decimal
from fractions import Fraction

from .digits import ascii_digits
from .fold import plain
from .number_reading import Number, read_number, whole
from .number_vocabulary import HUNDREDS, SCALES, TEENS, TENS, UNITS

_AND = " و "
_MOST = 10**15
_LONGEST = 300
_THOUSANDTHS = {1: "دهم", 2: "صدم", 3: "هزارم"}
_MINUS = ("منفی", "منها", "minus", "menfi")
_POINT = "ممیز"
_SHARES = {word: Fraction(1, int(10**places)) for places, word in _THOUSANDTHS.items()}
_ORDINAL_ENDS = {"ام", "امین", "th", "st", "nd", "rd"}
# What people put after a count.
_COUNTERS = {"تا", "عدد", "دونه", "دانه", "ta"}
_ZEROS = {"صفر", "zero", "sefr"}


def number_in_words(number: Decimal | Fraction | int) -> str:
    """Return the number in formal Persian: 2_300_000 is «دو میلیون و سیصد هزار».

    Whole numbers below 10^15, halves and quarters («دو و نیم»، «ربع») and up to three decimal
    places («سه ممیز چهارده صدم»); below zero «منفی». Raises ValueError for others.
    """
    exact = whole(Fraction(number))
    if not -_MOST < exact < _MOST:
        raise ValueError("Numbers from 10^15 on have no words here.")
    if exact < 0:
        return f"منفی {number_in_words(-exact)}"
    if isinstance(exact, int):
        return _whole_in_words(exact) or "صفر"
    count, rest = divmod(exact, 1)
    # After a thousand or a million a half is half of that: «سه هزار و نیم» is 3,500.
    if rest in {Fraction(1, 2), Fraction(1, 4)} and (count % 1_000 or not count):
        part = "نیم" if rest == Fraction(1, 2) else "ربع"
        return f"{_whole_in_words(int(count))}{_AND}{part}" if count else part
    return f"{_whole_in_words(int(count)) or 'صفر'} {_POINT} {_decimals(rest)}"


def ordinal_in_words(number: int) -> str:
    """Return «اول», «دوم», «بیست و سوم», «سی‌ام». Raises ValueError below 1 and from 10^15 on."""
    if number < 1:
        raise ValueError("Order begins with the first.")
    if number == 1:
        return "اول"
    words = number_in_words(number)
    if words.endswith("سه"):
        return words.removesuffix("سه") + "سوم"
    return words + ("\u200cام" if words.endswith(("سی", "ی")) else "م")


def parse_number_words(text: str) -> Decimal | None:
    """Return the one number that the whole of `text` tells in words and digits, or None.

    Formal and spoken Persian, Finglish, English: «دو میلیون و سیصد هزار», «شیشصد و هیفده»,
    «سی و پنج تا», "do milion", "two hundred fifty", «۲.۵ میلیون», «دو و نیم», ordinals too.
    Two numbers («ده دوازده تا»: about ten or twelve) are not one. Never raises.
    """
    if len(text) > _LONGEST:
        return None
    spelled = ascii_digits(text).replace("٫", ".").replace("\u200c", " ").replace("-", " ")
    words = [part for word in spelled.split() if (part := _word(word))]
    minus = bool(words) and words[0] in _MINUS
    value = _of_words(words[1:] if minus else words)
    if value is None:
        return None
    value = -value if minus else value
    return Decimal(value.numerator) / value.denominator


def _word(word: str) -> str:
    # Marks inside digits stay: they part thousands or begin the decimals.
    return word.replace("٬", ",") if word[0].isdigit() else plain(word)


def _of_words(words: list[str]) -> Number | None:
    if words and words[-1] in _COUNTERS:
        words = words[:-1]
    if words[:1] and words[0] in _ZEROS:
        head: Number = 0
        end = 1
    else:
        reading = read_number(words)
        if reading is None:
            return None
        head, end = reading.value, reading.end
        if words[end:] and words[end] in _ORDINAL_ENDS and not reading.ordinal:
            end += 1
    if end == len(words):
        return head
    return _with_decimals(head, words[end:])


def _with_decimals(head: Number, rest: list[str]) -> Number | None:
    if len(rest) < 3 or rest[0] != _POINT or rest[-1] not in _SHARES:  # noqa: PLR2004
        return None
    reading = read_number(rest[:-1], 1)
    if reading is None or reading.end != len(rest) - 1:
        return None
    return head + reading.value * _SHARES[rest[-1]]


def _decimals(rest: Fraction) -> str:
    for places, name in _THOUSANDTHS.items():
        if (count := rest * 10**places).denominator == 1:
            return f"{_whole_in_words(int(count))} {name}"
    raise ValueError("More than three decimal places have no words here.")


def _whole_in_words(number: int) -> str:
    parts = []
    for scale, name in SCALES:
        count, number = divmod(number, scale)
        if count:
            # «هزار», never «یک هزار»; yet «یک میلیون».
            parts.append(name if name == "هزار" and count == 1 else f"{_below(count)} {name}")
    if number:
        parts.append(_below(number))
    return _AND.join(parts)


def _below(number: int) -> str:
    """Return 1 to 999 in words."""
    hundreds, rest = divmod(number, 100)
    parts = [HUNDREDS[hundreds]] if hundreds else []
    if 10 <= rest < 20:  # noqa: PLR2004
        parts.append(TEENS[rest - 10])
    else:
        tens, units = divmod(rest, 10)
        parts += [word for word in (TENS[tens], UNITS[units]) if word]
    return _AND.join(parts)
