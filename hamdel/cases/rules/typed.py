"""Values of fields as people type them, in any digits and either calendar. Pure."""

from collections.abc import Mapping
from typing import Any

from hamdel.language.date_parsing import parse_date
from hamdel.language.numbers import parse_number

from ..contracts import CaseTypeFacts, FieldFacts, Refused

PREFIX = "field-"


def typed_values(kind: CaseTypeFacts, given: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a form, as `checked_values` takes them; only the fields that it has.

    An empty one takes its value away. Raises Refused where what is typed is nothing of its kind.
    """
    found: dict[str, Any] = {}
    for one in kind.fields:
        said = given.get(PREFIX + one.key)
        if said is not None:
            found[one.key] = _read(one, str(said).strip())
    return found


def _read(field: FieldFacts, said: str) -> Any:
    if not said:
        return None
    if field.kind in ("text", "choice"):
        return said
    if field.kind == "yes_no":
        return said == "yes"
    if field.kind == "date":
        day = parse_date(said)
        if day is None:
            raise Refused("This is no date.", field=f"fields.{field.key}")
        return day.isoformat()
    number = parse_number(said)
    if number is None:
        raise Refused("This is no number.", field=f"fields.{field.key}")
    return int(number) if number == number.to_integral_value() else float(number)
