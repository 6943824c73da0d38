"""A type as a form says it."""

import pytest

from hamdel.cases.contracts import Refused
from hamdel.cases.rules.editing import (
    FieldSaid,
    choices_said,
    fields_said,
    lines_of,
    new_key,
    steps_said,
)
from hamdel.cases.rules.types import fields_in, steps_in


def test_known_fields_keep_their_key_and_kind() -> None:
    known = fields_in([{"key": "amount", "name_fa": "مبلغ", "name_en": "Amount", "kind": "money"}])
    rows = [
        FieldSaid(key="amount", name_fa="پول", name_en="Money", kind="text", required=True),
        FieldSaid(name_fa="تاریخ", name_en="Happened on", kind="date"),
        FieldSaid(name_fa="فقط فارسی"),
        FieldSaid(name_fa=" ", name_en=""),
        FieldSaid(key="forged", name_en="Amount", kind="number"),
    ]
    kept = fields_said(rows, known=known)
    assert [(one["key"], one["kind"]) for one in kept] == [
        ("amount", "money"), ("happened_on", "date"), ("field_1", "text"), ("amount_1", "number"),
    ]  # fmt: skip
    assert (kept[0]["required"], kept[2]["name_en"]) == (True, "فقط فارسی")
    assert len(fields_in(kept)) == 4


def test_choices_keep_their_keys() -> None:
    first = choices_said("برگشت | Returned\nرسید | Arrived", known={})
    assert [one["key"] for one in first] == ["returned", "arrived"]
    again = choices_said("رسید | There\nنزد بانک | With the bank", known={"رسید": "arrived"})
    assert [one["key"] for one in again] == ["arrived", "with_the_bank"]
    with pytest.raises(Refused):
        choices_said("تنها | One", known={})
    with pytest.raises(Refused):
        fields_said([FieldSaid(name_en="x", kind="hue")], known=())
    with pytest.raises(Refused):
        fields_said([FieldSaid(name_en=f"x{n}") for n in range(31)], known=())


def test_steps_are_lines_and_keep_their_keys() -> None:
    kept = steps_said("پرسیده شد | Asked\n\nگفته شد", known=())
    assert [(one["key"], one["name_en"]) for one in kept] == [
        ("asked", "Asked"),
        ("field_1", "گفته شد"),
    ]
    known = steps_in(kept)
    assert lines_of(known).splitlines()[0] == "پرسیده شد | Asked"
    assert [one["key"] for one in steps_said("گفته شد | Told", known=known)] == ["field_1"]


def test_keys_are_new() -> None:
    assert new_key("Refund due", set()) == "refund_due"
    assert new_key("Refund due", {"refund_due"}) == "refund_due_1"
    assert new_key("۱۲۳", {"field_1"}) == "field_2"
