import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.bidi import (
    FSI,
    LRI,
    PDI,
    isolate,
    isolate_ltr,
    strip_controls,
    strip_outer_isolates,
)

CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_text_is_fenced():
    assert isolate("علی (ali@example.com)") == f"{FSI}علی (ali@example.com){PDI}"
    assert isolate_ltr("−۵") == f"{LRI}−۵{PDI}"  # noqa: RUF001


def test_each_line_has_its_own_fence():
    assert isolate("یک\n\nدو") == f"{FSI}یک{PDI}\n\n{FSI}دو{PDI}"


@pytest.mark.parametrize(
    "hostile", ["نام\u202e\u202e", "\u2067" * 500 + "a", "a\u2069\u2069b", "gpj\u202e.exe"]
)
def test_nothing_inside_opens_or_closes_a_fence(hostile):
    fenced = isolate(hostile)
    assert fenced.count(FSI) == fenced.count(PDI) == 1
    assert not set(fenced[1:-1]) & set(CONTROLS[3:])


def test_outer_isolates_of_an_export_come_off():
    assert strip_outer_isolates(isolate("ali@example.com")) == "ali@example.com"
    assert strip_outer_isolates("ali@example.com\u202e") == "ali@example.com\u202e"


@given(st.text(alphabet=st.sampled_from(CONTROLS + "آa1\u200c ")))
def test_identities_hold_no_controls_but_keep_half_spaces(text):
    assert strip_controls(text) == "".join(char for char in text if char not in CONTROLS)
