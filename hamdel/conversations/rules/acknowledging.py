"""How a customer is told by the machine that their message has come (RFC 3834)."""

from collections.abc import Mapping
from typing import Final

from hamdel.platform.placeholders import fill_in

SUBJECTS: Final = {"fa": "پیام شما رسید", "en": "We have got your message"}
_WORDS: Final = {
    "fa": (
        "پیام شما رسید و همکاران ما آن را می‌خوانند.\n{opening}\n\n"
        "این پاسخ خودکار است؛ پیام بعدی را یک آدم می‌نویسد."
    ),
    "en": (
        "We have got your message and will read it.\n{opening}\n\n"
        "This answer is automatic; the next one is written by a person."
    ),
}


def words_for(language: str, *, own: str, values: Mapping[str, str]) -> str:
    """What they are told, in "fa" or "en"; `own` are the company's own words, if any.

    Nothing of what the customer wrote is in it, so that nobody can have us write to others for them.
    """
    text = fill_in(own or _WORDS[language], values)
    return "\n".join(line.rstrip() for line in _without_gaps(text.splitlines()))


def _without_gaps(lines: list[str]) -> list[str]:
    """Lines without an empty one after an empty one, or at the ends: opening times may be unknown."""
    kept: list[str] = []
    for line in lines:
        if line.strip() or (kept and kept[-1].strip()):
            kept.append(line)
    return kept[:-1] if kept and not kept[-1].strip() else kept
