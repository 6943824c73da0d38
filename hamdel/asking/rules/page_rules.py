"""What a page of others tells of a visitor against what a rule of pages wants."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

MOST_SECONDS: Final = 3_600


@dataclass(frozen=True, kw_only=True)
class PageRule:
    """When a page asks: on which path (`*` is anything), after which action, seconds, scrolling, at leaving.

    All that is said has to hold. `scroll` is of hundred.
    """

    path: str = ""
    action: str = ""
    seconds: int = 0
    scroll: int = 0
    leaving: bool = False


def read_page_rule(given: Mapping[str, Any]) -> PageRule:
    """A rule of pages as it is kept, within its bounds."""
    return PageRule(
        path=str(given.get("path") or "")[:300],
        action=str(given.get("action") or "")[:100],
        seconds=min(MOST_SECONDS, max(0, int(given.get("seconds") or 0))),
        scroll=min(100, max(0, int(given.get("scroll") or 0))),
        leaving=bool(given.get("leaving")),
    )


def kept(rule: PageRule) -> dict[str, Any]:
    """A rule of pages without what it does not say."""
    return {name: value for name, value in asdict(rule).items() if value}


def on_path(rule: PageRule, path: str) -> bool:
    """Whether a rule is for a path; a rule without one is for all. As long as both together, at most."""
    if not rule.path:
        return True
    first, *middle = rule.path.split("*")
    if not middle:
        return path == first
    last = middle.pop()
    rest = path[len(first) :]
    if not path.startswith(first) or not rest.endswith(last) or len(rest) < len(last):
        return False
    rest = rest[: len(rest) - len(last)]
    for part in middle:
        _, found, rest = rest.partition(part) if part else ("", "*", rest)
        if not found:
            return False
    return True
