"""Messages of mina, read as the follower reads them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from hamdel.interactions.public import Given, draft_of_given, record_interactions, texts_after
from hamdel.reading.public import read_messages
from hamdel.reading.readers import forget_active, reader_of

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
LATE = "سفارشم دو هفته است نرسیده، واقعاً افتضاح است. کجاست این بسته؟"
THANKS = "خیلی ممنونم، عالی بود و زود رسید، دستتان درد نکند"

Tell = Callable[..., int]


@pytest.fixture(autouse=True)
def fresh_reader(db: None) -> None:
    """No test sees the version that another made active."""
    forget_active()
    reader_of.cache_clear()


@pytest.fixture
def tell() -> Tell:
    """Records a message of somebody and has it read; returns the interaction's id."""
    count = iter(range(10_000))

    def record(text: str = LATE, *, user: str = "mina", read: bool = True) -> int:
        at = NOW + timedelta(minutes=next(count))
        given = Given(
            identifiers=(("user_id", user),), channel="chat", device="mobile",
            action="Message Sent", occurred_at=at, text=text,
        )  # fmt: skip
        (done,) = record_interactions([draft_of_given(given, source="test")], now=at)
        if read:
            read_messages(texts_after(done.id - 1, 1)[0], now=at)
        return done.id

    return record
