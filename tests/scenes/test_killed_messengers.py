"""What a messenger handed out is in a conversation once, however the program died while asking."""

import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.ground.bot_api import TOKEN, BotApi
from tests.ground.program import Server, fresh_address

ROUNDS = 1
EACH_ROUND = 30
SETTLED_WITHIN = 120.0  # a dead worker's turn is free after half a minute


class Writer:
    """Somebody who writes to the bot, one message after another."""

    def __init__(self, api: BotApi) -> None:
        self.api = api
        self.said: list[str] = []
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._write, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Stop writing."""
        self._ends.set()
        self._thread.join()

    def _write(self) -> None:
        while not self._ends.wait(0.02):
            text = f"پیام {len(self.said)}"
            self.api.say(text=text)
            self.said.append(text)


def told(program: Server) -> Counter[str]:
    """How often each message is in the one conversation."""
    (one,) = program.api("GET", "/conversations").json()["items"]
    found = program.api("GET", f"/conversations/{one['id']}").json()["messages"]
    return Counter(message["text"] for message in found)


@pytest.mark.stored
@pytest.mark.timeout(400)
def test_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    api = BotApi()
    program = Server(tmp_path / "installation", database_url=fresh_address())
    program.env["HAMDEL_REACH"] = api.url.removeprefix("http://")
    settings = {"token": TOKEN, "base_url": api.url, "way": "ask"}
    sets = [part for name, value in settings.items() for part in ("--set", f"{name}={value}")]
    program.run("channel", "create", "telegram", *sets)
    writer = Writer(api)
    try:
        for turn in range(ROUNDS):
            program.start()
            until = time.monotonic() + SETTLED_WITHIN
            enough = (turn + 1) * EACH_ROUND
            while len(writer.said) - len(api.updates) < enough and time.monotonic() < until:
                time.sleep(0.05)
            program.kill()
        writer.end()
        program.start()
        until = time.monotonic() + SETTLED_WITHIN
        while api.updates and time.monotonic() < until:
            time.sleep(0.2)
        found = told(program)
        assert len(writer.said) > ROUNDS * EACH_ROUND
        assert Counter(writer.said) == found
    finally:
        writer.end()
        program.http.close()
        program.stop()
        api.end()
