"""Questions as files: what each asks over, put together into one."""

import re
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

SQL: Final = Path(__file__).parent.parent / "sql"
# From what was prepared (`journeys.preparing`), the same relation is told by another file.
_READY: Final = {"steps": "steps_ready", "moments": "moments_again", "latest": "latest_ready"}
_OVER: Final = re.compile(r"^-- over: (.+)$", re.MULTILINE)
_VALUE: Final = re.compile(r"\$([a-z_0-9]+)")


@lru_cache(maxsize=128)
def question_of(name: str, *, ready: bool = False) -> str:
    """The question `sql/<name>.sql`, with those that it is over (`-- over: …` in front) by their names.

    `ready`: over what was prepared. Raises FileNotFoundError where there is no such question.
    """
    below = _below(name, ready=ready)
    if not below:
        return _read(name, ready=ready)
    named = ",\n".join(f"{one} AS (\n{_read(one, ready=ready)})" for one in below)
    return f"WITH {named}\nSELECT * FROM (\n{_read(name, ready=ready)})"


def needs(name: str, other: str) -> bool:
    """Whether a question is over another, or over one that is."""
    return other in (name, *_below(name, ready=False))


def version_of(question: str) -> str:
    """What tells a question from an earlier one of the same name: what that prepared serves no more."""
    return blake2b(question.encode(), digest_size=6).hexdigest()


def used(question: str, *values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of some values that a question names."""
    given = {key: one for some in values for key, one in some.items()}
    return {key: given[key] for key in set(_VALUE.findall(question)) if key in given}


def _below(name: str, *, ready: bool) -> list[str]:
    """What a question is over, each once, after what it is over itself."""
    found: dict[str, None] = {}
    for names in _OVER.findall(_read(name, ready=ready)):
        for one in names.split(","):
            other = one.strip().removesuffix(".sql")
            found.update(dict.fromkeys([*_below(other, ready=ready), other]))
    return list(found)


@lru_cache(maxsize=256)
def _read(name: str, *, ready: bool) -> str:
    file = _READY.get(name, name) if ready else name
    return (SQL / f"{file}.sql").read_text(encoding="utf-8")
