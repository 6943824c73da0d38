"""JSON of others: whatever it holds is read as something that can be kept, shown and sent on."""

import json

import msgspec
import pytest

from hamdel.platform.foreign_json import fits, read_foreign, whole_text

HUGE = "9" * 5_000


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("12", 12),
        ("9223372036854775807", 2**63 - 1),
        ("-9223372036854775808", -(2**63)),
        ("9223372036854775808", "9223372036854775808"),
        ("-9223372036854775809", "-9223372036854775809"),
        (HUGE, HUGE),
        (f"-{HUGE}", f"-{HUGE}"),
        ("1.5", 1.5),
        ("1e308", 1e308),
        ("1e400", "1e400"),
        ("-1E400", "-1E400"),
        (f"{HUGE}.0", f"{HUGE}.0"),
        ("NaN", "NaN"),
        ("-Infinity", "-Infinity"),
        ('"سلام \\ud83d\\ude00"', "سلام 😀"),
        ('"سلام \\ud83d"', "سلام \ufffd"),
        ('"\\uDE00\\uD83D"', "\ufffd\ufffd"),
        ('"\\\\ud83d"', "\\ud83d"),
        ('"\ud83d"', "\ufffd"),
        ('{"a\\ud83d": [1]}', {"a\ufffd": [1]}),
    ],
)
def test_what_is_read_can_be_sent_on(written, read):
    found = read_foreign(f"[{written}]")
    assert found == [read]
    assert type(found[0]) is type(read)
    assert msgspec.json.decode(msgspec.json.encode(found)) == found
    json.dumps(found, ensure_ascii=False).encode()


@pytest.mark.parametrize("text", ["", "{", "{'a': 1}", "[" * 100_000, '{"a":' * 100_000, "01"])
def test_what_is_no_json_is_a_value_error(text):
    with pytest.raises(ValueError, match=r"."):
        read_foreign(text)


def test_depth_that_json_still_takes_is_read():
    deep = "[" * 400 + '"\\ud83d"' + "]" * 400
    found = read_foreign(deep)
    for _ in range(400):
        (found,) = found
    assert found == "\ufffd"


def test_halves_of_characters_are_replaced_in_any_text():
    assert whole_text("خرید \ud83d") == "خرید \ufffd"
    assert whole_text("خرید 😀") == "خرید 😀"
    assert whole_text("plain") == "plain"


def test_the_edge_of_64_bits():
    assert fits("-9223372036854775808")
    assert fits("9223372036854775807")
    assert not fits("9223372036854775808")
    assert not fits(HUGE)
    assert not fits("1" * 21)
