"""Taking somebody's name out of kinds of moments: what was counted under them stays counted."""

import secrets
from collections.abc import Callable, Collection, Mapping

from django.db import transaction

from hamdel.platform import audit

from .models import Kind
from .placing import PLACED, PLACING_UNDONE

ERASED = "Erased"
UNKNOWN = "unknown"
_WORDS = ("action", "channel", "device")
_AT_ONCE = 5_000
Speaks = Callable[[int, int, str], bool]


def kinds_speaking(speaks: Speaks) -> dict[int, frozenset[str]]:
    """Of each kind the words (action, channel, device) for which `speaks` is true; others are absent.

    `speaks` is asked with the kind's id, how often it was seen, and the word.
    """
    rows = Kind.objects.order_by("pk").values_list("pk", "seen", *_WORDS)
    found: dict[int, frozenset[str]] = {}
    for kind, seen, *texts in rows.iterator(chunk_size=_AT_ONCE):
        named = zip(_WORDS, texts, strict=True)
        words = frozenset(word for word, text in named if speaks(kind, seen, text))
        if words:
            found[kind] = words
    return found


@transaction.atomic
def erase_kinds(found: Mapping[int, Collection[str]]) -> int:
    """Give kinds names that say nothing; returns how many. `found`: the words of each that speak.

    Rows, counts and places on touchpoints stay. The trail forgets by what names they were placed.
    """
    for kind, words in found.items():
        # A name of its own: one that somebody could send already would be in the way.
        silent = {"action": f"{ERASED} {kind} {secrets.token_hex(4)}"}
        silent |= {word: UNKNOWN for word in words if word != "action"}
        Kind.objects.filter(pk=kind).update(**silent)
    _forget_placings({str(kind) for kind in found})
    return len(found)


def _forget_placings(kinds: set[str]) -> None:
    if not kinds:
        return
    for act in (PLACED, PLACING_UNDONE):
        for entry in audit.all_entries(act=act):
            touched = {entry.subject.removeprefix("kind:"), *entry.before.get("kinds", ())}
            if touched & kinds:
                audit.forget_entries([entry.id])
