"""Who has something for somebody who answered: packages above register, the thanks page shows it."""

from collections.abc import Callable

from .contracts import AfterAnswer, ResponseFacts

Show = Callable[[ResponseFacts], AfterAnswer | None]
_shown: dict[str, Show] = {}


def register_after_answer(name: str, show: Show) -> None:
    """Show something after a whole answer: `show` is called with it, and gives None for nothing.

    It is called by the page that thanks, each time that is shown; a name registers once.
    """
    _shown[name] = show


def after_answer(given: ResponseFacts) -> tuple[AfterAnswer, ...]:
    """What is to be shown to somebody who answered."""
    found = [show(given) for show in _shown.values()]
    return tuple(one for one in found if one is not None)
