"""What a fact of a message means, in the words of the screen: «پس‌فردا» is a day, «دو میلیون» toman."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hamdel.language.entities import Entity
from hamdel.language.phones import show_phone
from hamdel.platform.web.formats import (
    screen_language,
    show_date,
    show_digits,
    show_money,
    show_number,
    show_percent,
)

_ISO: Final = re.compile(
    r"P(?:(?P<Y>[\d.]+)Y)?(?:(?P<M>[\d.]+)M)?(?:(?P<W>[\d.]+)W)?(?:(?P<D>[\d.]+)D)?"
    r"(?:T(?:(?P<h>[\d.]+)H)?(?:(?P<m>[\d.]+)M)?(?:(?P<s>[\d.]+)S)?)?"
)


def shown_value(entity: Entity) -> str:
    """The value of an entity as a person reads it; numbers of cards and the like stay as they are."""
    show = _SHOWN.get(entity.kind)
    value = str(entity.value)
    try:
        return show(value) if show else show_digits(value) if value.isdecimal() else value
    except ValueError:  # a form of it that no screen knows
        return value


def _day(value: str) -> str:
    day = date.fromisoformat(value)
    comma = " " if screen_language() == "fa" else ", "
    return f"{show_date(day, style='weekday')}{comma}{show_date(day, style='long')}"


def _days(value: str) -> str:
    return _range(value, _day)


def _money(value: str) -> str:
    return _range(value, lambda one: show_money(float(one)))


def _percent(value: str) -> str:
    return show_percent(float(value) / 100, decimals=0 if float(value).is_integer() else 1)


def _lengths(value: str) -> str:
    return _range(value, _length)


def _length(value: str) -> str:
    found = _ISO.fullmatch(value)
    if found is None or not any(found.groups()):
        raise ValueError(value)
    parts = [_part(unit, float(count)) for unit, count in found.groupdict().items() if count]
    return _(" and ").join(parts)


def _part(unit: str, count: float) -> str:
    whole = 1 if count == 1 else 2
    words = {
        "Y": ngettext("%(count)s year", "%(count)s years", whole),
        "M": ngettext("%(count)s month", "%(count)s months", whole),
        "W": ngettext("%(count)s week", "%(count)s weeks", whole),
        "D": ngettext("%(count)s day", "%(count)s days", whole),
        "h": ngettext("%(count)s hour", "%(count)s hours", whole),
        "m": ngettext("%(count)s minute", "%(count)s minutes", whole),
        "s": ngettext("%(count)s second", "%(count)s seconds", whole),
    }
    return words[unit] % {"count": show_number(count)}


def _range(value: str, show: Callable[[str], str]) -> str:
    """A value, or two of them with a slash between."""
    first, slash, last = value.partition("/")
    if not slash:
        return show(first)
    return _("%(first)s to %(last)s") % {"first": show(first), "last": show(last)}


_SHOWN: Final[Mapping[str, Callable[[str], str]]] = {
    "date": _days,
    "money_irr": _money,
    "percent": _percent,
    "duration": _lengths,
    "phone": lambda value: show_digits(show_phone(value)),
}
