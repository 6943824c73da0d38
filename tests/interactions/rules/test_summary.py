"""What a moment tells at a glance."""

import pytest

from hamdel.interactions.rules.summary import amount_irr, telling_of


def test_a_line_of_telling_words() -> None:
    told = telling_of(
        "Order Completed",
        {"properties": {"order_id": "A7", "product": "زین", "total": 5, "currency": "IRT"}},
    )
    assert told.line == "Order Completed · زین · A7"
    assert told.amount_irr == 50


def test_the_customers_own_words() -> None:
    told = telling_of("Message Sent", {"context": {"hamdel": {"text": "سلام\nخسته نباشید"}}})
    assert told.text == "سلام\nخسته نباشید"
    assert told.line == "Message Sent · سلام خسته نباشید"


@pytest.mark.parametrize(
    "event", [{}, {"properties": []}, {"context": 5}, {"context": {"hamdel": {"text": 7}}}]
)
def test_odd_events_tell_their_action(event: dict[str, object]) -> None:
    assert telling_of("X", event).line == "X"


@pytest.mark.parametrize(
    ("properties", "rial"),
    [
        ({"amount": 2_500_000, "currency": "IRR"}, 2_500_000),
        ({"amount": 250_000, "currency": "toman"}, 2_500_000),
        ({"amount": 10, "currency": "EUR"}, None),
        ({"amount": 10}, None),
        ({"amount": True, "currency": "IRR"}, None),
        ({"amount": 1e300, "currency": "IRR"}, None),
    ],
)
def test_money_is_rial_or_not_said(properties: dict[str, object], rial: int | None) -> None:
    assert amount_irr(properties) == rial
