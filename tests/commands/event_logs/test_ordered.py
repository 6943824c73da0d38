import pytest

from hamdel.commands.event_logs.ordered import ordered

from .log_rows import ROWS


def test_each_customer_in_time_order_and_the_spool_is_gone() -> None:
    with ordered(iter(ROWS)) as log:
        assert [event["id"] for event in log.events()] == [3, 1, 2, 4]
        assert log.distinct("touchpoint") == ["checkout"]
        with pytest.raises(KeyError):
            log.distinct("1; drop")
