"""The face of the warehouse."""

from .contracts import Beside, Held, Making, Reach, Ready, Row, TooMuch
from .queries import held, live_files, preparation
from .sitting import once, sitting
from .usecases.asking import ask
from .usecases.emptying import empty_profiles
from .usecases.keeping import keep_columns, keep_rows
from .usecases.preparing import prepare
from .usecases.tidying import sweep_files, tidy

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
    "keep_columns",
    "keep_rows",
    "live_files",
    "once",
    "preparation",
    "prepare",
    "sitting",
    "sweep_files",
    "tidy",
]
