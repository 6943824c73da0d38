"""What a person chose of the look: theme and language; cookies for guests, kept with the person else."""

from collections.abc import Callable
from typing import Protocol

from django.http import HttpRequest

from .words import THEMES

THEME_COOKIE = "hamdel_theme"
SYSTEM = "system"


class Keeper(Protocol):
    """Who keeps a signed-in person's choice (`accounts` registers itself)."""

    def __call__(self, *, user_id: int, language: str, theme: str) -> None:
        """Keep what is not empty."""


_keepers: list[Keeper] = []


def register_keeper(keeper: Keeper) -> Callable[[], None]:
    """Have `keeper` told of each choice; returns what takes it out again."""
    _keepers.append(keeper)
    return lambda: _keepers.remove(keeper)


def keep(*, user_id: int, language: str, theme: str) -> None:
    """Tell all keepers; an empty text means unchanged."""
    for keeper in _keepers:
        keeper(user_id=user_id, language=language, theme=theme)


def theme_of(request: HttpRequest) -> str:
    """Return the chosen theme: "system", "light", "dark" or "contrast"."""
    theme = getattr(getattr(request, "user", None), "theme", "") or request.COOKIES.get(
        THEME_COOKIE, ""
    )
    return theme if theme in THEMES else SYSTEM
