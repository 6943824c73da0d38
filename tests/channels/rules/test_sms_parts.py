import pytest

from hamdel.channels.rules.sms_parts import Parts, parts_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", Parts("gsm7", 0, 0, 160)),
        ("a" * 160, Parts("gsm7", 160, 1, 0)),
        ("a" * 161, Parts("gsm7", 161, 2, 145)),
        ("a" * 306, Parts("gsm7", 306, 2, 0)),
        ("a" * 307, Parts("gsm7", 307, 3, 152)),
        ("€" * 80, Parts("gsm7", 160, 1, 0)),
        # 152 and an escape that does not fit into the 153rd place begin a part of their own.
        ("a" * 152 + "€" + "b" * 10, Parts("gsm7", 164, 2, 141)),
        ("س" * 70, Parts("ucs2", 70, 1, 0)),
        ("س" * 71, Parts("ucs2", 71, 2, 63)),
        ("س" * 134, Parts("ucs2", 134, 2, 0)),
        ("س" * 135, Parts("ucs2", 135, 3, 66)),
        ("a" * 69 + "ی", Parts("ucs2", 70, 1, 0)),
        ("a" * 70 + "ی", Parts("ucs2", 71, 2, 63)),
        ("🙏" * 35, Parts("ucs2", 70, 1, 0)),
        # 67 is odd: a pair is never torn, so 33 of them are a part.
        ("🙏" * 36, Parts("ucs2", 72, 2, 61)),
        ("می\u200cروم", Parts("ucs2", 6, 1, 64)),
    ],
)
def test_a_text_takes_so_many_parts(text: str, parts: Parts) -> None:
    assert parts_of(text) == parts


@pytest.mark.parametrize("letter", ["\t", "`", "ç", "ۀ", "\x1b"])
def test_one_odd_letter_makes_all_of_it_ucs2(letter: str) -> None:
    assert parts_of("a" * 100 + letter).encoding == "ucs2"
