"""Journeys over the API."""

from . import figures, flows, friction, funnel, measured, periods, walks

__all__ = ["figures", "flows", "friction", "funnel", "measured", "periods", "walks"]
