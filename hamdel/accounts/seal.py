"""Secrets at rest: what a code app shares with us is kept sealed with the installation's key."""

from typing import Final

from hamdel.platform import seals
from hamdel.platform.seals import BrokenSeal

__all__ = ["BrokenSeal", "seal", "unseal"]

_PURPOSE: Final = b"hamdel accounts"


def seal(text: str) -> str:
    """Return the text sealed."""
    return seals.seal(text, purpose=_PURPOSE)


def unseal(sealed: str) -> str:
    """Return the text; raises BrokenSeal."""
    return seals.unseal(sealed, purpose=_PURPOSE)
