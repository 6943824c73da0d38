"""Values of fields are judged by their kind; topics find their type."""

from typing import Any

import pytest

from hamdel.cases.contracts import CaseTypeFacts, Refused
from hamdel.cases.rules.types import (
    as_key,
    checked_values,
    fields_in,
    grown,
    missing,
    put_together,
    steps_in,
    type_for,
)
from hamdel.cases.starting import starting_types


def kind_of(columns: dict[str, Any]) -> CaseTypeFacts:
    return CaseTypeFacts(
        id=1, key=columns["key"], name_fa=columns["name_fa"], name_en=columns["name_en"],
        topics=tuple(columns["topics"]), priority=columns["priority"], team_id=None,
        fields=fields_in(columns.get("fields", ())), checklist=steps_in(columns.get("checklist", ())),
        approval=False, active=True, version=1,
    )  # fmt: skip


KINDS = [kind_of(one) for one in starting_types()]
ALL = kind_of(
    {
        "key": "all", "name_fa": "همه", "name_en": "All", "topics": [], "priority": "normal",
        "fields": [
            {"key": name, "name_fa": name, "name_en": name, "kind": name, "required": name == "money"}
            | ({"choices": [{"key": "a", "name_fa": "آ", "name_en": "A"}]} if name == "choice" else {})
            for name in ("text", "number", "money", "date", "choice", "yes_no")
        ],
    }
)  # fmt: skip


def test_what_fits_is_kept() -> None:
    given = {
        "text": " سلام ", "number": 2.5, "money": 10, "date": "2026-11-22", "choice": "a", "yes_no": False,
    }  # fmt: skip
    assert checked_values(ALL, given) == given | {"text": "سلام"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text", 5), ("text", "x" * 1001), ("number", "5"), ("number", True), ("number", float("nan")),
        ("number", 10**16), ("money", 2.5), ("money", -1), ("money", True), ("date", "1405-13-01"),
        ("date", 5), ("choice", "b"), ("choice", ["a"]), ("yes_no", 1), ("other", 1),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_by_name(name: str, value: Any) -> None:
    with pytest.raises(Refused) as refused:
        checked_values(ALL, {name: value})
    assert refused.value.field == f"fields.{name}"


def test_none_takes_a_value_away_and_what_is_required_is_missed() -> None:
    values = put_together({"money": 5, "text": "a"}, checked_values(ALL, {"money": None}))
    assert values == {"text": "a"}
    assert [one.key for one in missing(ALL, values)] == ["money"]
    assert missing(ALL, {"money": 0}) == ()
    assert put_together({"yes_no": False}, checked_values(ALL, {"text": "  "})) == {
        "yes_no": False
    }


@pytest.mark.parametrize(
    ("topic", "key"),
    [
        ("Transfer", "failed_transfer"), ("Bank Transfer", "failed_transfer"), ("Order", "late_delivery"),
        ("Refund", "refund"), ("Login", "technical"), ("Help", "question"), ("Reorder", None),
        ("Bordered", None),
    ],
)  # fmt: skip
def test_a_topic_finds_its_type_by_whole_words(topic: str, key: str | None) -> None:
    found = type_for(topic, KINDS)
    assert (found and found.key) == key


def test_names_become_keys() -> None:
    assert as_key(" Failed  transfer ") == "failed_transfer"
    assert as_key("late-delivery") == "late_delivery"
    assert as_key("انتقال ناموفق") == "انتقال_ناموفق"


@pytest.mark.parametrize(
    ("agreed", "fields", "is_grown"),
    [
        ({"amount": 10}, {"amount": 10, "reference": "RK1"}, False),
        ({"amount": 10}, {"amount": 10_000}, True),
        ({"amount": 10}, {}, True),
        ({}, {"amount": 10}, True),
        (None, {"amount": 10}, False),
    ],
)
def test_what_was_agreed_to_stays_what_it_was(
    agreed: dict[str, Any] | None, fields: dict[str, Any], *, is_grown: bool
) -> None:
    kind = next(one for one in KINDS if one.key == "failed_transfer")
    assert grown(kind, agreed, fields) == is_grown
