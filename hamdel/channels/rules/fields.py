"""Bodies that programs post as flat names and values, whatever their form: JSON, form, AMI lines."""

import re
from typing import Any, Final
from urllib.parse import parse_qsl

import msgspec

from hamdel.language.fold import stored

from ..contracts import Unreadable

Fields = dict[str, str]
_MOST: Final = 200  # names in one body
_AMI: Final = re.compile(rb"^(?:Event|Response|Action): ?[A-Za-z]", re.MULTILINE)


def objects_in(body: bytes) -> list[dict[str, Any]]:
    """The JSON objects of a body: one, or a list of them. Raises Unreadable."""
    try:
        said = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unreadable("The body is not JSON.") from None
    items = said if isinstance(said, list) else [said]
    if not items or not all(isinstance(one, dict) for one in items):
        raise Unreadable("A JSON object is expected.")
    return items


def flat_fields(body: bytes) -> list[Fields]:
    """What a body says, as one or more sets of names and texts. Raises Unreadable.

    JSON objects (or a list of them), `application/x-www-form-urlencoded`, or the lines of
    Asterisk's manager interface; told apart by how they begin.
    """
    start = body.lstrip()[:1]
    if start in (b"{", b"["):
        return [_texts(one) for one in objects_in(body)]
    if _AMI.search(body[:2_000]):
        return _manager_lines(body)
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MOST)
    except ValueError:
        raise Unreadable("The body is neither JSON nor a form.") from None
    if not pairs or b"=" not in body:
        raise Unreadable("The body is neither JSON nor a form.")
    fields: Fields = {}
    for name, value in pairs:
        fields.setdefault(name.removesuffix("[]"), stored(value).strip())
    return [fields]


def _texts(said: dict[str, Any]) -> Fields:
    return {name: _text(value) for name, value in said.items()}


def _text(value: Any) -> str:
    if isinstance(value, list) and value:
        return _text(value[0])
    if isinstance(value, bool):
        return "yes" if value else ""
    return stored(str(value)).strip() if isinstance(value, str | int | float) else ""


def _manager_lines(body: bytes) -> list[Fields]:
    found: list[Fields] = []
    for block in re.split(r"\r?\n\r?\n", body.decode(errors="replace")):
        fields = {
            name.strip(): stored(value).strip()
            for name, between, value in (line.partition(":") for line in block.splitlines())
            if between
        }
        if fields:
            found.append(fields)
    return found
