"""An outside language model, if the company wants one: masked, bounded, counted, never needed."""

from .asking import ask, is_on
from .contracts import NotProvided, Provided

__all__ = ["NotProvided", "Provided", "ask", "is_on"]
