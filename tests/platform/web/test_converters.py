"""Numbers in addresses."""

import pytest
from django.urls import get_resolver, reverse

from hamdel.platform.cursors import LARGEST
from hamdel.platform.web.converters import RowNumber


def test_a_number_of_a_row_is_read_and_written():
    assert RowNumber().to_python("0042") == 42
    assert RowNumber().to_python(str(LARGEST)) == LARGEST
    assert reverse("key_revoke", args=[7]) == "/settings/keys/7/revoke"


@pytest.mark.parametrize("value", [str(LARGEST + 1), "9" * 5_000, "٣"])
def test_what_no_row_can_have_is_no_address(value):
    with pytest.raises(ValueError, match=r"."):
        RowNumber().to_python(value)


def test_every_address_takes_numbers_of_rows_alone():
    kinds = {
        type(converter).__name__
        for entry in _entries(get_resolver())
        for converter in entry.pattern.converters.values()
    }
    assert "RowNumber" in kinds
    assert "IntConverter" not in kinds


def _entries(resolver):
    for entry in resolver.url_patterns:
        yield entry
        yield from _entries(entry) if hasattr(entry, "url_patterns") else ()
