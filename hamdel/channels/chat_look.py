"""The chat's colors, as its stylesheet takes them."""

from typing import Final

from .contracts import AccountFacts
from .rules.chat_colors import accent_of, as_words, contrast, soft, words_on

_LIGHT: Final = "#fffefc"
_DARK: Final = "#1d1f23"
_SEEN: Final = 3.0  # WCAG 1.4.11: a control against its ground


def look_of(account: AccountFacts) -> dict[str, str]:
    """The theme and, for light and dark, the variables of the color that the company chose."""
    accent = accent_of(account.settings["accent"])
    return {
        "theme": account.settings["theme"],
        "light": _variables(accent, _LIGHT),
        "dark": _variables(_seen_on(accent, _DARK), _DARK),
    }


def _seen_on(accent: str, ground: str) -> str:
    return accent if contrast(accent, ground) >= _SEEN else as_words(accent, ground=ground)


def _variables(accent: str, ground: str) -> str:
    ground_of_bubbles = soft(accent, ground=ground)
    return (
        f"--accent:{accent};--on-accent:{words_on(accent)};"
        f"--accent-ink:{as_words(accent, ground=ground_of_bubbles)};"
        f"--accent-soft:{ground_of_bubbles};--focus:{as_words(accent, ground=ground)}"
    )
