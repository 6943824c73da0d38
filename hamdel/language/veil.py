"""Personal data taken out of a text before it leaves, and put back when the answer comes."""

import re
from collections.abc import Callable, Iterable

from .entities import Entity, Kind, find_identifiers
from .mask import mask_card, mask_email, mask_national_id, mask_phone, mask_sheba

_MASKS: dict[Kind, Callable[[str], str]] = {
    "card": mask_card,
    "phone": mask_phone,
    "national_id": mask_national_id,
    "iban": mask_sheba,
    "email": mask_email,
}
_PLACEHOLDER = re.compile(r"\[([a-z_]{2,20})-([0-9]{1,9})\]")


def mask_entities(text: str, entities: Iterable[Entity]) -> str:
    """Return `text` with the cards, phones, national ids, Shebas and e-mails masked.

    `entities` are those found in this very text; other kinds stay as they are.
    """
    return _replaced(text, entities, lambda one: _MASKS[one.kind](str(one.value)))


def mask_text(text: str) -> str:
    """Return `text` with what identifies a person masked: 0913•••6789, m•••@example.com."""
    return mask_entities(text, find_identifiers(text))


def veil(text: str, entities: Iterable[Entity] | None = None) -> tuple[str, dict[str, str]]:
    """Return `text` with placeholders such as [phone-1], and the table that puts it back.

    `entities` found in this very text say what to veil, of any kind (persons too); without them
    it is what identifies a person. The same value has the same placeholder. Placeholders that
    stand in the text already are never used, so `unveil` gives the text back exactly.
    """
    standing = {found[0] for found in _PLACEHOLDER.finditer(text)}
    table: dict[str, str] = {}
    names: dict[tuple[str, str], str] = {}
    counts: dict[str, int] = {}

    def placeholder(one: Entity) -> str:
        key = (one.kind, one.surface)
        while key not in names:
            counts[one.kind] = counts.get(one.kind, 0) + 1
            name = f"[{one.kind}-{counts[one.kind]}]"
            if name not in standing:
                names[key] = name
                table[name] = one.surface
        return names[key]

    found = find_identifiers(text) if entities is None else entities
    return _replaced(text, found, placeholder, kinds=None), table


def unveil(masked: str, table: dict[str, str]) -> str:
    """Return `masked` with each placeholder of `table` as it was; others stay."""
    return _PLACEHOLDER.sub(lambda found: table.get(found[0], found[0]), masked)


def _replaced(
    text: str,
    entities: Iterable[Entity],
    written: Callable[[Entity], str],
    *,
    kinds: frozenset[str] | None = frozenset(_MASKS),
) -> str:
    parts, at = [], 0
    for one in sorted(entities, key=lambda one: one.start):
        if one.start >= at and (kinds is None or one.kind in kinds):
            parts += [text[at : one.start], written(one)]
            at = one.end
    return "".join([*parts, text[at:]])
