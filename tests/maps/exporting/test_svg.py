"""A map on paper: what is laid out, and that PDF and PNG are written of it."""

from xml.etree import ElementTree as ET

from hamdel.maps.exporting.layout import CurveRow, Face, Page, RowOfText, laid_out
from hamdel.maps.exporting.loading import pdf_writer, png_writer
from hamdel.maps.exporting.shapes import Sheet, Words, wrapped
from hamdel.maps.exporting.svg import svg_of


def measure(text: str, size: float, _bold: bool) -> float:  # noqa: FBT001 - as Measure has it
    return len(text) * size / 2


def sheet(*, rtl: bool) -> Sheet:
    curve = CurveRow(
        label="احساس",
        assumed=(1.0, 1.0),
        measured=(1.0, -1.0),
        faces=(
            Face(1.0, "+۱", "آرام", "positive"),
            Face(-1.0, "-۱", "دلخور", "sadness", assumed=True),
        ),
        marks=((2.0, "+۲", "شاد"), (0.0, "۰", "خنثی")),
    )
    page = Page(
        title="سفر <مینا>", about="", foot="همدل", stages=(("آگاهی", 1), ("خرید", 1)),
        above=(RowOfText("کنش", ("می‌بیند و می‌سنجد و باز می‌گردد و می‌پرسد", "می‌خرد"), most=2),),
        curve=curve, below=(RowOfText("حجم", ("۱۲", "")),), legend=("سنجیده", "گمان"), rtl=rtl,
    )  # fmt: skip
    return laid_out(page, measure=measure)


def test_reading_runs_the_other_way_on_a_persian_sheet():
    fa, en = sheet(rtl=True), sheet(rtl=False)
    places = [
        {one.text: one.x for one in page.shapes if isinstance(one, Words)} for page in (fa, en)
    ]
    assert places[0]["آگاهی"] > places[0]["خرید"]
    assert places[1]["آگاهی"] < places[1]["خرید"]
    assert places[0]["آگاهی"] + places[1]["آگاهی"] == fa.width


def test_words_are_wrapped_and_cut():
    lines = wrapped("یک دو سه چهار پنج", width=30, size=10, bold=False, most=2, measure=measure)
    assert lines == ["یک دو", "سه…"]
    assert wrapped("", width=30, size=10, bold=False, most=2, measure=measure) == []


def test_three_files_of_one_sheet():
    page = sheet(rtl=True)
    drawn = ET.fromstring(svg_of(page, with_font=False))
    texts = [one.text or "" for one in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert "\u2067سفر <مینا>\u2069" in texts
    assert "\u2066+۱\u2069" in texts  # the sign stays on its side
    assert pdf_writer().pdf_of(page).startswith(b"%PDF")
    assert png_writer().png_of(page).startswith(b"\x89PNG")
    assert pdf_writer().width_of("سفر", 20.0, bold=False) > 10
