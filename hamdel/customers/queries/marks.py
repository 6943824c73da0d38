"""All that names some people, in whatever their profiles say: by it copies elsewhere are found."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from ..models import Attribute, Identifier
from ..rules.names import NAME_ATTRIBUTES, name_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Identifiers as (kind, canonical value), and every full name that was ever told."""

    identifiers: tuple[tuple[str, str], ...]
    names: tuple[str, ...]


def marks_of(profile_ids: Sequence[int]) -> Marks:
    """Return what names some profiles; the placeholders that many people share among it."""
    known = Identifier.objects.filter(profile_id__in=profile_ids).values_list("kind", "value")
    said: dict[int, dict[str, object]] = {}
    rows = Attribute.objects.filter(profile_id__in=profile_ids, name__in=NAME_ATTRIBUTES)
    for profile, name, value in rows.values_list("profile_id", "name", "value"):
        said.setdefault(profile, {})[name] = json.loads(value)
    whole = (name_in(attributes) for attributes in said.values())
    parts = (
        name_in({name: value for name, value in attributes.items() if name != "name"})
        for attributes in said.values()
    )
    names = dict.fromkeys(name for name in (*whole, *parts) if name)
    return Marks(identifiers=tuple(sorted(set(known))), names=tuple(names))
