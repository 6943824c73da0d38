"""User agents in the words a person knows."""

import pytest

from hamdel.accounts.rules.browsers import browser_of, system_of

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36"


@pytest.mark.parametrize(
    ("agent", "browser", "system"),
    [
        (CHROME, "Chrome", "Windows"),
        (f"{CHROME} Edg/130.0", "Edge", "Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox", "Linux"),
        ("Mozilla/5.0 (Linux; Android 14; SM-A546) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36", "Chrome", "Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1 Version/17.5 Safari/604.1", "Safari", "iPhone"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1 Version/17.5 Safari/605.1", "Safari", "macOS"),
        ("curl/8.5.0", "", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_names(agent, browser, system):
    assert (browser_of(agent), system_of(agent)) == (browser, system)
