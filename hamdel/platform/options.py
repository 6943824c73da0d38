"""Run-time options: each declared once, typed, with its one default."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar, cast

import msgspec
from django.utils.functional import Promise

from hamdel.platform import audit
from hamdel.platform.models import Option

T = TypeVar("T", bool, int, float, str)
Value = bool | int | float | str
Label = str | Promise

_declared: dict[str, "Declared[Any]"] = {}


class OptionError(ValueError):
    """The value does not fit the option; the text says why."""


@dataclass(frozen=True, kw_only=True)
class Declared(Generic[T]):
    """An option as its package declared it; `label` and `help` are lazy translations."""

    name: str
    type: type[T]
    default: T
    label: Label
    help: Label
    least: float | None = None
    most: float | None = None
    choices: Sequence[T] = ()

    def get(self) -> T:
        """Read the value that holds now (one row by its key, or the default)."""
        return cast("T", get(self.name))


def declare(  # noqa: PLR0913 - it is a declaration
    name: str,
    type: type[T],  # noqa: A002 - reads as `type=int`
    default: T,
    *,
    label: Label,
    help: Label,  # noqa: A002
    least: float | None = None,
    most: float | None = None,
    choices: Sequence[T] = (),
) -> Declared[T]:
    """Declare an option, e.g. `identity.people_per_identifier`; raises where the default is no value."""
    option = Declared(
        name=name,
        type=type,
        default=default,
        label=label,
        help=help,
        least=least,
        most=most,
        choices=tuple(choices),
    )
    _fit(option, default)
    if _declared.setdefault(name, option) != option:
        raise ValueError(f"option {name} is declared twice")
    return option


def declared() -> list[Declared[Any]]:
    """All options, by name."""
    return [_declared[name] for name in sorted(_declared)]


def get(name: str) -> Value:
    """The value that holds now; KeyError for an undeclared name."""
    option = _declared[name]
    row = Option.objects.filter(pk=name).first()
    return option.default if row is None else _read(option, row.value)


def set(name: str, value: Value, *, who: str, now: datetime) -> None:  # noqa: A001
    """Keep a value and write the audit entry; OptionError where it does not fit."""
    option = _declared[name]
    _fit(option, value)
    before = get(name)
    text = msgspec.json.encode(value).decode()
    Option.objects.update_or_create(pk=name, defaults={"value": text})
    audit.record(
        who=who,
        act="option set",
        subject=f"option:{name}",
        before={"value": before},
        after={"value": value},
        now=now,
    )


def _read(option: Declared[Any], text: str) -> Value:
    # A value of an older version that no longer fits gives way to the default.
    try:
        value = msgspec.json.decode(text, type=option.type)
        _fit(option, value)
    except (msgspec.MsgspecError, OptionError):
        return cast("Value", option.default)
    return cast("Value", value)


def _fit(option: Declared[Any], value: Any) -> None:
    if type(value) is not option.type:
        raise OptionError(f"{option.name} must be {option.type.__name__}")
    if option.choices and value not in option.choices:
        raise OptionError(f"{option.name} must be one of {', '.join(map(str, option.choices))}")
    if option.least is not None and value < option.least:
        raise OptionError(f"{option.name} must be at least {option.least}")
    if option.most is not None and value > option.most:
        raise OptionError(f"{option.name} must be at most {option.most}")
