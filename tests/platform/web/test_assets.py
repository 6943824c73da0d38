"""What is built of frontend/: its own tests, and how much of it a browser must load."""

import gzip
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from hamdel.platform.web import assets
from tests.ground.parts import Missing, skip

FRONTEND = Path(__file__).parents[3] / "frontend"
FIRST_PAGE = 100_000  # bytes of script
RECORDER = 6_000  # bytes, gzipped
SURVEY = 10_000  # bytes, gzipped, of the question on a page
CHAT = 25_000  # bytes, gzipped, of all that the chat loads but the font


def built(name: str) -> bytes:
    path = assets.BUILT / name
    if not path.is_file():
        skip(Missing("the built front end", "make build"))
    return path.read_bytes()


def test_scripts_hold_their_promises():
    node = shutil.which("node")
    if node is None:
        skip(Missing("node", "Node 18 or newer"))
    files = sorted(str(path) for path in (FRONTEND / "test").glob("*.test.js"))
    ran = subprocess.run(
        [str(node), "--test", "--test-reporter=spec", *files],
        cwd=FRONTEND,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert files
    assert ran.returncode == 0, ran.stdout


def test_a_first_page_loads_little_script():
    assert len(built("app.js")) <= FIRST_PAGE


def test_the_recorder_is_light_for_other_peoples_pages():
    assert len(gzip.compress(built("collect.js"))) < RECORDER
    assert len(gzip.compress(built("survey.js"))) < SURVEY


def test_the_chat_is_light_for_other_peoples_pages():
    parts = ("chat.js", "chat-frame.js", "chat.css")
    assert sum(len(gzip.compress(built(name))) for name in parts) < CHAT


@pytest.mark.parametrize(
    "name",
    ["app.js", "app.css", "collect.js", "chat.js", "survey.js", "chat-frame.js", "chat.css"],
)
def test_nothing_is_asked_of_other_hosts(name):
    text = built(name).decode().replace("http://www.w3.org/", "")  # names of SVG, not addresses
    for named in ("fonts.googleapis", "cdn.", "unpkg", "jsdelivr", "http://"):
        assert named not in text


def test_the_pins_name_no_host():
    lock = json.loads((FRONTEND / "package-lock.json").read_text())
    assert all("resolved" not in package for package in lock["packages"].values())


def test_files_carry_a_mark_of_their_content(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "BUILT", tmp_path)
    assert assets.asset_url("app.js") == "/static/hamdel/app.js"
    (tmp_path / "app.js").write_text("one")
    first = assets.asset_url("app.js")
    (tmp_path / "app.js").write_text("other")
    assert first.startswith("/static/hamdel/app.js?v=")
    assert assets.asset_url("app.js") != first
