"""The intents there are: the shipped ones, and the company's own."""

from typing import Final

from hamdel.platform.web.formats import screen_language

from ..models import Intent
from ..words import INTENTS

SHIPPED_INTENTS: Final = tuple(INTENTS)


def intent_keys() -> tuple[str, ...]:
    """Every intent's key, the shipped ones first."""
    return (*SHIPPED_INTENTS, *Intent.objects.order_by("pk").values_list("key", flat=True))


def intent_names() -> dict[str, str]:
    """Every intent's name in the language of the screen, by key."""
    named = {key: str(name) for key, name in INTENTS.items()}
    own = Intent.objects.order_by("pk").values_list("key", "name_fa", "name_en")
    persian = screen_language() == "fa"
    return named | {key: fa if persian else en for key, fa, en in own}


def own_intents() -> list[tuple[str, str, str]]:
    """The company's own: key, name in Persian, name in English."""
    return list(Intent.objects.order_by("pk").values_list("key", "name_fa", "name_en"))
