"""Segment's and RudderStack's Python clients, unmodified, pointed at Hamdel."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from rudderstack.analytics.client import Client as RudderClient
from segment.analytics.client import Client as SegmentClient

from tests.ground.program import Server

START = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
CLIENTS: dict[str, Callable[..., Any]] = {
    "segment": SegmentClient,
    "segment-gzip": lambda key, **more: SegmentClient(key, gzip=True, **more),
    "rudder": RudderClient,
    "rudder-plain": lambda key, **more: RudderClient(key, gzip=False, **more),
}


@pytest.fixture(params=CLIENTS)
def client(request: pytest.FixtureRequest, server: Server) -> Any:
    """One of the clients, with a server's key; every refusal fails the test."""
    refusals: list[object] = []
    made = CLIENTS[request.param](
        server.key_for("ingest,write"),
        host=server.base,
        on_error=lambda error, _batch: refusals.append(error),
    )
    yield made
    assert refusals == []


def test_a_day_is_in_the_story_once_and_in_order(
    client: Any, server: Server, somebody: str
) -> None:
    device, user = f"laptop-{somebody}", f"user-{somebody}"
    client.page(anonymous_id=device, name="Home", timestamp=START)
    client.track(
        anonymous_id=device, event="Product Viewed", timestamp=START + timedelta(minutes=1)
    )
    client.alias(device, user, timestamp=START + timedelta(minutes=2))
    client.identify(user, {"name": "مینا کاظمی"}, timestamp=START + timedelta(minutes=2))
    client.group(user, f"company-{somebody}", timestamp=START + timedelta(minutes=3))
    client.screen(user, name="Basket", timestamp=START + timedelta(minutes=4))
    client.track(user, "Order Completed", {"total": 1}, timestamp=START + timedelta(minutes=5))
    client.flush()
    client.join()
    actions = [moment["action"] for moment in server.story(f"user_id:{user}")]
    assert actions == ["Viewed Home", "Product Viewed", "Viewed Basket", "Order Completed"]


def test_a_thousand_events_are_stored_once_each(
    client: Any, server: Server, somebody: str
) -> None:
    for number in range(1000):
        client.track(
            f"user-{somebody}", f"Step {number}", timestamp=START + timedelta(seconds=number)
        )
    client.flush()
    client.join()
    actions = [moment["action"] for moment in server.story(f"user_id:user-{somebody}")]
    assert actions == [f"Step {number}" for number in range(1000)]


def test_a_retry_is_stored_once(client: Any, server: Server, somebody: str) -> None:
    for _ in range(3):
        client.track(f"user-{somebody}", "Invoice Paid", message_id=f"paid-{somebody}")
        client.flush()
    client.join()
    assert len(server.story(f"user_id:user-{somebody}")) == 1
