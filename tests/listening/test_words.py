"""What screens of listening say."""

import pytest
from django.utils.translation import override

from hamdel.listening.words import network_name, refusal, trouble


@pytest.mark.parametrize(
    ("problem", "shown"),
    [
        ("It answered 502.", "پاسخ ۵۰۲ داد."),
        ("It answered 422. Text is too long", "پاسخ ۴۲۲ داد. Text is too long"),
        (
            "apps.example:443 could not be reached (ConnectError).",
            "به apps.example:443 نمی‌شود رسید.",
        ),
        ("This is no feed (RSS or Atom).", "آنچه پاسخ می‌دهد خوراک نیست."),
        ("Something else.", "Something else."),
        ("", ""),
    ],
)
def test_troubles_are_told_in_the_language_of_the_screen(problem: str, shown: str) -> None:
    with override("fa"):
        assert trouble(problem) == shown


def test_what_has_no_words_keeps_its_own() -> None:
    with override("fa"):
        assert refusal(ValueError("Say something.")) == "چیزی بنویسید."
        assert refusal(ValueError("x")) == "x"
        assert network_name("aparat") == "aparat"
