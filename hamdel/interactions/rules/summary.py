"""What a moment's event tells at a glance."""

import re
from dataclasses import dataclass
from typing import Any, Final

_IRR_PER: Final = {"IRR": 1, "RIAL": 1, "IRT": 10, "TOMAN": 10, "TMN": 10}
_AMOUNTS: Final = ("amount", "revenue", "total", "value", "price")
_TELLING: Final = (
    "product", "product_name", "title", "subject", "name", "plan", "query", "campaign", "reason",
    "error", "order_id", "orderId", "form", "rating", "score",
)  # fmt: skip
# Where senders put what a person wrote: ours, then the usual names among the properties.
_TEXTS: Final = ("text", "comment", "review", "feedback")
TEXT_NAMES: Final = tuple(f'"{name}"' for name in _TEXTS)
_MOST: Final = 80
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of a moment: one line, what the person wrote, and the money in it (rial)."""

    line: str
    text: str
    amount_irr: int | None


def telling_of(action: str, event: dict[str, Any]) -> Telling:
    """Tell a stored event: the action and up to three of its telling properties."""
    properties = event.get("properties")
    known: dict[str, Any] = properties if isinstance(properties, dict) else {}
    text = text_of_event(event)
    telling = [known[name] for name in _TELLING if name in known]
    words = [_short(value) for value in telling if _says(value)][:3]
    if text:
        words.append(_short(text))
    return Telling(" · ".join([action, *words]), text, amount_irr(known))


def text_of_event(event: dict[str, Any]) -> str:
    """Give what a person wrote in a stored event; empty where nothing was written."""
    context = event.get("context")
    ours = context.get("hamdel") if isinstance(context, dict) else None
    said = ours.get("text") if isinstance(ours, dict) else None
    if isinstance(said, str) and said.strip():
        return said
    properties = event.get("properties")
    if isinstance(properties, dict):
        for name in _TEXTS:
            said = properties.get(name)
            if isinstance(said, str) and said.strip():
                return said
    return ""


def amount_irr(properties: dict[str, Any]) -> int | None:
    """Rial of the first amount named in a currency of Iran; None for none, or another currency."""
    factor = _IRR_PER.get(str(properties.get("currency", "")).upper())
    if factor is None:
        return None
    for name in _AMOUNTS:
        value = properties.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15:  # noqa: PLR2004
            return round(value * factor)
    return None


def _says(value: Any) -> bool:
    return (isinstance(value, str) and bool(value.strip())) or (
        isinstance(value, int | float) and not isinstance(value, bool)
    )


def _short(value: str | float) -> str:
    text = _SPACES.sub(" ", str(value)).strip()
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"
