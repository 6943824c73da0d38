"""Which device spoke, from what the client says of itself."""

from functools import lru_cache
from typing import Final

DEVICES: Final = frozenset({"laptop", "mobile", "tablet", "phone line", "kiosk", "unknown"})

_TABLETS: Final = ("ipad", "tablet", "kindle", "silk/", "playbook")
_MOBILES: Final = ("mobi", "iphone", "ipod", "android", "windows phone", "opera mini", "okhttp")
_LAPTOPS: Final = ("windows nt", "macintosh", "x11", "cros ", "linux x86")
_TYPES: Final = {
    "ios": "mobile",
    "android": "mobile",
    "mobile": "mobile",
    "phone": "mobile",
    "tablet": "tablet",
    "ipad": "tablet",
    "desktop": "laptop",
    "laptop": "laptop",
    "pc": "laptop",
    "kiosk": "kiosk",
}


@lru_cache(maxsize=20_000)  # few agents speak most of the time
def device_of_agent(user_agent: str) -> str:
    """One of DEVICES, from a browser's User-Agent header."""
    agent = user_agent.lower()
    if any(word in agent for word in _TABLETS):
        return "tablet"
    if "android" in agent and "mobi" not in agent and "okhttp" not in agent:
        return "tablet"  # Chrome on Android says Mobile on phones only
    if any(word in agent for word in _MOBILES):
        return "mobile"
    if any(word in agent for word in _LAPTOPS):
        return "laptop"
    return "unknown"


def device_of_type(kind: str) -> str:
    """One of DEVICES, from `context.device.type` or the name of the operating system."""
    return _TYPES.get(kind.lower(), "unknown")
