"""What a visitor's page was told to have arrived is there once, however often the program died."""

import threading
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from hamdel.bench.handle import Program
from tests.ground.program import fresh_address

KILLS = 2
VISITORS = 4
LIVES = 2.0  # seconds
SETTLED_WITHIN = 60.0


class Visitor:
    """A visitor's page: it says one thing after another, each until it is told that it arrived."""

    def __init__(self, base: str, token: str) -> None:
        self.http = httpx.Client(base_url=base, timeout=10, trust_env=False)
        secret = self.http.post(f"/chat/{token}/visitors").json()["visitor"]
        self.http.headers["Authorization"] = f"Bearer {secret}"
        self.token = token
        self.said: list[str] = []
        self.ends = threading.Event()
        self.thread = threading.Thread(target=self.speak)

    def speak(self) -> None:
        """Go on until told to end, and until the last one arrived."""
        while not self.ends.is_set():
            text = f"پیام {len(self.said)}"
            while not self.arrives(text):
                time.sleep(0.05)
            self.said.append(text)
            time.sleep(0.2)

    def arrives(self, text: str) -> bool:
        """Post it once, under the id that it has each time."""
        said = {"id": f"message-{len(self.said)}", "text": text}
        try:
            return self.http.post(f"/hooks/webchat/{self.token}", json=said).status_code == 200
        except httpx.TransportError:
            return False

    @property
    def lines(self) -> list[dict[str, Any]]:
        """What the page gets after a reload."""
        told: list[dict[str, Any]] = self.http.get(f"/chat/{self.token}/lines").json()["lines"]
        return told


def heard_by_the_team(program: Program) -> list[list[str]]:
    """What stands in each conversation."""
    headers = {"Authorization": f"Bearer {program.key(scope='read')}"}
    with httpx.Client(base_url=f"{program.base}/api/v1", headers=headers, trust_env=False) as http:
        found = http.get("/conversations", params={"limit": 100}).json()["items"]
        whole = [http.get(f"/conversations/{one['id']}").json() for one in found]
    return [[said["text"] for said in one["messages"]] for one in whole]


@pytest.mark.stored
@pytest.mark.timeout(300)
def test_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    program = Program(tmp_path / "installation", database_url=fresh_address())
    made = program.run("channel", "create", "webchat").strip()
    try:
        program.start()
        visitors = [Visitor(program.base, made.rpartition("/")[2]) for _ in range(VISITORS)]
        for one in visitors:
            one.thread.start()
        for _ in range(KILLS):
            time.sleep(LIVES)
            program.kill()
            program.start()
        for one in visitors:
            one.ends.set()
            one.thread.join(60)
        for one in visitors:
            assert [line["text"] for line in one.lines] == one.said
            assert [line["seq"] for line in one.lines] == list(range(1, len(one.said) + 1))
        wanted = sorted(sorted(one.said) for one in visitors)
        end = time.monotonic() + SETTLED_WITHIN
        while (heard := sorted(map(sorted, heard_by_the_team(program)))) != wanted:
            assert time.monotonic() < end, f"{heard} is not {wanted}"
            time.sleep(2)
    finally:
        program.stop()
    for one in visitors:
        one.http.close()
    assert min(len(one.said) for one in visitors) > KILLS
