"""A real SIP call, told by the exchange, is in the caller's story, answered and ended."""

import time
from pathlib import Path
from typing import Any

import pytest

from tests.ground.exchange import exchange
from tests.ground.parts import Missing, skip
from tests.ground.program import Server

STEPS = ["Call Started", "Call Answered", "Call Ended"]


@pytest.mark.timeout(180)
def test_a_sip_call_is_told(server: Server, somebody: str, tmp_path: Path) -> None:
    hook = server.run("channel", "create", "phone", "--set", "preset=zammad").strip()
    number = f"0912{int(somebody, 16) % 10_000_000:07d}"
    try:
        with exchange(tmp_path, hook=f"{server.base}{hook}") as calls:
            calls.call(number, "02188880000", times=3)
            said = told(server, f"phone:{number}", 9)
    except Missing as missing:
        skip(missing)
    assert sorted(one["action"] for one in said) == sorted(STEPS * 3)
    assert {one["channel"] for one in said} == {"phone"}
    ends = [one for one in said if one["action"] == "Call Ended"]
    assert [one["outcome"] for one in ends] == ["success"] * 3


def told(server: Server, who: str, count: int) -> list[dict[str, Any]]:
    """The caller's story, once it has so many moments."""
    deadline = time.monotonic() + 30
    while True:
        found = server.api("GET", "/customers", params={"identifier": who}).json()["items"]
        story = server.story(who) if found else []
        if len(story) >= count or time.monotonic() > deadline:
            return story
        time.sleep(0.3)
