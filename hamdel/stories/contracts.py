"""What crosses the face of stories."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

LONGEST: Final = 5_000  # characters of what happened
MOST_SECTIONS: Final = 20


class NoSuch(Exception):
    """There is no such story, view or version."""


class Refused(Exception):
    """It can not be done so; the message says why, `field` what was wrong."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class Overtaken(Exception):
    """Somebody else saved a version meanwhile: the newest is `number`."""

    def __init__(self, number: int) -> None:
        super().__init__(f"version {number} was saved meanwhile")
        self.number = number


@dataclass(frozen=True, slots=True, kw_only=True)
class ToTell:
    """A story: what happened, to whom and where, and what it teaches."""

    title: str
    happened: str
    teaches: str = ""
    customer_id: int | None = None
    touchpoint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewFacts:
    """What a colleague adds to a story."""

    id: int
    story_id: int
    text: str
    by: str
    by_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFacts:
    """A story as it was told. `touchpoint` is a key of the catalogue."""

    id: int
    title: str
    happened: str
    teaches: str
    customer_id: int | None
    touchpoint: str
    by: str
    by_id: int | None
    at: datetime
    changed_at: datetime | None
    views: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the vision, with the stories that it rests on."""

    heading: str
    text: str
    story_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VisionFacts:
    """One version of the vision. `why`: what was changed."""

    number: int
    opening: str
    sections: tuple[Section, ...]
    why: str
    by: str
    at: datetime
