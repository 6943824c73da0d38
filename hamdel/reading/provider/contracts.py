"""What an outside model is asked, and what comes back."""

from dataclasses import dataclass


class NotProvided(Exception):
    """There is no answer; the text says why, for a person. Everything works without one."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where an OpenAI-compatible service listens, from the environment."""

    url: str
    key: str
    model: str


@dataclass(frozen=True, slots=True)
class Provided:
    """An answer, with what was masked put back; tokens as the service counts them."""

    text: str
    tokens: int
