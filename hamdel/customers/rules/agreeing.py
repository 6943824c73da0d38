"""What two customers agree and disagree in: as written, and in the form that was compared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from hamdel.language.fold import fold
from hamdel.language.names import fold_name, similarity

from ..contracts import ANONYMOUS_ID, EMAIL, PHONE
from .identifiers import STRONG
from .names import at_odds

_ALIKE: Final = 0.8
PLACES: Final = ("city", "address", "postal_code")
KINDS_SHOWN: Final = (*sorted(STRONG), PHONE, EMAIL, "telegram", "bale", ANONYMOUS_ID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One field of two customers. `agrees` is None where it says nothing either way."""

    field: str
    ours: str
    theirs: str
    compared: tuple[str, ...]
    agrees: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One customer, as far as comparing goes: identifiers by kind, attributes, name."""

    identifiers: Mapping[str, frozenset[str]]
    attributes: Mapping[str, Any]
    name: str


def agreements(ours: Side, theirs: Side) -> tuple[Agreement, ...]:
    """Field by field what speaks for one person and what against.

    Fields that only one side has are left out.
    """
    found = [_of_name(ours.name, theirs.name)]
    found += [_of_kind(kind, ours, theirs) for kind in KINDS_SHOWN]
    found += [_of_place(name, ours, theirs) for name in PLACES]
    return tuple(one for one in found if one is not None)


def _of_name(ours: str, theirs: str) -> Agreement | None:
    if not ours or not theirs:
        return None
    folded = (fold_name(ours), fold_name(theirs))
    agrees = True if similarity(ours, theirs) >= _ALIKE else None
    if at_odds([ours], [theirs]):
        agrees = False
    return Agreement(
        field="name", ours=ours, theirs=theirs, compared=_distinct(folded), agrees=agrees
    )


def _of_kind(kind: str, ours: Side, theirs: Side) -> Agreement | None:
    mine, other = ours.identifiers.get(kind), theirs.identifiers.get(kind)
    if not mine or not other:
        return None
    common = mine & other
    # Two phones or two e-mails are no contradiction; two national ids are.
    agrees = True if common else (False if kind in STRONG else None)
    if kind == ANONYMOUS_ID and not common:
        return None
    shown = (_listed(common or mine), _listed(common or other))
    return Agreement(
        field=kind, ours=shown[0], theirs=shown[1], compared=_distinct(shown), agrees=agrees
    )


def _of_place(name: str, ours: Side, theirs: Side) -> Agreement | None:
    mine, other = ours.attributes.get(name), theirs.attributes.get(name)
    if not isinstance(mine, str) or not isinstance(other, str):
        return None
    folded = (fold(mine), fold(other))
    agrees = True if folded[0] == folded[1] else None
    return Agreement(
        field=name, ours=mine, theirs=other, compared=_distinct(folded), agrees=agrees
    )


def _listed(values: Iterable[str]) -> str:
    return ", ".join(sorted(values)[:3])


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
