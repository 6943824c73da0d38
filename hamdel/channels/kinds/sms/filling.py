"""Requests made of templates: a value stands where its name stood, and breaks nothing around it.

A template of JSON is read first and filled in after, one of a form line by line, one of an address
percent-encoded: what a customer wrote is never read as part of the template.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from hamdel.platform.placeholders import fill_in

PARAMETER: Final = "{parameter}"
VALUE: Final = "{value}"
NUMBERS: Final = frozenset({"{sender_number}", "{pattern_number}", "{id}"})
Pairs = Sequence[tuple[str, str]]


class BrokenTemplate(ValueError):
    """A template that is none; the sentence says which."""


def filled_address(template: str, values: Mapping[str, str]) -> str:
    """An address. Raises BrokenTemplate where its host would be filled in: that is not for values."""
    scheme, between, rest = template.partition("://")
    host = rest[: min((at for at in map(rest.find, "/?#") if at >= 0), default=len(rest))]
    if not between or "{" in scheme + host:
        raise BrokenTemplate("The address begins with https:// and its host has no places.")
    return fill_in(template, {name: quote(value, safe="") for name, value in values.items()})


def filled_headers(template: str, values: Mapping[str, str]) -> dict[str, str]:
    """Headers, a line each."""
    lines = (line.partition(":") for line in template.splitlines() if line.strip())
    return {name.strip(): fill_in(value.strip(), values) for name, _, value in lines}


def filled_form(
    template: str, values: Mapping[str, str], parameters: Pairs = ()
) -> list[tuple[str, str]]:
    """The fields of a form, a line `name={place}` each; one with {value} is there for each parameter."""
    found: list[tuple[str, str]] = []
    for line in template.splitlines():
        name, sign, value = line.strip().partition("=")
        if not sign:
            continue
        found += [
            (fill_in(name.strip(), known), fill_in(value.strip(), known))
            for known in _each(f"{name}{value}", values, parameters)
        ]
    return found


def filled_json(template: str, values: Mapping[str, str], parameters: Pairs = ()) -> Any:
    """A JSON value. A member with {value} in it is there for each parameter. Raises BrokenTemplate."""
    try:
        tree = json.loads(template)
    except (ValueError, RecursionError):
        raise BrokenTemplate("The body's template is no JSON.") from None
    return _filled(tree, values, parameters)


def _filled(node: Any, values: Mapping[str, str], parameters: Pairs) -> Any:
    if isinstance(node, str):
        text = fill_in(node, values)
        number = node in NUMBERS and text.isascii() and text.isdecimal()
        return int(text) if number else text
    if isinstance(node, list):
        return [
            _filled(one, known, parameters)
            for one in node
            for known in _each(_text(one), values, parameters)
        ]
    if isinstance(node, dict):
        return {
            fill_in(name, known): _filled(one, known, parameters)
            for name, one in node.items()
            for known in _each(name, values, parameters)
        }
    return node


def _text(node: Any) -> str:
    """Where an element names a parameter itself, not in a list of its own."""
    if isinstance(node, str):
        return node
    if isinstance(node, dict):
        return "".join(one for one in node.values() if isinstance(one, str))
    return ""


def _each(text: str, values: Mapping[str, str], parameters: Pairs) -> list[Mapping[str, str]]:
    if PARAMETER not in text and VALUE not in text:
        return [values]
    if "parameter" in values:  # it is one of several already
        return [values]
    return [{**values, "parameter": name, "value": value} for name, value in parameters]
