"""The vision as a column keeps it, and what a version changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..contracts import Section


@dataclass(frozen=True, slots=True)
class Changed:
    """What a version changed against the one before: headings that came, went, and were rewritten."""

    came: tuple[str, ...]
    went: tuple[str, ...]
    rewritten: tuple[str, ...]


def as_rows(sections: Iterable[Section]) -> list[dict[str, Any]]:
    """Sections as a column keeps them."""
    return [
        {"heading": one.heading, "text": one.text, "stories": list(one.story_ids)}
        for one in sections
    ]


def of_rows(rows: Iterable[dict[str, Any]]) -> tuple[Section, ...]:
    """Sections of a column."""
    return tuple(
        Section(one["heading"], one["text"], tuple(one.get("stories", ()))) for one in rows
    )


def without_empty(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Sections in which something is said; each story stands once in a section."""
    return tuple(
        Section(one.heading.strip(), one.text.strip(), tuple(dict.fromkeys(one.story_ids)))
        for one in sections
        if one.heading.strip() or one.text.strip() or one.story_ids
    )


def changed(before: Sequence[Section], after: Sequence[Section]) -> Changed:
    """What changed from one version to the next, by headings."""
    old = {one.heading: one for one in before}
    new = {one.heading: one for one in after}
    return Changed(
        came=tuple(one for one in new if one not in old),
        went=tuple(one for one in old if one not in new),
        rewritten=tuple(one for one in new if one in old and new[one] != old[one]),
    )
