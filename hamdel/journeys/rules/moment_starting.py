"""Rules of moments to begin with, the first that fits marks. Pure."""

from typing import Any, Final

STARTING: Final[tuple[dict[str, Any], ...]] = (
    {"mark": "negative", "outcomes": ["failure", "abandoned"]},
    {"mark": "negative", "emotions": ["anger", "sadness", "fear"]},
    {"mark": "negative", "effort_from": 5},
    {"mark": "negative", "sentiment_to": -0.15},
    {"mark": "positive", "sentiment_from": 0.15},
    {"mark": "positive", "emotions": ["joy"]},
    {"mark": "positive", "outcomes": ["success"], "actions": ["Order Completed", "Case Resolved", "Promise Kept"]},
)  # fmt: skip
