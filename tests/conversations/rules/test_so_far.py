"""What who takes a conversation over must know."""

from datetime import timedelta

from hamdel.conversations.rules.so_far import so_far
from tests.conversations.rules.test_entries import NOON, said


def test_it_is_picked_out_of_what_was_said() -> None:
    found = so_far(
        [
            said(0, text="انتقال زدم خطا داد ولی پول کم شد."),
            said(
                1, direction="out", author="رضا", text="شمارهٔ پیگیری را دارید؟ تا فردا خبر می‌دهم."
            ),
            said(2, text="بله، ۸۸۱۴۲۰. کی برمی‌گردد؟"),
            said(3, direction="note", author="رضا", text="در صف برگشت است"),
        ]
    )
    assert found.reason == "انتقال زدم خطا داد ولی پول کم شد."
    assert [(one.kind, one.author) for one in found.steps] == [("out", "رضا"), ("note", "رضا")]
    assert found.promises == ("تا فردا خبر می‌دهم.",)
    assert found.asked == ("شمارهٔ پیگیری را دارید؟",)
    assert found.open_question == "کی برمی‌گردد؟"


def test_a_question_that_was_answered_waits_no_more() -> None:
    found = so_far([said(0, text="کی می‌رسد؟"), said(1, direction="out", text="فردا.")])
    assert found.open_question == ""


def test_machines_say_nothing_and_nothing_is_nothing() -> None:
    found = so_far([said(text="Out of office", machine=True)])
    assert (found.reason, found.steps, found.promises, found.asked) == ("", (), (), ())


def test_long_texts_are_short_and_only_the_last_steps_are_told() -> None:
    many = [said(n, direction="out", text=f"{n} " + "a" * 300) for n in range(9)]
    found = so_far(many)
    assert len(found.steps) == 4
    assert found.steps[-1].at == NOON + timedelta(minutes=8)
    assert max(len(one.said) for one in found.steps) <= 140
