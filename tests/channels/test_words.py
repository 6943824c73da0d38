import pytest
from django.utils.translation import override

from hamdel.channels.words import told


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        ("The gateway refuses the message.", "درگاه پیامک پیام را نمی‌پذیرد."),
        ("10.0.0.1:80 gave no answer (ReadTimeout).", "10.0.0.1:80 پاسخی نداد."),
        ("Nobody knows the host sms.example.", "میزبان sms.example پیدا نشد."),
        ("بله is turned off.", "بله خاموش است."),
        ("A message on sms has 670 letters.", "پیام آنجا حداکثر 670 حرف دارد."),
        (
            "Nothing can be sent on phone: write a note, or choose another channel.",
            "روی phone چیزی فرستاده نمی‌شود: یادداشت بنویسید یا کانال دیگری انتخاب کنید.",
        ),
        ("The gateway refuses the message. 200 {}", "درگاه پیامک پیام را نمی‌پذیرد. 200 {}"),
        ("Whatever %(else)s", "Whatever %(else)s"),
    ],
)
def test_a_problem_is_told_in_the_words_of_the_screen(problem: str, words: str) -> None:
    with override("fa"):
        assert told(problem) == words
