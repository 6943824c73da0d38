"""Segment's and RudderStack's Node clients, unmodified, pointed at Hamdel."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.ground.parts import Missing, skip
from tests.ground.program import Server

FOLDER = Path(__file__).parent / "node"


@pytest.fixture(scope="module")
def node() -> str:
    """Node, with the clients installed."""
    found = shutil.which("node")
    if found is None:
        skip(Missing("Node", "install Node 18 or newer"))
    if not (FOLDER / "node_modules").is_dir():
        skip(Missing("the Node clients", "python tools/front.py install tests/clients/node"))
    return found or ""


@pytest.mark.parametrize("which", ["segment", "rudder"])
def test_a_day_is_in_the_story_once_and_in_order(
    which: str, node: str, server: Server, somebody: str
) -> None:
    key = server.key_for("ingest,write")
    done = subprocess.run(
        [node, "day.mjs", which, server.base, key, somebody],
        cwd=FOLDER, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    actions = [moment["action"] for moment in server.story(f"user_id:user-{somebody}")]
    steps = [f"Step {number}" for number in range(100)]
    assert actions == ["Viewed Home", "Product Viewed", "Viewed Basket", *steps]
