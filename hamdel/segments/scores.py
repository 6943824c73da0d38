"""Scores that packages above keep of customers: they register how to ask for them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

Question = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True, kw_only=True)
class ScoreSource:
    """A score of customers, between `least` and `most`.

    `ask(now)` gives SQL (values as `?`) that both databases take, and its values: rows of
    `customer_id, value`, one a customer at most; those without a score are absent.
    """

    name: str
    label: str | Promise
    least: float
    most: float
    ask: Callable[[datetime], Question]


SENTIMENT = "sentiment"
_sources: dict[str, ScoreSource] = {}


def register_score(source: ScoreSource) -> None:
    """Let rules ask for a score; call it from the package's `handlers.py`."""
    _sources[source.name] = source


def score_source(name: str) -> ScoreSource | None:
    """The score of a name; None where nobody keeps one."""
    return _sources.get(name)


def score_sources() -> list[ScoreSource]:
    """The scores that there are, beside the sentiment of the log."""
    return list(_sources.values())
