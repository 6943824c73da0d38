"""What people type into fields, in any digits and either calendar."""

from typing import Any

import pytest

from hamdel.cases.contracts import Refused
from hamdel.cases.rules.typed import typed_values
from hamdel.cases.rules.types import checked_values
from tests.cases.rules.test_types import ALL


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("text", " سلام ", "سلام"), ("number", "۲٫۵", 2.5), ("number", "3", 3), ("money", "۴۲٬۰۰۰٬۰۰۰", 42_000_000),
        ("date", "۱۴۰۵/۰۹/۰۱", "2026-11-22"), ("date", "2026-11-22", "2026-11-22"), ("choice", "a", "a"),
        ("yes_no", "yes", True), ("yes_no", "no", False), ("date", "  ", None), ("money", "", None),
    ],
)  # fmt: skip
def test_it_is_read_and_fits(name: str, typed: str, value: Any) -> None:
    found = typed_values(ALL, {f"field-{name}": typed, "title": "x"})
    assert found == {name: value}
    assert checked_values(ALL, found) == found


@pytest.mark.parametrize(("name", "typed"), [("date", "دیروز یا پریروز"), ("number", "زیاد")])
def test_what_is_nothing_of_its_kind_is_refused(name: str, typed: str) -> None:
    with pytest.raises(Refused) as refused:
        typed_values(ALL, {f"field-{name}": typed})
    assert refused.value.field == f"fields.{name}"
