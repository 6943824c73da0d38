"""What is said of the warehouse: how far behind it is, and how large."""

from typing import Any

import pytest

from hamdel.journeys import handlers
from hamdel.platform import metrics
from hamdel.warehouse.public import Held
from tests.ground.cast import NOW

STATE = Held(files=3, rows=2_000_000, bytes=46_000_000, last_id=2_500_000, made_at=NOW)


@pytest.mark.parametrize(("waiting", "level"), [(0, None), (100_000, None), (100_001, "watch"), (500_001, "wrong")])  # fmt: skip
def test_who_is_behind_is_told_how_far(waiting: int, level: str | None, monkeypatch: Any) -> None:
    monkeypatch.setattr(handlers, "held", lambda: STATE)
    monkeypatch.setattr(handlers, "newest_position", lambda: STATE.last_id + waiting)
    found = list(handlers.warehouse_is_near(NOW))
    assert [one.level for one in found] == ([level] if level else [])
    for one in found:
        assert f"{waiting} rows" in one.what
        assert "2000000 moments in 3 files, 46 MB" in one.what
    told = metrics.text()
    assert f"hamdel_warehouse_behind {waiting}" in told
    assert "hamdel_warehouse_bytes 46000000" in told
    assert "hamdel_warehouse_rows 2000000" in told
