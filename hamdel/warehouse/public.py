"""The face of the warehouse."""

from .contracts import Beside, Held, Making, Reach, Ready, Row, TooMuch
from .queries import held, preparation
from .usecases.asking import ask
from .usecases.emptying import empty_profiles
from .usecases.keeping import keep_rows
from .usecases.preparing import prepare

__all__ = [
    "Beside",
    "Held",
    "Making",
    "Reach",
    "Ready",
    "Row",
    "TooMuch",
    "ask",
    "empty_profiles",
    "held",
    "keep_rows",
    "preparation",
    "prepare",
]
