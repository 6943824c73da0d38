"""Digits of the scripts people in Iran type: ۰-۹, ٠-٩, 0-9 and the full-width ones."""

ASCII_DIGITS = "0123456789"
PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
FULLWIDTH_DIGITS = "".join(chr(0xFF10 + value) for value in range(10))

_TO_ASCII = str.maketrans(
    PERSIAN_DIGITS + ARABIC_DIGITS + FULLWIDTH_DIGITS, ASCII_DIGITS + ASCII_DIGITS + ASCII_DIGITS
)
_TO_PERSIAN = str.maketrans(
    ASCII_DIGITS + ARABIC_DIGITS + FULLWIDTH_DIGITS,
    PERSIAN_DIGITS + PERSIAN_DIGITS + PERSIAN_DIGITS,
)


def ascii_digits(text: str) -> str:
    """Return `text` with every digit written 0-9; nothing else changes, not even the length."""
    return text if text.isascii() else text.translate(_TO_ASCII)


def persian_digits(text: str) -> str:
    """Return `text` with every digit written ۰-۹; nothing else changes, not even the length."""
    return text.translate(_TO_PERSIAN)


def digits_for(text: str, *, language: str) -> str:
    """Return `text` with the digits that readers of `language` ("fa", "en") expect."""
    return persian_digits(text) if language == "fa" else ascii_digits(text)
