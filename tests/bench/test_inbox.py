"""The benchmark of the inbox, small: it measures what it says, and says who stood aside."""

import re

import pytest

from hamdel.bench import inbox
from hamdel.bench.inbox import bench_inbox
from tests.ground.program import fresh_address


@pytest.mark.timeout(240)
def test_it_measures_and_says_who_stands_aside(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "ROUNDS", 5)
    bench_inbox(conversations=12, pages=8, database_url=fresh_address(), peer=False)
    said = capsys.readouterr().out
    # What it found is that machine's own; that something was measured is not.
    for what in ("opening a conversation", "a page of the list", "writing an answer"):
        figures = re.search(rf"{what}\D+([\d.]+), ([\d.]+)", said)
        assert figures, said
        assert 0 < float(figures[1]) <= float(figures[2])
    assert "8 open" in said
    assert "stands aside" in said
