"""The benchmark of finding conversations by words, small: it measures what it says."""

import re

import pytest

from hamdel.bench import words
from hamdel.bench.words import ASKED, bench_words
from tests.ground.program import fresh_address


@pytest.mark.timeout(240)
def test_it_asks_the_inbox_and_the_api(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "ROUNDS", 2)
    bench_words(messages=60, database_url=fresh_address())
    said = capsys.readouterr().out
    assert "60 messages" in said
    for asked in ASKED:
        for where in ("inbox", "API"):
            figures = re.search(rf"{where}: {asked}\D+([\d.]+)\D+([\d.]+)", said)
            assert figures, said
            assert 0 < float(figures[1]) <= float(figures[2])
