import pytest

from hamdel.channels.rules.showing import shown_bytes


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("سلام می‌آیم\r\n".encode(), "سلام می‌آیم\n"),
        (b"\xff<b>\x00\x1b[31m", "\\xff<b>⟨U+0000⟩⟨U+001B⟩[31m"),
        ("a\u202egnp.exe".encode(), "a⟨U+202E⟩gnp.exe"),
        (b"", ""),
    ],
)
def test_bytes_are_shown_as_text_that_hides_nothing(body: bytes, shown: str) -> None:
    assert shown_bytes(body, most=100) == (shown, True)


def test_only_the_beginning_of_a_long_body_is_shown() -> None:
    assert shown_bytes(b"x" * 11, most=10) == ("x" * 10, False)
