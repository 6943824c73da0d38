"""Filters and tags of every template (they need no `load`): see docs/design.md."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import wraps
from typing import Any, cast

from django import template
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from hamdel.language import mask
from hamdel.language.jalali import DateStyle
from hamdel.language.phones import show_phone
from hamdel.platform.instants import rfc3339, system_now
from hamdel.platform.web import deeds, formats, icons, tags, words
from hamdel.platform.web.curve import tone_of

register = template.Library()

Shown = str | SafeString


def _blank_if_none(show: Callable[..., Shown]) -> Callable[..., Shown]:
    """What is not known is shown as nothing, never as the word None."""

    @wraps(show)
    def shown(value: Any, *args: Any) -> Shown:
        return "" if value is None or value == "" else show(value, *args)

    return shown


@register.filter
@_blank_if_none
def digits(value: object) -> str:
    """«۱۲۳» in Persian, "123" in English; the rest of the text stays."""
    return formats.show_digits(value)


@register.filter
@_blank_if_none
def deed(act: str) -> str:
    """What the audit trail calls «key created», in the words of the screen."""
    return deeds.show_deed(act)


@register.filter
@_blank_if_none
def fact(name: str) -> str:
    """The name of what a deed changed, in the words of the screen."""
    return deeds.show_fact(name)


@register.filter
@_blank_if_none
def number(value: float | Decimal, decimals: int | None = None) -> str:
    """`{{ 1234567.5|number }}`, `{{ 3.14159|number:1 }}`."""
    return formats.show_number(value, decimals=decimals)


@register.filter
@_blank_if_none
def signed(value: float | Decimal, decimals: int | None = None) -> str:
    """A change, +۱۲, with the sign kept on its side."""
    return formats.show_number(value, decimals=decimals, signed=True)


@register.filter
@_blank_if_none
def percent(ratio: float | Decimal, decimals: int = 0) -> str:
    """A ratio as a percentage: `{{ 0.412|percent }}` is ۴۱٪."""
    return formats.show_percent(ratio, decimals=decimals)


@register.filter
@_blank_if_none
def money(rials: float | Decimal) -> str:
    """An amount of rials, shown in toman."""
    return formats.show_money(rials)


@register.filter
@_blank_if_none
def jdate(value: date | datetime, style: str = "long") -> str:
    """A day: style full, long, short, numeric, month, weekday, season or year."""
    return formats.show_date(value, style=cast("DateStyle", style))


@register.filter
@_blank_if_none
def jdatetime(value: datetime, style: str = "long") -> str:
    """A day and its minute: «۲ آذر ۱۴۰۵، ۱۵:۲۲»."""
    return formats.show_datetime(value, style=cast("DateStyle", style))


@register.filter
@_blank_if_none
def jtime(value: datetime) -> SafeString:
    """A minute of the day in a `<time>`, the whole date in its title."""
    return _time_element(value, formats.show_time(value))


@register.filter
@_blank_if_none
def ago(value: datetime) -> SafeString:
    """«۴ دقیقه پیش» in a `<time>` that the script keeps fresh."""
    text = formats.show_ago(value, now=system_now())
    return _time_element(value, text, fresh=True)


@register.filter
@_blank_if_none
def ago_text(value: datetime) -> str:
    """The words of `ago` alone, for attributes."""
    return formats.show_ago(value, now=system_now())


@register.filter
@_blank_if_none
def relative_day(value: date | datetime) -> str:
    """«امروز», «دیروز», «دوشنبه», else the date."""
    return formats.show_relative_day(value, now=system_now())


@register.filter
@_blank_if_none
def named_day(value: date | datetime) -> str:
    """«امروز», «دیروز» and the like; nothing for other days."""
    return formats.show_named_day(value, now=system_now())


@register.filter
@_blank_if_none
def duration(length: timedelta) -> str:
    """«۲ ساعت و ۵ دقیقه»."""
    return formats.show_duration(length)


@register.filter
@_blank_if_none
def clock(length: timedelta) -> str:
    """«۰۴:۰۵», the length of a call."""
    return formats.show_clock(length)


@register.filter
@_blank_if_none
def instant(value: datetime) -> str:
    """RFC 3339 in UTC, for attributes and copying."""
    return rfc3339(value)


@register.filter
@_blank_if_none
def phone(e164: str) -> SafeString:
    """A phone number as people write it, from left to right."""
    return _left_to_right(formats.show_digits(show_phone(e164)))


@register.filter
@_blank_if_none
def mask_phone(e164: str) -> SafeString:
    """A phone number of which only the ends are told."""
    return _left_to_right(formats.show_digits(mask.mask_phone(e164)))


@register.filter
@_blank_if_none
def mask_email(address: str) -> SafeString:
    """An e-mail address of which only the ends are told."""
    return _left_to_right(mask.mask_email(address))


@register.filter
@_blank_if_none
def mask_card(card: str) -> SafeString:
    """A card number of which only the ends are told."""
    return _left_to_right(formats.show_digits(mask.mask_card(card)))


@register.filter
@_blank_if_none
def channel_name(channel: str) -> str:
    """The word of a channel; one that we do not know keeps its own."""
    return str(words.CHANNELS.get(channel, channel))


@register.filter
@_blank_if_none
def device_name(device: str) -> str:
    """The word of a device."""
    return str(words.DEVICES.get(device, device))


@register.filter
@_blank_if_none
def outcome_name(outcome: str) -> str:
    """The word of an outcome."""
    return str(words.OUTCOMES.get(outcome, outcome))


@register.filter
@_blank_if_none
def plain(value: object) -> str:
    """The value as programs write it, for attributes: no grouping, ASCII digits."""
    return str(value)


@register.filter
def as_input(field: BoundField, direction: str = "") -> SafeString:
    """A form field's control in our looks; `direction` is auto unless the form says."""
    kind = getattr(field.field.widget, "input_type", "")
    looks = "check" if kind in {"checkbox", "radio"} else "input"
    given = field.field.widget.attrs
    attrs: dict[str, str | bool] = {"class": f"{looks} {given.get('class', '')}".strip()}
    if looks == "input":
        attrs["dir"] = str(direction or given.get("dir") or "auto")
    return field.as_widget(attrs=attrs)


@register.filter
def channel_icon(channel: str | None) -> str:
    """The icon's name of a channel."""
    return icons.CHANNELS.get(channel or "", "unknown")


@register.filter
def device_icon(device: str | None) -> str:
    """The icon's name of a device."""
    return icons.DEVICES.get(device or "", "unknown")


@register.filter
def tone(sentiment: float | None) -> str:
    """Return "positive", "neutral" or "negative" for -1…1."""
    return tone_of(sentiment)


def _left_to_right(text: str) -> SafeString:
    return format_html('<bdi class="ltr" dir="ltr">{}</bdi>', text)


def _time_element(value: datetime, text: str, *, fresh: bool = False) -> SafeString:
    return format_html(
        '<time datetime="{}" title="{}"{}>{}</time>',
        rfc3339(value),
        formats.show_datetime(value, style="full"),
        mark_safe(" data-ago") if fresh else "",
        text,
    )


for tag in tags.PLAIN:
    register.simple_tag(tag)
for tag in tags.OF_PAGE:
    register.simple_tag(tag, takes_context=True)
for tag in tags.FILTERS:
    register.filter(tag)
