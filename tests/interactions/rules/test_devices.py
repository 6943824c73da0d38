"""Which device spoke."""

import pytest

from hamdel.interactions.rules.devices import DEVICES, device_of_agent, device_of_type

AGENTS = {
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148": "mobile",
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/130 Mobile Safari/537.36": "mobile",
    "Mozilla/5.0 (Linux; Android 14; SM-X910) Chrome/130 Safari/537.36": "tablet",
    "Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X)": "tablet",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/130": "laptop",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) Safari/605": "laptop",
    "Mozilla/5.0 (X11; Linux x86_64) Chrome/130": "laptop",
    "okhttp/4.12 Android": "mobile",
    "python-requests/2.32": "unknown",
    "": "unknown",
}


@pytest.mark.parametrize(("agent", "device"), AGENTS.items())
def test_agents(agent: str, device: str) -> None:
    assert device_of_agent(agent) == device


@pytest.mark.parametrize(
    ("kind", "device"), [("iOS", "mobile"), ("tablet", "tablet"), ("x", "unknown")]
)
def test_types(kind: str, device: str) -> None:
    assert device_of_type(kind) == device
    assert device in DEVICES
