from datetime import date
from pathlib import Path

import pytest

from hamdel.language.entities import find_entities

DAY = date(2026, 11, 23)  # Monday
SAID = (Path(__file__).parent / "weekdays.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", SAID)
def test_the_first_weekday_is_past_or_ahead(line: str) -> None:
    when, _, text = line.partition(" ")
    found = [one for one in find_entities(text, reference=DAY) if one.kind == "date"]
    day = date.fromisoformat(str(found[0].value))
    assert ("past" if day < DAY else "ahead") == when
