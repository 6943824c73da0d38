"""The face of stories."""

from .contracts import NoSuch, Refused, Section, StoryFacts, ToTell, VisionFacts
from .queries.stories import list_stories
from .queries.vision import vision
from .usecases.composing import compose_vision
from .usecases.telling import add_view, tell_story

__all__ = [
    "NoSuch",
    "Refused",
    "Section",
    "StoryFacts",
    "ToTell",
    "VisionFacts",
    "add_view",
    "compose_vision",
    "list_stories",
    "tell_story",
    "vision",
]
