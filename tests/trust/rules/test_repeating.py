"""What customers had to repeat."""

from datetime import timedelta

import pytest

from hamdel.trust.rules.repeating import Line, Repeated, asked_for, repeated_in
from tests.ground.cast import NOW

DAY = timedelta(days=1)


def they(text: str = "باشد", channel: str = "chat") -> Line:
    return Line(ours=False, channel=channel, text=text)


def we(text: str) -> Line:
    return Line(ours=True, channel="chat", text=text)


def repeated(*lines: Line, transfers: int = 0, before: tuple[timedelta, ...] = ()) -> Repeated:
    earlier = [(NOW - one, "refund") for one in before]
    return repeated_in(lines, transfers=transfers, before=earlier, opened=NOW, reason="refund")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("شماره سفارش را بفرستید.", {"order"}),
        ("لطفاً شماره‌ تماس و کد ملی خود را اعلام کنید", {"phone", "national_id"}),
        ("سفارش شما ارسال شد. شماره سفارش ۱۲۳ است.", set()),
        ("Could you send me your order number and a photo?", {"order", "picture"}),
        ("We have your e-mail address.", set()),
        ("نشانی کامل‌تان چیست؟", {"address"}),
    ],
)
def test_what_is_asked_for_is_found(text: str, fields: set[str]) -> None:
    assert asked_for(text) == fields


def test_nothing_repeated_is_nothing() -> None:
    assert repeated(they(), we("شماره سفارش؟"), they("۱۲۳")).index == 0


def test_what_was_answered_and_is_asked_again_counts_each_time() -> None:
    ask = we("شماره سفارش را بفرستید")
    assert repeated(they(), ask, ask, they("۱۲۳"), ask, they("۱۲۳"), ask).asked == (
        "order",
        "order",
    )


def test_handing_on_switching_and_coming_again_count() -> None:
    found = repeated(
        they(channel="chat"),
        they(channel="phone"),
        they(channel="phone"),
        transfers=2,
        before=(DAY, 3 * DAY, 9 * DAY),
    )
    assert (found.transfers, found.switches, found.contacts, found.index) == (2, 1, 2, 5)


def test_another_reason_is_another_matter() -> None:
    found = repeated_in([], transfers=0, before=[(NOW - DAY, "size")], opened=NOW, reason="refund")
    assert found.contacts == 0
    unknown = repeated_in([], transfers=0, before=[(NOW - DAY, "size")], opened=NOW, reason="")
    assert unknown.contacts == 1
