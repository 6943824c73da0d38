"""How values look on a screen in the active language: thin over `hamdel.language`."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone, translation

from hamdel.language.bidi import isolate_ltr
from hamdel.language.digits import digits_for
from hamdel.language.jalali import (
    DateStyle,
    format_clock,
    format_date,
    format_datetime,
    format_duration,
    format_time,
    named_day,
    relative_day,
    relative_time,
)
from hamdel.language.numbers import format_number, format_percent

RIAL_IN_TOMAN = 10
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def screen_language() -> str:
    """Return "fa" or "en": the language in which the screen speaks now."""
    return "en" if (translation.get_language() or "fa").startswith("en") else "fa"


def local(moment: datetime) -> datetime:
    """Return the moment in the company's zone."""
    return timezone.localtime(moment)


def show_digits(value: object) -> str:
    """Return the text with the digits of the screen's language; an e-mail address as it is written."""
    text = str(value)
    return text if _ADDRESS.fullmatch(text) else digits_for(text, language=screen_language())


def show_number(
    value: float | Decimal, *, decimals: int | None = None, signed: bool = False
) -> str:
    """Return a number; one with a sign is isolated so that the sign stays on its side."""
    text = format_number(value, language=screen_language(), decimals=decimals, signed=signed)
    return isolate_ltr(text) if text[:1] in {"+", "\u2212"} else text


def show_percent(ratio: float | Decimal, *, decimals: int = 0, signed: bool = False) -> str:
    """Return a ratio (0.25) as a percentage, isolated so that both its signs stay on their sides.

    A bare «۲۷٪» is drawn as ٪۲۷ after a Persian word, and as ۲۷٪ alone in a cell.
    """
    text = format_percent(ratio, language=screen_language(), decimals=decimals, signed=signed)
    return isolate_ltr(text) if "%" not in text or text[:1] in {"+", "\u2212"} else text


def show_money(rials: float | Decimal) -> str:
    """Return an amount of rials in toman, the unit people speak."""
    toman = show_number(Decimal(str(rials)) / RIAL_IN_TOMAN)
    return f"{toman} {'تومان' if screen_language() == 'fa' else 'toman'}"


def show_date(value: date | datetime, *, style: DateStyle = "long") -> str:
    """Return the day in the calendar of the screen's language; moments in the company's zone."""
    day = local(value).date() if isinstance(value, datetime) else value
    return format_date(day, language=screen_language(), style=style)


def show_datetime(value: datetime, *, style: DateStyle = "long") -> str:
    """Return day and minute, in the company's zone."""
    return format_datetime(local(value), language=screen_language(), style=style)


def show_time(value: datetime) -> str:
    """Return the minute of the day, in the company's zone."""
    return format_time(local(value), language=screen_language())


def show_ago(value: datetime, *, now: datetime) -> str:
    """Return how the moment looks from `now`: «۴ دقیقه پیش», «دیروز ۱۶:۰۰»."""
    return relative_time(value, now=local(now), language=screen_language())


def show_relative_day(value: date | datetime, *, now: datetime) -> str:
    """Return «امروز», «دیروز», «دوشنبه», else the date."""
    day = local(value).date() if isinstance(value, datetime) else value
    return relative_day(day, today=local(now).date(), language=screen_language())


def show_named_day(value: date | datetime, *, now: datetime) -> str:
    """Return «امروز», «دیروز» and the like; "" for other days."""
    day = local(value).date() if isinstance(value, datetime) else value
    return named_day(day, today=local(now).date(), language=screen_language())


def show_duration(length: timedelta) -> str:
    """Return the two largest units of a length of time."""
    return format_duration(length, language=screen_language())


def show_clock(length: timedelta) -> str:
    """Return a length of time as a clock shows it."""
    return format_clock(length, language=screen_language())
