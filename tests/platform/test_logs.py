"""Logs hold no personal data, whatever goes wrong."""

import json
import logging
from urllib.parse import unquote

import pytest
import structlog
from django.utils import timezone

from hamdel.accounts.queries.people import person
from hamdel.accounts.usecases.joining import invite
from hamdel.platform import logs
from tests.ground.addresses import addresses

CANARIES = [
    "mina.kazemi@example.ir", "09123456789", "+98 912 345 6789", "۰۹۱۲۳۴۵۶۷۸۹", "6037-9911-2233-4455",
    "hk_abcDEF123456", "mina.kazemi%40example.ir", "(0912) 345-6789", "\uff10\uff19\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19",
    "0912\u200c345\u200c6789", "%DB%B0%DB%B9%DB%B1%DB%B2%DB%B3%DB%B4%DB%B5%DB%B6%DB%B7%DB%B8%DB%B9",
    r"\u06f0\u06f9\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9", "rT5aQ0w_xK-29LmZpV4ydg",
]  # fmt: skip


@pytest.fixture
def said(capsys):
    """`said()` gives what was logged as text and as objects; afterwards all is as before."""
    root = logging.getLogger()
    kept = (root.handlers, root.level, structlog.get_config())

    def read():
        text = capsys.readouterr().err
        return text, [json.loads(line) for line in text.splitlines()]

    yield read
    root.handlers, root.level = kept[0], kept[1]
    structlog.configure(**kept[2])


@pytest.mark.parametrize("canary", CANARIES)
def test_no_canary_is_seen(said, canary):
    logs.configure()
    log = structlog.get_logger("hamdel.test")
    log.warning("refused", value=canary, nested={"all": [canary, (canary,)]})
    logging.getLogger("django.request").warning("Not Found: %s", f"/u/{canary}")
    try:
        int(canary + "x")
    except ValueError:
        log.exception("failed")
        logging.getLogger("hamdel").exception("failed for %s", canary)
    text, lines = said()
    assert len(lines) == 4
    assert canary not in text


def test_a_failure_says_its_kind_and_place(said):
    logs.configure()
    try:
        int("text of mina")
    except ValueError:
        structlog.get_logger("hamdel.test").exception("failed", follower="reader")
    text, (line,) = said()
    assert (line["event"], line["follower"], line["failure"]) == (
        "failed", "reader", "ValueError",
    )  # fmt: skip
    assert line["frames"][-1].endswith("test_a_failure_says_its_kind_and_place")
    assert "text of mina" not in text


def test_what_is_harmless_stays_readable(said):
    logs.configure()
    log = structlog.get_logger("hamdel.test")
    log.info("kept", size=123456789, path="/customers/42", at="2026-11-23T08:30:00Z")
    _, (line,) = said()
    assert (line["size"], line["path"]) == (123456789, "/customers/42")
    assert line["at"] == "2026-11-23T08:30:00Z"
    assert line["level"] == "info"


TOKEN = "abcdefghijklmnopqrstuv-_"
PHONE = "۰۹۱۲۳۴۵۶۷۸۹"


@pytest.mark.parametrize("word", [TOKEN.upper(), f"{TOKEN}7", PHONE, "Mina", "0" * 10, "a" * 50])
@pytest.mark.parametrize("ending", ["", "/", "/more"])
def test_no_address_is_told_whole(said, leila, word, ending):
    """Whether it leads somewhere or not."""
    logs.configure()
    asked = [path for address in addresses() if (path := path_with(address, word))]
    assert len(asked) > 3
    for path in (*asked, f"/{word}", f"/nowhere/{word}", f"/invitation/a/{word}"):
        for ask in (leila.get, leila.post):
            ask(path + ending)
    text, lines = said()
    assert word not in text
    assert word.encode("unicode_escape").decode() not in text
    assert f"Not Found: /nowhere/…{ending}" in {line["event"] for line in lines}


def path_with(address, word):
    """The path of an address with a word for all that varies in it; "" where nothing may be it."""
    try:
        path = address.path(dict.fromkeys(address.parameters, lambda: word))
    except KeyError:
        return ""
    return unquote(path) if address.parameters else ""


def test_a_live_invitation_is_not_in_the_log(said, stranger, leila):
    inviter = person(leila.user_id)
    assert inviter is not None
    invited = invite(
        email="new@hamdel.example", name="نو", role="agent", team_id=None,
        inviter=inviter, now=timezone.now(),
    )  # fmt: skip
    logs.configure()
    answer = stranger.post(f"/invitation/{invited.token}", {"name": ""})
    assert answer.status_code == 422
    text, lines = said()
    assert invited.token not in text
    assert lines[-1]["event"] == "Unprocessable Entity: /invitation/…"
