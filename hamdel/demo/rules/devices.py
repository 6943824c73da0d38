"""The devices that people hold, and what those say of themselves."""

from dataclasses import dataclass
from random import Random
from typing import Any, Final

APP_VERSION: Final = "4.7.2"
_ANDROIDS: Final = (
    "SM-A546E",
    "SM-S921B",
    "2201117TG",
    "23053RN02A",
    "M2101K6G",
    "CPH2565",
    "SM-A155F",
)
_CHROME: Final = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0"
_LAPTOPS: Final = (
    "Windows NT 10.0; Win64; x64",
    "Windows NT 10.0; Win64; x64",
    "Macintosh; Intel Mac OS X 10_15_7",
    "X11; Linux x86_64",
)


@dataclass(slots=True)
class Device:
    """One device of one person; `signed_in_at` None while nobody signed in on it."""

    kind: str  # mobile, laptop, tablet
    os: str  # Android, iOS, desktop
    anonymous_id: str
    agent: str
    model: str
    signed_in_at: int | None = None

    def context(self, channel: str, page: dict[str, Any] | None) -> dict[str, Any]:
        """Give the `context` of an event from this device: the app's, or a browser's."""
        if channel == "app":
            return {
                "app": {"name": "رکاب", "version": APP_VERSION},
                "device": {
                    "type": self.os.lower() if self.kind == "mobile" else "tablet",
                    "model": self.model,
                },
                "os": {"name": self.os},
            }
        return {"userAgent": self.agent, "page": page or {"path": "/"}, "locale": "fa-IR"}


def mobile(dice: Random, name: str, *, android: float = 0.74) -> Device:
    """Make a phone; `android` is the share of such phones."""
    if dice.random() < android:
        model = dice.choice(_ANDROIDS)
        agent = f"Mozilla/5.0 (Linux; Android 14; {model}) {_CHROME} Mobile Safari/537.36"
        return Device("mobile", "Android", name, agent, model)
    agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1"
    return Device("mobile", "iOS", name, agent, "iPhone14,5")


def laptop(dice: Random, name: str) -> Device:
    """Make a laptop."""
    system = dice.choice(_LAPTOPS)
    return Device("laptop", "desktop", name, f"Mozilla/5.0 ({system}) {_CHROME} Safari/537.36", "")


def tablet(name: str) -> Device:
    """Make a tablet."""
    agent = f"Mozilla/5.0 (Linux; Android 13; SM-X200) {_CHROME} Safari/537.36"
    return Device("tablet", "Android", name, agent, "SM-X200")
