"""The seed of a draw: sealed until it is drawn."""

from typing import Final

from hamdel.platform.seals import seal, unseal

_PURPOSE: Final = b"hamdel draw"


def sealed(seed: bytes) -> str:
    """A seed as it is kept."""
    return seal(seed.hex(), purpose=_PURPOSE)


def opened(kept: str) -> bytes:
    """The seed that was kept; show it to nobody before the draw. Raises BrokenSeal."""
    return bytes.fromhex(unseal(kept, purpose=_PURPOSE))
