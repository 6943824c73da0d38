"""Inline styles look; they load nothing and stand nowhere."""

import pytest

from hamdel.platform.html.styles import kept_style


@pytest.mark.parametrize(
    "style",
    [
        "color:red", "color:#a1b2c3", "background-color:rgba(1, 2, 3, .5)", "font-family:'B Nazanin', Tahoma",
        "border:1px solid #ccc", "margin:0 auto", "direction:rtl", "width:100%", "font-size:14px !important",
    ],
)  # fmt: skip
def test_looks_are_kept(style: str) -> None:
    assert kept_style(style) == style


@pytest.mark.parametrize(
    "style",
    [
        "position:fixed", "background:url(//evil)", "background-image:url(x)", "width:expression(x)",
        "color:ur\\6c(x)", "color:red/**/", "-moz-binding:url(x)", "behavior:url(x)", "content:'x'",
        "color:image-set('x')", "list-style:url(x)", "color:var(--x)", "z-index:9", "@import 'x'",
        "float:left", "transform:scale(9)", "color:red<", "color:attr(x)", "cursor:url(x)",
    ],
)  # fmt: skip
def test_what_acts_is_not(style: str) -> None:
    assert kept_style(style) == ""


def test_a_background_keeps_its_color() -> None:
    assert kept_style("background:#fff; x; color : red") == "background-color:#fff;color:red"
