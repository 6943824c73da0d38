"""Kinds of moments named after somebody: an e-mail in an action, a phone in a channel."""

import re
from collections.abc import Sequence
from typing import Any, Final

from django.db.models import Count

from hamdel.customers.public import canonical_identifier, marks_of
from hamdel.language.fold import fold
from hamdel.touchpoints.public import erase_kinds, kind_facts, kinds_speaking

from .models import Interaction
from .rules.mentions import mentions

# What names one person wherever it stands. Of the ids of other systems, and of names, a word that
# everybody's moments are called by may be one: they count in kinds that only this person met.
_PERSONAL: Final = ("phone", "email", "national_id")
_MAY_SPEAK: Final = re.compile(r"@|(?:\d\D{0,3}){7}")


def named_kinds(profile_ids: Sequence[int]) -> dict[int, frozenset[str]]:
    """The kinds named after the person of some profiles, each with the words that are."""
    marks = marks_of(profile_ids)
    personal = [one for one in marks.identifiers if one[0] in _PERSONAL]
    names = [folded for name in marks.names if " " in (folded := fold(name))]
    rows = Interaction.objects.filter(profile_id__in=profile_ids, kind__isnull=False)
    met = dict(rows.values_list("kind_id").annotate(times=Count("pk")))

    def speaks(kind: int, seen: int, text: str) -> bool:
        alone = kind in met and seen <= met[kind]
        if not alone and not _MAY_SPEAK.search(text):
            return False
        known = marks.identifiers if alone else personal
        return mentions(text, known, canonical=canonical_identifier) or (
            alone and any(name in fold(text) for name in names)
        )

    return kinds_speaking(speaks)


def kinds_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """What moments named after the person are called."""
    facts = kind_facts(named_kinds(profile_ids))
    return [
        {"channel": one.channel, "device": one.device, "action": one.action}
        for _, one in sorted(facts.items())
    ]


def silence_kinds(profile_ids: Sequence[int]) -> int:
    """Rename kinds named after the person; returns how many."""
    return erase_kinds(named_kinds(profile_ids))


def count_kinds(profile_ids: Sequence[int]) -> int:
    """How many kinds `silence_kinds` would rename."""
    return len(named_kinds(profile_ids))
