"""The rules that are on and what holds for all of them, as screens that are looked at all day ask."""

from time import monotonic
from typing import Final

from ..contracts import Rule, Settings
from .rules import rules_in_order
from .settings import settings_now

_BELIEVED: Final = 5.0  # seconds; who changes them in this process sees it at once
_known: Final[list[tuple[float, tuple[Rule, ...], Settings]]] = []


def ground_lately() -> tuple[tuple[Rule, ...], Settings]:
    """Rules and settings, as they were some seconds ago at the earliest: they only show."""
    if not _known or monotonic() - _known[0][0] > _BELIEVED:
        _known[:] = [(monotonic(), tuple(rules_in_order(only_on=True)), settings_now())]
    _at, rules, settings = _known[0]
    return rules, settings


def forget_ground() -> None:
    """Ask again next time: something of it was changed."""
    _known.clear()
