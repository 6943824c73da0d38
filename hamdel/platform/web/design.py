"""What the parts page shows: made-up people and moments, both languages."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from .curve import CurvePoint

_NOW = datetime(2026, 11, 23, 11, 52, tzinfo=UTC)


def sample() -> dict[str, Any]:
    """Return the values that hamdel/design_parts.html draws."""
    return {
        "now": _NOW,
        "yesterday": _NOW - timedelta(days=1),
        "minutes": timedelta(minutes=4, seconds=5),
        "points": _points(),
        "moments": _moments(),
        "rows": _rows(),
    }


def _points() -> list[CurvePoint]:
    values = (0.05, 0.45, 0.7, 0.1, 0.5, -0.75, -0.2)
    return [
        CurvePoint(value=value, now=index == len(values) - 1) for index, value in enumerate(values)
    ]


def _moments() -> list[SimpleNamespace]:
    return []


def _rows() -> list[SimpleNamespace]:
    return []
