"""The face of journeys."""

from .contracts import Behind, Flow, Span
from .queries.flows import directly_follows
from .queries.friction import friction
from .rules.friction import Friction, Sore

__all__ = ["Behind", "Flow", "Friction", "Sore", "Span", "directly_follows", "friction"]
