"""Inline styles of others: how letters and boxes look, never where they stand or what they load."""

import re
from typing import Final

_KEPT: Final = frozenset(
    {
        "background-color", "border", "border-bottom", "border-bottom-color", "border-bottom-style",
        "border-bottom-width", "border-collapse", "border-color", "border-left", "border-left-color",
        "border-left-style", "border-left-width", "border-radius", "border-right", "border-right-color",
        "border-right-style", "border-right-width", "border-spacing", "border-style", "border-top",
        "border-top-color", "border-top-style", "border-top-width", "border-width", "color",
        "direction", "display", "font", "font-family", "font-size", "font-style", "font-variant",
        "font-weight", "height", "letter-spacing", "line-height", "list-style-type", "margin",
        "margin-bottom", "margin-left", "margin-right", "margin-top", "max-height", "max-width",
        "min-height", "min-width", "padding", "padding-bottom", "padding-left", "padding-right",
        "padding-top", "text-align", "text-decoration", "text-indent", "text-transform",
        "unicode-bidi", "vertical-align", "white-space", "width", "word-break", "word-spacing",
    }
)  # fmt: skip
_BACKGROUND: Final = "background"
_COLOR: Final = re.compile(r"#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,30}|rgba?\([0-9., %]{1,40}\)")
# A function that is none of colors could load something (url, image-set, -moz-binding …).
_VALUE: Final = re.compile(
    r"(?:[\w\s.,%#'\"!+*/-]|\b(?:rgba?|hsla?)\([0-9., %deg/]{1,60}\)){1,300}"
)
_NEVER: Final = re.compile(r"/\*|//|url|expression|image|javascript|behavio", re.IGNORECASE)
_LONGEST: Final = 10_000


def kept_style(style: str) -> str:
    """The declarations of a `style` attribute that can do nothing but look; "" where none is left."""
    kept = []
    for declaration in style[:_LONGEST].split(";"):
        name, between, value = declaration.partition(":")
        name, value = name.strip().lower(), value.strip()
        if not between or not _is_harmless(value):
            continue
        if name in _KEPT:
            kept.append(f"{name}:{value}")
        elif name == _BACKGROUND and _COLOR.fullmatch(value):
            kept.append(f"background-color:{value}")
    return ";".join(kept)


def _is_harmless(value: str) -> bool:
    return bool(_VALUE.fullmatch(value)) and not _NEVER.search(value)
