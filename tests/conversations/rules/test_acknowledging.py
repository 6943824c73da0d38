"""What customers are told by the machine."""

from hamdel.conversations.rules.acknowledging import words_for


def test_our_words_say_when_somebody_answers() -> None:
    said = words_for("fa", own="", values={"opening": "امروز تعطیل است، شنبه ۹:۰۰ پاسخ می‌دهیم."})
    assert "امروز تعطیل است، شنبه ۹:۰۰ پاسخ می‌دهیم." in said
    assert "{" not in said
    assert "automatic" in words_for("en", own="", values={"opening": ""})


def test_where_nobody_knows_nothing_is_said() -> None:
    said = words_for("fa", own="", values={"opening": ""})
    assert "\n\n\n" not in said
    assert words_for("fa", own="\nرسید\n{opening}\n\n", values={"opening": ""}) == "رسید"


def test_own_words_are_filled_in_from_a_list() -> None:
    values = {"opening": "فردا", "account": "فروشگاه"}
    said = words_for("en", own="{account}: {opening} {customer}", values=values)
    assert said == "فروشگاه: فردا {customer}"
