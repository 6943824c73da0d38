"""Template tags: icons, people, feelings, and what the layout asks. Registered in templatetags/hamdel.py."""

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice
from typing import Any, Protocol
from zlib import crc32

from django.http import HttpRequest
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from hamdel.language.names import initials
from hamdel.platform.instants import system_now

from . import banners, formats, icons, preferences, words
from .assets import asset_url
from .curve import Curve, CurvePoint, lay_out
from .navigation import Item, Section, menu

_AVATAR_HUES = 6


class Message(Protocol):
    """What Django's messages say of themselves."""

    level_tag: str
    extra_tags: str


def icon(name: str, **options: str) -> SafeString:
    """`{% icon "send" %}`; `class="l"` is larger, "s" smaller; `label` where it stands alone."""
    label = options.get("label", "")
    flip = "flip" if name in icons.POINTING else ""
    classes = " ".join(filter(None, ["i", options.get("class", ""), flip]))
    address = f"{asset_url('icons.svg')}#i-{name}"
    if not label:
        return format_html(
            '<svg class="{}" aria-hidden="true"><use href="{}"></use></svg>', classes, address
        )
    return format_html(
        '<svg class="{}" role="img" aria-label="{}"><use href="{}"></use></svg>',
        classes,
        label,
        address,
    )


def asset(name: str, *, versioned: bool = True) -> str:
    """The address of a built file."""
    # pathlib takes no subclass of str, and a literal in a template is a SafeString.
    return asset_url(str.__str__(name), versioned=versioned)


def avatar(name: str, *, size: str = "", channel: str = "") -> SafeString:
    """Initials in a hue of the name's own; size "small", "big" or "huge"; a channel's badge."""
    hue = crc32(name.encode()) % _AVATAR_HUES + 1
    badge: str = ""
    if channel:
        drawn = icon(icons.CHANNELS.get(channel, "unknown"))
        badge = format_html('<span class="ch">{}</span>', drawn)
    return format_html(
        '<span class="avatar {} a{}" aria-hidden="true"><bdi>{}</bdi>{}</span>',
        size,
        hue,
        initials(name),
        badge,
    )


def mood(emotion: str | None, *, tag: bool = True, size: str = "") -> SafeString | str:
    """A feeling as icon, word and color; nothing where none is known."""
    if emotion not in words.EMOTIONS:
        return ""
    classes = " ".join(filter(None, ["mood", emotion, "tag" if tag else "", size]))
    return format_html(
        '<span class="{}">{}{}</span>',
        classes,
        icon(icons.EMOTIONS[emotion]),
        words.EMOTIONS[emotion],
    )


def feeling(tone: str | None, *, tag: bool = True) -> SafeString | str:
    """How it was, of a tone ("positive" …) as icon and word; nothing where it is not known."""
    if tone not in words.SENTIMENTS:
        return ""
    classes = " ".join(filter(None, ["mood", tone, "tag" if tag else ""]))
    return format_html(
        '<span class="{}">{}{}</span>',
        classes,
        icon(icons.SENTIMENTS[tone]),
        words.SENTIMENTS[tone],
    )


def channel(name: str, *, word: bool = True, size: str = "") -> SafeString:
    """A channel as icon and word; `word=False` keeps the word for screen readers."""
    return _sign(icons.CHANNELS, words.CHANNELS, name, word=word, size=size)


def device(name: str, *, word: bool = True, size: str = "") -> SafeString:
    """A device as icon and word."""
    return _sign(icons.DEVICES, words.DEVICES, name, word=word, size=size)


def outcome(name: str | None) -> SafeString | str:
    """An outcome as a chip; nothing where none is known."""
    if name not in words.OUTCOMES:
        return ""
    return format_html(
        '<span class="chip {}">{}{}</span>',
        icons.OUTCOME_TONES[name],
        icon(icons.OUTCOMES[name]),
        words.OUTCOMES[name],
    )


def mood_curve(points: Iterable[CurvePoint], sentence: str = "") -> Curve:
    """Lay points out for parts/curve.html: `{% mood_curve points "…" as curve %}`."""
    rtl = translation.get_language_bidi()
    return lay_out(list(points), rtl=rtl, sentence=sentence)


def text_direction() -> str:
    """Return "rtl" or "ltr", of the active language."""
    return "rtl" if translation.get_language_bidi() else "ltr"


