"""Values in what a gateway says, named by their path: `entries.0.messageid`."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qsl

from hamdel.platform.foreign_json import read_foreign

WHOLE: Final = "text"  # the name of an answer that is neither JSON nor a form
_MOST_FIELDS: Final = 200


def said_in(body: bytes) -> Any:
    """What a body says: JSON, the fields of a form, or `{"text": …}` with all of it."""
    text = body.decode(errors="replace").strip()
    try:
        value = read_foreign(text)
    except ValueError:
        return _form(text) or {WHOLE: text}
    return value if isinstance(value, dict | list) else {WHOLE: text}


def value_at(said: Any, path: str) -> str:
    """The value at a path as text; "" where there is none. Letter case of names is no matter."""
    for step in path.split("."):
        said = _step(said, step.strip())
    if isinstance(said, bool):
        return "true" if said else "false"
    return str(said).strip() if isinstance(said, str | int | float) else ""


def holds(said: Any, condition: str) -> bool:
    """Whether a condition holds: `path = value`, `path != value`; values are told apart by `|`."""
    path, sign, values = condition.partition("!=")
    if not sign:
        path, sign, values = condition.partition("=")
    if not sign:
        return False
    found = value_at(said, path.strip())
    named = found in [one.strip() for one in values.split("|")]
    return named if sign == "=" else not named


def lines_of(setting: str) -> list[str]:
    """The lines of a setting that say something."""
    return [line.strip() for line in setting.splitlines() if line.strip()]


def mapping_of(setting: str) -> dict[str, str]:
    """A setting of lines `theirs = ours`."""
    pairs = (line.partition("=") for line in lines_of(setting))
    return {theirs.strip(): ours.strip() for theirs, sign, ours in pairs if sign}


def _step(said: Any, name: str) -> Any:
    if isinstance(said, list):
        at = int(name) if name.isascii() and name.isdecimal() and len(name) < 6 else -1  # noqa: PLR2004
        return said[at] if 0 <= at < len(said) else None
    if not isinstance(said, Mapping):
        return None
    if name in said:
        return said[name]
    folded = name.lower()
    return next((value for key, value in said.items() if str(key).lower() == folded), None)


def _form(text: str) -> dict[str, str]:
    if "=" not in text or text[:1] == "<":
        return {}
    try:
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError:
        return {}
