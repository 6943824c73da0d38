"""The face of the warehouse."""

from .contracts import Beside, Held, Row, TooMuch
from .queries import held
from .usecases.asking import ask
from .usecases.emptying import empty_profiles
from .usecases.keeping import keep_rows

__all__ = [
    "Beside",
    "Held",
    "Row",
    "TooMuch",
    "ask",
    "empty_profiles",
    "held",
    "keep_rows",
]
