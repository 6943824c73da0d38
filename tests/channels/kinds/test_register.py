"""Every kind of channel has its one shape, and the documentation says what it can do."""

import re

import pytest

from hamdel.channels.kinds.register import kind_of, kinds
from hamdel.channels.kinds.shape import Kind
from tests.architecture.source import PROGRAM, ROOT

DOCS = ROOT / "docs" / "channels.md"


def row_of(kind: Kind) -> list[str]:
    """The row of the documentation's table."""
    can = kind.capabilities
    switches = (
        kind.sends, can.attachments, can.rich, can.reply_to, can.edit, can.read_marks,
    )  # fmt: skip
    longest = f"{can.longest:,}" if can.longest is not None else "–"
    window = f"{can.window.total_seconds() / 3600:g} h" if can.window is not None else "–"
    return [kind.key, *("yes" if one else "no" for one in switches), longest, window]


def test_the_table_of_the_documentation_is_the_register_s() -> None:
    text = DOCS.read_text("utf-8").partition("## What each kind can do")[2].partition("##")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if "|" in line
    ]
    assert rows[2:] == [row_of(kind) for kind in kinds()]


def test_every_folder_is_a_kind() -> None:
    folders = {path.parent.name for path in (PROGRAM / "channels" / "kinds").glob("*/kind.py")}
    assert folders == {kind.key for kind in kinds()}


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.key)
def test_a_kind_says_what_it_is(kind: Kind) -> None:
    assert kind_of(kind.key) is kind
    assert re.fullmatch(r"[a-z][a-z0-9-]{1,19}", kind.key)
    assert str(kind.about)
    assert len({one.name for one in kind.settings}) == len(kind.settings)
    assert kind.sends <= bool(kind.reaches)
