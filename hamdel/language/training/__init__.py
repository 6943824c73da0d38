"""Making the reader's weights from labelled messages."""

from .bundled import bundled_rows
from .fitting import INTENTS, TooFewRows, fit
from .quality import Quality, judge
from .rows import Row

__all__ = ["INTENTS", "Quality", "Row", "TooFewRows", "bundled_rows", "fit", "judge"]
