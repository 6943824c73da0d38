"""The chat's colors from the one that a company chooses, so that every word stays readable.

Contrast is that of WCAG 2.2 (relative luminance of sRGB); words have 4.5 to 1.
"""

import re
from typing import Final

USUAL: Final = "#0b7a80"
READABLE: Final = 4.5
_HEX: Final = re.compile(r"#[0-9a-f]{6}")
_WHITE: Final = "#ffffff"
_BLACK: Final = "#16130e"
_STEPS: Final = 40
Rgb = tuple[int, int, int]


def accent_of(said: str) -> str:
    """A color as `#rrggbb`; the usual one for what is no such color."""
    color = said.strip().lower()
    return color if _HEX.fullmatch(color) else USUAL


def contrast(one: str, other: str) -> float:
    """How far two colors stand apart, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def words_on(color: str) -> str:
    """The color of words on a ground of this color: white or nearly black."""
    return max((_WHITE, _BLACK), key=lambda words: contrast(words, color))


def as_words(color: str, *, ground: str) -> str:
    """The nearest color of its kind in which words on `ground` are readable."""
    towards = "#000000" if _luminance(ground) > 0.18 else _WHITE  # noqa: PLR2004 - the middle
    for step in range(_STEPS + 1):
        mixed = _mix(color, towards, step / _STEPS)
        if contrast(mixed, ground) >= READABLE:
            return mixed
    return towards


def soft(color: str, *, ground: str) -> str:
    """A ground for bubbles: a breath of the color on `ground`."""
    return _mix(ground, color, 0.13)


def _mix(one: str, other: str, share: float) -> str:
    pairs = zip(_rgb(one), _rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _rgb(color: str) -> Rgb:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _rgb(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
