"""What packages have to say at the top of every signed-in screen, e.g. that a long work goes on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

Source = Callable[[HttpRequest], Any]


@dataclass(frozen=True, slots=True)
class Banner:
    """A template of its package, and what it is given as `facts`."""

    template: str
    facts: Any


_sources: dict[str, Source] = {}


def register(template: str, source: Source) -> None:
    """Show a template wherever `source(request)` gives facts; None shows nothing.

    It is asked on every page: it must answer from one quick query, or none.
    """
    _sources[template] = source


def banners(request: HttpRequest | None) -> list[Banner]:
    """What is to be shown now; nothing for a guest."""
    user = getattr(request, "user", None)
    if request is None or user is None or not user.is_authenticated:
        return []
    found = ((template, source(request)) for template, source in _sources.items())
    return [Banner(template, facts) for template, facts in found if facts is not None]
