"""What a hook acknowledged is in a conversation and in the log once, however the program died."""

import json
import threading
import time
from collections import Counter
from pathlib import Path

import httpx
import pytest

from hamdel.bench.handle import Program
from tests.ground.program import fresh_address

ROUNDS = 1
SENDERS = 4
EACH_ROUND = 25
SETTLED_WITHIN = 60.0


class Exchange:
    """Posts rings of calls until the program is gone; remembers those that were acknowledged."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.acked: set[str] = set()

    def post(self, name: str) -> None:
        """Post one call after another."""
        with httpx.Client(timeout=10, trust_env=False) as http:
            for at in range(10_000):
                call = f"{name}-{at}"
                ring = {"event": "ringing", "call_id": call, "from": "09123456789", "to": "021"}
                try:
                    answer = http.post(self.address, json=ring)
                except httpx.TransportError:
                    return
                if answer.status_code == 200:
                    self.acked.add(call)


def told_in_log(program: Program, folder: Path) -> Counter[str]:
    """How often each call is in the log."""
    path = folder / "log.jsonl"
    program.run("export", "interactions", "--to", str(path))
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return Counter(row["attributes"]["call_id"] for row in rows)


@pytest.mark.stored
@pytest.mark.timeout(300)
def test_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    program = Program(tmp_path / "installation", database_url=fresh_address())
    path = program.run("channel", "create", "phone").strip()
    exchange = Exchange(program.base + path)
    try:
        for turn in range(ROUNDS):
            program.start()
            names = [f"{turn}-{one}" for one in range(SENDERS)]
            posting = [threading.Thread(target=exchange.post, args=(name,)) for name in names]
            for one in posting:
                one.start()
            enough = len(exchange.acked) + EACH_ROUND
            while len(exchange.acked) < enough and any(one.is_alive() for one in posting):
                time.sleep(0.05)
            program.kill()
            for one in posting:
                one.join()
        program.start()
        assert len(exchange.acked) >= ROUNDS * EACH_ROUND
        until = time.monotonic() + SETTLED_WITHIN
        told = told_in_log(program, tmp_path)
        while exchange.acked - told.keys() and time.monotonic() < until:
            time.sleep(2)
            told = told_in_log(program, tmp_path)
    finally:
        program.stop()
    assert exchange.acked - told.keys() == set()
    assert [call for call, count in told.items() if count != 1] == []
