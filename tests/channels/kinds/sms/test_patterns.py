import pytest

from hamdel.channels.kinds.sms.patterns import Pattern, patterns_of, text_of, used_in

PATTERNS = patterns_of(
    "order-sent: سفارش {number} با {carrier} ارسال شد.\n"
    "bad line\n"
    "12345: کد شما {CODE} است {CODE}\n"
    "plain: فروشگاه بسته است"
)


def test_a_line_is_a_pattern() -> None:
    assert PATTERNS[0] == Pattern("order-sent", "سفارش {number} با {carrier} ارسال شد.")
    assert [one.parameters for one in PATTERNS] == [("number", "carrier"), ("CODE",), ()]


@pytest.mark.parametrize(
    ("text", "pattern", "values"),
    [
        ("سفارش ۱۲ با تیپاکس ارسال شد.", "order-sent", (("number", "۱۲"), ("carrier", "تیپاکس"))),
        ("سفارش  ۱۲\nبا تیپاکس  ارسال شد.", "order-sent", (("number", "۱۲"), ("carrier", "تیپاکس"))),
        ("سفارش a با b با c ارسال شد.", "order-sent", (("number", "a"), ("carrier", "b با c"))),
        ("کد شما 77 است 77", "12345", (("CODE", "77"),)),
        ("فروشگاه بسته است", "plain", ()),
    ],
)  # fmt: skip
def test_a_text_of_its_words_is_the_pattern(
    text: str, pattern: str, values: tuple[tuple[str, str], ...]
) -> None:
    used = used_in(text, PATTERNS)
    assert used is not None
    assert (used.pattern.id, used.values) == (pattern, values)


@pytest.mark.parametrize(
    "text",
    ["کد شما 77 است 78", "سفارش  با  ارسال شد.", "سلام", "", "سفارش ۱۲ با تیپاکس ارسال شد. خب؟"],
)
def test_any_other_text_is_none(text: str) -> None:
    assert used_in(text, PATTERNS) is None


def test_a_pattern_is_filled_in_by_name() -> None:
    values = {"number": "۱۲", "carrier": "پست"}
    text = text_of(PATTERNS[0], values)
    assert text == "سفارش ۱۲ با پست ارسال شد."
    used = used_in(text, PATTERNS)
    assert used is not None
    assert dict(used.values) == values
    with pytest.raises(KeyError):
        text_of(PATTERNS[0], {"number": "۱۲"})
