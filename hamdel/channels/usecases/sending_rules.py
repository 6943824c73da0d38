"""The rules of sending are changed: all of the options whose names begin with `sending.`."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from hamdel.platform import options
from hamdel.platform.options import Declared, OptionError, Value

from ..rules.quiet_hours import read_quiet_hours
from .door import QUIET

PREFIX: Final = "sending."


def sending_rules() -> list[tuple[Declared[Any], Value]]:
    """Every rule of sending and the value that holds, by name."""
    rules = [one for one in options.declared() if one.name.startswith(PREFIX)]
    return [(one, options.get(one.name)) for one in rules]


@transaction.atomic
def set_sending_rules(values: Mapping[str, Value], *, who: str, now: datetime) -> int:
    """Keep those that changed; returns how many. Raises OptionError where one does not fit."""
    changed = 0
    for rule, held in sending_rules():
        value = values.get(rule.name, held)
        if rule.name == QUIET and value and read_quiet_hours(str(value)) is None:
            raise OptionError(f"{QUIET} is no span of hours")
        if value != held:
            options.set(rule.name, value, who=who, now=now)
            changed += 1
    return changed
