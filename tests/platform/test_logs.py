"""Logs hold no personal data, whatever goes wrong."""

import json
import logging

import pytest
import structlog

from hamdel.platform import logs

CANARIES = ["mina.kazemi@example.ir", "09123456789", "+98 912 345 6789", "۰۹۱۲۳۴۵۶۷۸۹", "6037-9911-2233-4455", "hk_abcDEF123456"]  # fmt: skip


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
