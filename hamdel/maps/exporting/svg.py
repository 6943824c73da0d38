"""A sheet as SVG. Words keep their letters, so that they can be searched and copied."""

from base64 import b64encode
from functools import singledispatch
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from hamdel.language.bidi import strip_controls
from hamdel.platform.web.assets import BUILT

from .shapes import Area, Box, Disc, Sheet, Stroke, Words

_RLI, _LRI, _PDI = "\u2067", "\u2066", "\u2069"
FAMILY: Final = "Vazirmatn"


def svg_of(sheet: Sheet, *, with_font: bool = True) -> str:
    """The sheet as an SVG document; `with_font`: with the typeface in it, as a file for others needs."""
    font = _font() if with_font else ""
    drawn = "".join(_drawn(shape) for shape in sheet.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{sheet.width:.0f}" height="{sheet.height:.0f}" '
        f'viewBox="0 0 {sheet.width:.0f} {sheet.height:.0f}" font-family="{FAMILY}">'
        f"<title>{escape(sheet.title)}</title>{font}{drawn}</svg>\n"
    )


def _font() -> str:
    path = BUILT / "Vazirmatn.woff2"
    if not path.exists():
        return ""
    told = b64encode(path.read_bytes()).decode()
    return (
        f"<style>@font-face{{font-family:{FAMILY};font-weight:100 900;"
        f"src:url(data:font/woff2;base64,{told}) format('woff2')}}</style>"
    )


@singledispatch
def _drawn(shape: object) -> str:
    raise TypeError(type(shape).__name__)


@_drawn.register
def _box(shape: Box) -> str:
    return (
        f'<rect x="{shape.x:.1f}" y="{shape.y:.1f}" width="{shape.width:.1f}" '
        f'height="{shape.height:.1f}" fill="{shape.fill or "none"}"/>'
    )


@_drawn.register
def _stroke(shape: Stroke) -> str:
    dash = f' stroke-dasharray="{shape.dash[0]} {shape.dash[1]}"' if shape.dash else ""
    spots = " ".join(f"{x:.1f},{y:.1f}" for x, y in shape.spots)
    return (
        f'<polyline points="{spots}" fill="none" stroke="{shape.color}" '
        f'stroke-width="{shape.width}" stroke-linejoin="round"{dash}/>'
    )


@_drawn.register
def _area(shape: Area) -> str:
    spots = " ".join(f"{x:.1f},{y:.1f}" for x, y in shape.spots)
    return f'<polygon points="{spots}" fill="{shape.fill}" fill-opacity="{shape.opacity}"/>'


@_drawn.register
def _disc(shape: Disc) -> str:
    return (
        f'<circle cx="{shape.x:.1f}" cy="{shape.y:.1f}" r="{shape.radius}" fill="{shape.fill}" '
        f'stroke="{shape.stroke}" stroke-width="2"/>'
    )


@_drawn.register
def _words(shape: Words) -> str:
    weight = ' font-weight="700"' if shape.bold else ""
    # Isolated, so that every program lays the line out in the sheet's direction: not all know `direction`.
    isolated = f"{_RLI if shape.runs_left else _LRI}{strip_controls(shape.text)}{_PDI}"
    return (
        f'<text x="{shape.x:.1f}" y="{shape.y:.1f}" font-size="{shape.size}"{weight} '
        f"fill={quoteattr(shape.color)} text-anchor={quoteattr(shape.anchor)}>{escape(isolated)}</text>"
    )
