"""Journeys over the API."""

from . import flows, friction, funnel, measured, periods, walks

__all__ = ["flows", "friction", "funnel", "measured", "periods", "walks"]
