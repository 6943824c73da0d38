"""Reading bodies and queries: strict, bounded, and every refusal names its field."""

import json
import re
from datetime import date, datetime
from typing import Any, NoReturn, TypeVar

import msgspec
from django.http import QueryDict
from msgspec import inspect

from hamdel.platform.instants import EARLIEST, LATEST, can_be_shown
from hamdel.platform.problems import Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 64
INT64 = 2**63

S = TypeVar("S", bound=msgspec.Struct)

_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*"?', re.DOTALL)
_BRACKETS = re.compile(rb"[\[\]{}]")
_AT = re.compile(r" - at `\$?\.?([^`]*)`$")
_NAMED = re.compile(r"field `([^`]+)`")


class Body(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What is sent to us: unknown fields are refused."""


class Answer(msgspec.Struct, kw_only=True):
    """What we answer."""


def read_body(raw: bytes, *, as_type: Any) -> Any:
    """Decode a JSON body into its declared type; Problem 413 or 400 naming the field."""
    if len(raw) > MAX_BYTES:
        raise Problem(413, f"The body is larger than {MAX_BYTES} bytes.")
    if not raw.strip():
        raise Problem(400, "The body is empty; a JSON object is expected.")
    if _depth(raw) > MAX_DEPTH:
        raise Problem(400, f"The body is nested deeper than {MAX_DEPTH}.")
    try:
        raw.decode()  # lists that are read raw are not looked into below
        body = msgspec.json.decode(raw, type=as_type)
    except UnicodeDecodeError:
        raise Problem(400, "The body is not UTF-8.") from None
    except msgspec.ValidationError as error:
        _refuse(error)
    except msgspec.DecodeError as error:
        raise Problem(400, "The body is not JSON.", detail=str(error)) from None
    _check_plain(raw)
    _check_times(body)
    return body


def read_item(raw: msgspec.Raw, *, as_type: type[S]) -> S:
    """Decode one item of a body's list that was read raw; Problem 400 naming the field."""
    try:
        item = msgspec.json.decode(raw, type=as_type)
    except msgspec.ValidationError as error:
        _refuse(error)
    _check_times(item)
    return item


def read_query(given: QueryDict, *, as_type: type[S]) -> S:
    """Convert a query string into its declared type; Problem 400 naming the parameter."""
    for name, values in given.lists():
        if len(values) > 1:
            raise Problem(400, "The parameter is given more than once.", field=name)
        if "\x00" in name or "\x00" in values[0]:
            raise Problem(400, "The NUL character is not taken.", field=name.replace("\x00", ""))
    try:
        query = msgspec.convert(given.dict(), as_type, strict=False)
    except msgspec.ValidationError as error:
        _refuse(error)
    _check_times(query)
    return query


def refuses_unknown_fields(kind: Any) -> bool:
    """Whether every object within the type refuses fields that it does not know."""
    return all(one.forbid_unknown_fields for one in _structs(inspect.type_info(kind), seen=set()))


def _structs(info: inspect.Type, *, seen: set[Any]) -> list[inspect.StructType]:
    found: list[inspect.StructType] = []
    if isinstance(info, inspect.StructType):
        if info.cls in seen:
            return []
        seen.add(info.cls)
        found.append(info)
    parts = [one.type for one in getattr(info, "fields", ())]
    parts += list(getattr(info, "types", ())) + list(getattr(info, "item_types", ()))
    parts += [
        p for p in (getattr(info, "item_type", None), getattr(info, "value_type", None)) if p
    ]
    for part in parts:
        found += _structs(part, seen=seen)
    return found


def _refuse(error: msgspec.ValidationError) -> NoReturn:
    text = str(error)
    at = _AT.search(text)
    named = _NAMED.search(text)
    place = [at.group(1)] if at and at.group(1) else []
    name = [named.group(1)] if named else []
    title = _AT.sub("", text)
    raise Problem(400, f"{title}.", field=".".join(place + name)) from None


def _depth(raw: bytes) -> int:
    deepest = now = 0
    for bracket in _BRACKETS.findall(_STRINGS.sub(b"", raw)):
        now += 1 if bracket in b"[{" else -1
        deepest = max(deepest, now)
    return deepest


def _check_plain(raw: bytes) -> None:
    """Refuse what no two programs read alike: a name given twice, huge integers, NUL.

    PostgreSQL can not keep the NUL character.
    """
    json.loads(raw, object_pairs_hook=_object, parse_int=_integer)
    if b"\\u0000" in raw and _holds_nul(json.loads(raw)):
        raise Problem(400, "The NUL character is not taken.")


def _check_times(body: Any) -> None:
    """Refuse, by its place, a time without a zone or one that not every calendar can show."""
    waiting: list[tuple[str, Any]] = [("", body)]
    while waiting:
        place, one = waiting.pop()
        if isinstance(one, msgspec.Struct):
            waiting += ((f"{place}.{name}", getattr(one, name)) for name in one.__struct_fields__)
        elif isinstance(one, dict):
            waiting += ((f"{place}.{name}", inner) for name, inner in one.items())
        elif isinstance(one, list | tuple):
            waiting += ((f"{place}[{at}]", inner) for at, inner in enumerate(one))
        elif isinstance(one, date) and (wrong := _wrong_with(one)):
            raise Problem(400, wrong, field=place.removeprefix("."))


def _wrong_with(day: date) -> str:
    if isinstance(day, datetime):
        if day.tzinfo is None:
            return "The time has no zone; say Z for UTC."
        return "" if can_be_shown(day) else "Not a time between the years 2 and 9998."
    fits = EARLIEST.year <= day.year <= LATEST.year
    return "" if fits else "Not a day between the years 2 and 9998."


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Problem(400, "The field is given twice.", field=twice)
    return made


def _integer(digits: str) -> int:
    number = int(digits) if len(digits) < 21 else INT64  # noqa: PLR2004 - longer is out of range
    if not -INT64 <= number < INT64:
        raise Problem(400, "An integer is out of range (64 bits).")
    return number


def _holds_nul(value: Any) -> bool:
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str) and "\x00" in one:
            return True
        if isinstance(one, dict):
            waiting += [*one, *one.values()]
        elif isinstance(one, list):
            waiting += one
    return False
