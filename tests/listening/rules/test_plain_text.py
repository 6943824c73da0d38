"""The words of other people's HTML."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamdel.listening.rules.plain_text import plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>سلام <b>دنیا</b></p><p>a&amp;b<br>c<script>x()</script></p>", "سلام دنیا\na&b\nc"),
        ("بی هیچ نشانه‌ای", "بی هیچ نشانه‌ای"),
        ("۵ < ۷", "۵ < ۷"),
        ("<ul><li>یک<li>دو</ul>", "یک\nدو"),
        ("<p>", ""),
        ("", ""),
    ],
)
def test_paragraphs_become_lines(html: str, text: str) -> None:
    assert plain_text(html) == text


def test_what_nests_too_deep_is_text() -> None:
    assert "b" in plain_text("<b>" * 100_000 + "x")


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="<>/pbr &amp;abc\"'=\n", max_size=200))
def test_no_element_is_left_of_well_formed_or_broken_html(html: str) -> None:
    assert "<p>" not in plain_text(f"<p>{html}</p>").replace("&", "") or "<p>" in html
