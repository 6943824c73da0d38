"""What packages above put on the list of where it hurts: deeds at its steps, pieces above it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .asked import Asked
from .rules.friction import Sore


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What can be done at a step: a link, and what is known of it already. `tone` is that of the chip."""

    url: str
    label: str
    primary: bool = False
    chip: str = ""
    tone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A template of the registering package, with what it shows as `facts`."""

    template: str
    facts: Any


OffersAt = Callable[[Sequence[Sore], Mapping[str, str], str], Mapping[str, Offer]]
PieceOf = Callable[[Asked, Sequence[Sore], str], Piece | None]
_offers: dict[str, OffersAt] = {}
_pieces: dict[str, PieceOf] = {}


def register_offers(name: str, offers: OffersAt) -> None:
    """Have `offers(sores, what the address asks, role)` give an Offer by step, once for a whole list."""
    _offers[name] = offers


def register_piece(name: str, piece: PieceOf) -> None:
    """Have `piece(asked, sores, role)` give what stands above the list, or None."""
    _pieces[name] = piece


def offers_at(
    sores: Sequence[Sore], query: Mapping[str, str], role: str
) -> dict[str, tuple[Offer, ...]]:
    """What is offered at some steps, by step, in the order in which packages registered."""
    found: dict[str, tuple[Offer, ...]] = {}
    for offers in _offers.values():
        for step, one in offers(sores, query, role).items():
            found[step] = (*found.get(step, ()), one)
    return found


def pieces_above(asked: Asked, sores: Sequence[Sore], role: str) -> list[Piece]:
    """What stands above the list."""
    found = (piece(asked, sores, role) for piece in _pieces.values())
    return [one for one in found if one is not None]
