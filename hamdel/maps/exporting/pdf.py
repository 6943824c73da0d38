"""A sheet as PDF, its words shaped by HarfBuzz, the typeface within it. Imported when first needed."""

from functools import lru_cache
from typing import Final

from fpdf import FPDF
from fpdf.enums import RenderStyle

from hamdel.language.bidi import strip_controls
from hamdel.platform.web.assets import BUILT

from .shapes import Area, Box, Disc, Sheet, Stroke, Words

FONTS: Final = (BUILT / "Vazirmatn-Regular.ttf", BUILT / "Vazirmatn-Bold.ttf")
_LIFT: Final = (
    0.78  # of the size: from the top of a cell as high as the letters to their base line
)


def pdf_of(sheet: Sheet) -> bytes:
    """The sheet as one page of its own size, which can be printed on any paper."""
    page = _page(sheet.width, sheet.height)
    page.set_title(sheet.title)
    page.set_lang("fa" if sheet.rtl else "en")
    for shape in sheet.shapes:
        _draw(page, shape)
    return bytes(page.output())


def width_of(text: str, size: float, bold: bool) -> float:  # noqa: FBT001 - as shapes.Measure has it
    """How wide a text is, shaped, in points."""
    ruler = _ruler()
    ruler.set_font("Vazirmatn", "B" if bold else "", 100)
    return _width(strip_controls(text), bold) * size / 100


@lru_cache(maxsize=4096)
def _width(text: str, _bold: bool) -> float:  # noqa: FBT001 - part of the cache's key
    ruler = _ruler()
    return float(ruler.get_string_width(text))


@lru_cache(maxsize=1)
def _ruler() -> FPDF:
    return _page(100, 100)


def _page(width: float, height: float) -> FPDF:
    page = FPDF(unit="pt", format=(width, height))
    page.set_auto_page_break(auto=False)
    page.set_margin(0)
    page.c_margin = 0
    for style, path in zip(("", "B"), FONTS, strict=True):
        page.add_font("Vazirmatn", style, str(path))
    page.add_page()
    page.set_font("Vazirmatn", "", 10)
    page.set_text_shaping(use_shaping_engine=True)
    return page


def _draw(page: FPDF, shape: Box | Stroke | Area | Disc | Words) -> None:
    if isinstance(shape, Words):
        _write(page, shape)
    elif isinstance(shape, Box):
        page.set_fill_color(shape.fill)
        page.rect(shape.x, shape.y, shape.width, shape.height, style=RenderStyle.F)
    elif isinstance(shape, Stroke):
        _stroke(page, shape)
    elif isinstance(shape, Area):
        page.set_fill_color(shape.fill)
        with page.local_context(fill_opacity=shape.opacity):
            page.polygon(list(shape.spots), style=RenderStyle.F)
    else:
        page.set_fill_color(shape.fill)
        page.set_draw_color(shape.stroke)
        page.set_line_width(2)
        page.circle(shape.x, shape.y, shape.radius, style=RenderStyle.DF)


def _stroke(page: FPDF, shape: Stroke) -> None:
    if len(shape.spots) <= 1:
        return
    page.set_draw_color(shape.color)
    page.set_line_width(shape.width)
    if shape.dash:
        page.set_dash_pattern(dash=shape.dash[0], gap=shape.dash[1])
    page.polyline(list(shape.spots))
    page.set_dash_pattern()


def _write(page: FPDF, shape: Words) -> None:
    text = strip_controls(shape.text)
    if not text:
        return
    page.set_font("Vazirmatn", "B" if shape.bold else "", shape.size)
    page.set_text_color(shape.color)
    page.set_text_shaping(use_shaping_engine=True, direction="rtl" if shape.runs_left else "ltr")
    wide = page.get_string_width(text)
    left = {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
    page.set_xy(shape.x - left, shape.y - shape.size * _LIFT)
    page.cell(wide, shape.size, text)
