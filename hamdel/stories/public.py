"""The face of stories."""

from .contracts import NoSuch, Refused, Section, StoryFacts, ToTell, VisionFacts
from .queries.stories import list_stories
from .queries.vision import vision
from .usecases.composing import compose_vision, erase_versions
from .usecases.telling import add_view, erase_stories, tell_story

__all__ = [
    "NoSuch",
    "Refused",
    "Section",
    "StoryFacts",
    "ToTell",
    "VisionFacts",
    "add_view",
    "compose_vision",
    "erase_stories",
    "erase_versions",
    "list_stories",
    "tell_story",
    "vision",
]
