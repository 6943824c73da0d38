"""Mail that is fetched is in a conversation and in the log once, however the program died."""

import json
import sqlite3
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from hamdel.bench.handle import Program
from tests.ground.dovecot import Dovecot
from tests.ground.program import fresh_address

ROUNDS = 1
EACH_ROUND = 25
SETTLED_WITHIN = 90.0


def mail(number: int) -> bytes:
    return (
        f"From: m{number}@x.ir\r\nMessage-ID: <{number}@x.ir>\r\nSubject: x\r\n"
        f"\r\nmail {number}\r\n"
    ).encode()


def told_in_log(program: Program, folder: Path) -> Counter[str]:
    """How often each mail is in the log."""
    path = folder / "log.jsonl"
    program.run("export", "interactions", "--to", str(path))
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return Counter(row["text"] for row in rows)


def let_go(program: Program, database_url: str) -> None:
    """End the lease of the worker that was killed, as two minutes would."""
    free = "UPDATE channels_fetcher SET lease_until = NULL"
    if database_url:
        with psycopg.connect(database_url, autocommit=True) as connection:
            connection.execute(free)
        return
    with closing(sqlite3.connect(program.folder / "hamdel.sqlite3")) as lite, lite:
        lite.execute(free)


def seen(dovecot: Dovecot) -> int:
    """How many mails were acknowledged."""
    return sum(b"\\Seen" in one for one in dovecot.flags())


@pytest.mark.stored
@pytest.mark.timeout(300)
def test_kills_lose_no_mail_and_double_none(tmp_path: Path, dovecot: Dovecot) -> None:
    database_url = fresh_address()
    program = Program(tmp_path / "installation", database_url=database_url)
    program.env["HAMDEL_REACH"] = "localhost:*"
    settings = [f"{name}={value}" for name, value in dovecot.settings().items()]
    given = [word for one in settings for word in ("--set", one)]
    program.run("channel", "create", "email", *given)
    sent = 0
    try:
        for _ in range(ROUNDS):
            program.start()
            enough = sent + EACH_ROUND // 3
            dovecot.deliver(*map(mail, range(sent, sent + EACH_ROUND)))
            sent += EACH_ROUND
            until = time.monotonic() + SETTLED_WITHIN
            while seen(dovecot) < enough and time.monotonic() < until:
                time.sleep(0.02)
            program.kill()
            assert seen(dovecot) >= enough
            let_go(program, database_url)
        program.start()
        until = time.monotonic() + SETTLED_WITHIN
        told = told_in_log(program, tmp_path)
        while len(told) < sent and time.monotonic() < until:
            time.sleep(2)
            told = told_in_log(program, tmp_path)
    finally:
        program.stop()
    assert told == Counter(f"mail {number}" for number in range(sent))
