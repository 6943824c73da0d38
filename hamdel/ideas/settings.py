"""The names of what can be set of ideas."""

from typing import Final

LOOK_FIRST: Final = "ideas.look_first"
TELL_AFTER: Final = "ideas.tell_after_minutes"
TEXT: Final = "ideas.done_text"
COMPANY: Final = "ideas.company"
PLACES: Final = ("hello", "name", "title", "answer", "link", "stop")
