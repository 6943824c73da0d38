"""A sheet as PNG, drawn by resvg. Imported when first needed."""

from typing import Final

import resvg_py

from .pdf import FONTS
from .shapes import Sheet
from .svg import FAMILY, svg_of

_ZOOM: Final = 2  # for screens of today
_MOST: Final = 12_000  # pixels of width: a wider one is drawn smaller


def png_of(sheet: Sheet) -> bytes:
    """The sheet as a picture, twice as fine as its points."""
    wide = min(round(sheet.width * _ZOOM), _MOST)
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg_of(sheet, with_font=False),
            skip_system_fonts=True,
            font_files=[str(path) for path in FONTS],
            font_family=FAMILY,
            width=wide,
        )
    )