def calendar_name() -> str:
    """The calendar of the screen's language, for the date fields."""
    return "jalali" if formats.screen_language() == "fa" else "gregorian"


def screen_language() -> str:
    """The active language's code."""
    return translation.get_language() or "fa"


def today() -> SafeString:
    """Today's date in full, in the company's zone."""
    now = system_now()
    text = formats.show_date(now, style="full")
    return format_html(
        '<time datetime="{}">{}</time>', formats.local(now).date().isoformat(), text
    )


def theme_attribute(context: Context) -> SafeString | str:
    """` data-theme="dark"` on the root element; nothing where the device decides."""
    request = context.get("request")
    theme = preferences.theme_of(request) if request else preferences.SYSTEM
    return "" if theme == preferences.SYSTEM else format_html(' data-theme="{}"', theme)


def themes(context: Context) -> list[dict[str, Any]]:
    """The themes to choose from, the chosen one marked."""
    chosen = preferences.theme_of(context["request"])
    return [
        {"value": value, "label": label, "icon": drawn, "chosen": value == chosen}
        for value, (label, drawn) in words.THEMES.items()
    ]


def navigation(context: Context) -> list[Section]:
    """The menu of the signed-in person; empty for a guest."""
    request: HttpRequest | None = context.get("request")
    user = getattr(request, "user", None)
    if request is None or user is None or not user.is_authenticated:
        return []
    return menu(role=getattr(user, "role", ""), user_id=user.pk, path=request.path)


def page_banners(context: Context) -> list[banners.Banner]:
    """Give what packages have to say at the top of this page."""
    return banners.banners(context.get("request"))


def first_items(sections: Sequence[Section] | None, count: int) -> list[Item]:
    """The first screens of the menu, for the bar of a phone."""
    return list(islice(chain.from_iterable(section.items for section in sections or ()), count))


def sign_out_url() -> str:
    """Where a person signs out; empty where the program is wired without accounts."""
    return _address("account_logout")


def search_url() -> str:
    """Where the palette looks for customers; empty where nobody answers."""
    return _address("desk:search")


def brand_mark() -> SafeString:
    """The mark of Hamdel: a heart that listens."""
    return format_html(
        '<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><use href="{}#mark"></use></svg>',
        asset_url("mark.svg"),
    )


def browser_words() -> SafeString:
    """The words of the scripts as JSON, safe inside a script element."""
    said = {key: str(word) for key, word in words.BROWSER.items()}
    text = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
    return mark_safe(text)  # noqa: S308 - our own words, < and & escaped


def message_tone(message: Message) -> str:
    """The banner's tone of one of Django's messages."""
    tones = {"success": "positive", "warning": "warning", "error": "negative"}
    return tones.get(message.level_tag, "")


def message_icon(message: Message) -> str:
    """The banner's icon of one of Django's messages."""
    return icons.TONES[message_tone(message)]


def message_undo(message: Message) -> str:
    """Where the deed of a message is taken back; empty if it can not be."""
    tags = (message.extra_tags or "").split()
    return next((tag.removeprefix("undo:") for tag in tags if tag.startswith("undo:")), "")


def keys(text: str) -> SafeString:
    """Key caps of a sequence: `{% keys "g c" %}`."""
    return format_html_join(" ", "<kbd>{}</kbd>", ((key.upper(),) for key in text.split()))


def _sign(
    drawn: dict[str, str], named: dict[str, Any], name: str, *, word: bool, size: str
) -> SafeString:
    text = named.get(name, name)
    return format_html(
        '<span class="sign"><span class="ch {}">{}</span><bdi{}>{}</bdi></span>',
        size,
        icon(drawn.get(name, "unknown")),
        "" if word else mark_safe(' class="sr"'),
        text,
    )


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


PLAIN: tuple[Callable[..., Any], ...] = (
    icon, asset, avatar, mood, feeling, channel, device, outcome, mood_curve, text_direction,
    calendar_name, today, sign_out_url, search_url, brand_mark, browser_words, keys, screen_language,
)  # fmt: skip
OF_PAGE: tuple[Callable[..., Any], ...] = (theme_attribute, themes, navigation, page_banners)
FILTERS: tuple[Callable[..., Any], ...] = (
    first_items,
    message_tone,
    message_icon,
    message_undo,
)
