"""Guides to begin with, in Persian and English."""

import tomllib
from functools import cache
from pathlib import Path

from .contracts import GuideFacts
from .queries.studies import own_guides
from .rules.guides import read_guide


@cache
def starting_guides() -> tuple[GuideFacts, ...]:
    """The guides that come with Hamdel."""
    said = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(
        GuideFacts(
            id=None,
            key=one["key"],
            name=one["name"],
            language=one["language"],
            kind=one["kind"],
            questions=read_guide(one["text"]),
            consent=one["consent"],
        )
        for one in said["guide"]
    )


def guides(language: str) -> list[GuideFacts]:
    """All guides: the team's own first, then those of Hamdel in a language before the others."""
    theirs = sorted(starting_guides(), key=lambda one: one.language != language)
    return [*own_guides(), *theirs]


def guide(key: str) -> GuideFacts | None:
    """The guide of a key, None for none."""
    return next((one for one in guides("") if one.key == key), None)
