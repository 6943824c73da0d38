"""Amounts of money in words: «دو میلیون و پانصد هزار تومان»."""

from typing import Literal

from .number_words import number_in_words

_RIAL_IN_TOMAN = 10
MoneyUnit = Literal["toman", "rial"]


def money_in_words(rial: int, *, unit: MoneyUnit = "toman") -> str:
    """Return an amount of rial in Persian words, in toman or in rial.

    In toman what is left of a toman is told in rial: «صد تومان و پنج ریال». Raises ValueError
    from 10^15 on.
    """
    if unit == "rial":
        return f"{number_in_words(rial)} ریال"
    if rial < 0:
        return f"منفی {money_in_words(-rial)}"
    toman, rest = divmod(rial, _RIAL_IN_TOMAN)
    parts = [f"{number_in_words(toman)} تومان"] if toman or not rest else []
    if rest:
        parts.append(f"{number_in_words(rest)} ریال")
    return " و ".join(parts)
