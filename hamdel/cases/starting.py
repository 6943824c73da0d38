"""The types of cases that a new installation starts with, as written in `starting_types.toml`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("starting_types.toml")


@cache
def starting_types() -> tuple[dict[str, Any], ...]:
    """Columns of the types, in their order."""
    found = tomllib.loads(_FILE.read_text(encoding="utf-8"))["type"]
    return tuple({**one, "position": place * 10} for place, one in enumerate(found, start=1))


def load_starting_types(*, type_model: Any) -> None:
    """Write what is not there yet, by key; what people changed stays as they left it."""
    for columns in starting_types():
        type_model.objects.get_or_create(key=columns["key"], defaults=columns)
