"""The menu: each package registers its own screens, the layout draws what a person may open."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

Label = str | Promise
FRESH: Final = 5.0  # seconds for which a process believes how many things wait
_MOST_COUNTED: Final = 10_000
MOST_OPEN: Final = 8  # screens of a section that are shown without asking


@dataclass(frozen=True)
class Entry:
    """A screen in the menu, as registered."""

    section: Label
    label: Label
    url_name: str
    icon: str
    roles: frozenset[str]
    order: int
    key: str
    count: Callable[[int], int] | None


@dataclass(frozen=True)
class Item:
    """A screen in the menu of one person on one page."""

    label: str
    url: str
    icon: str
    current: bool
    key: str
    count: int


@dataclass
class Section:
    """A group of the menu; the first one has no name."""

    name: str
    items: list[Item] = field(default_factory=list)
    icon: str = "gear"

    @property
    def folds(self) -> bool:
        """Whether it is so long that it lies folded until it is asked for."""
        return bool(self.name) and len(self.items) > MOST_OPEN

    @property
    def waiting(self) -> int:
        """How many things wait in it."""
        return sum(item.count for item in self.items)

    @property
    def here(self) -> bool:
        """Whether the current screen is in it."""
        return any(item.current for item in self.items)


_entries: dict[str, Entry] = {}
_icons: dict[Label, str] = {}
_counted: dict[tuple[str, int], tuple[float, int]] = {}


def register(  # noqa: PLR0913 - one keyword for each thing a menu says of a screen
    section: Label,
    label: Label,
    url_name: str,
    icon: str,
    roles: tuple[str, ...] = (),
    order: int = 100,
    *,
    key: str = "",
    count: Callable[[int], int] | None = None,
) -> None:
    """Put a screen into the menu; call it from the package's `handlers.py`.

    `section` and `label` are lazy translations ("" is the first, nameless section). `roles` empty
    means everybody. `order` sorts screens, and sections by their first screen. `key` is a
    keyboard sequence ("g c"). `count(user_id)` says how many things wait there (0 shows nothing).
    """
    _entries[url_name] = Entry(section, label, url_name, icon, frozenset(roles), order, key, count)


def register_section(section: Label, icon: str) -> None:
    """Give a section the picture that it has while it lies folded."""
    _icons[section] = icon


def menu(*, role: str, user_id: int, path: str) -> list[Section]:
    """Return the sections a person of `role` may open; the screen of `path` is current."""
    sections: dict[str, Section] = {}
    allowed = [(e, _address(e)) for e in sorted(_entries.values(), key=lambda entry: entry.order)]
    shown = [(e, url) for e, url in allowed if url and (not e.roles or role in e.roles)]
    icons = {str(section): icon for section, icon in _icons.items()}
    current = _current([url for _, url in shown], path)
    for entry, url in shown:
        name = str(entry.section)
        section = sections.setdefault(name, Section(name, icon=icons.get(name, "gear")))
        waiting = _waiting(entry, user_id)
        item = Item(str(entry.label), url, entry.icon, url == current, entry.key, waiting)
        section.items.append(item)
    return list(sections.values())


def forget_counts() -> None:
    """Count anew on the next page: somebody did something."""
    _counted.clear()


def _waiting(entry: Entry, user_id: int) -> int:
    """How many things wait at a screen: every page shows it, so it is asked seldom."""
    if entry.count is None:
        return 0
    at, found = _counted.get((entry.url_name, user_id), (0.0, 0))
    now = time.monotonic()
    if at == 0.0 or now - at > FRESH:
        found = entry.count(user_id)
        if len(_counted) >= _MOST_COUNTED:
            _counted.clear()
        _counted[entry.url_name, user_id] = now, found
    return found


def _address(entry: Entry) -> str:
    """The screen's path; empty where the program is wired without it."""
    try:
        return reverse(entry.url_name)
    except NoReverseMatch:
        return ""


def _current(urls: list[str], path: str) -> str:
    """The longest address of the menu that `path` lies under; "/" is only itself."""
    under = [url for url in urls if path == url or (url != "/" and path.startswith(url))]
    return max(under, key=len, default="")
