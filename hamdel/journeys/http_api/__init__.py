"""Journeys over the API."""

from . import figures, flows, friction, funnel, measured, moments, periods, walks

__all__ = ["figures", "flows", "friction", "funnel", "measured", "moments", "periods", "walks"]
