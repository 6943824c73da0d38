"""Guides as people write them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hamdel.studies.contracts import Question
from hamdel.studies.rules.guides import GuideRefused, as_rows, of_rows, read_guide, write_guide

# A machine that is busy draws slowly; what is tested is pure.
QUICK = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])

LINE = st.sampled_from(["آخرین خرید؟", "بعد - چه شد", "x", "1. سه", "چه *دیدید*"])
QUESTIONS = st.lists(
    st.builds(Question, LINE, st.lists(LINE, max_size=3).map(tuple)), max_size=8
).map(tuple)


def test_lines_with_a_dash_are_what_to_ask_on() -> None:
    text = "آخرین خرید؟\n  - بعد چه شد؟\n• چه دیدید؟\n\nچه کم بود؟\n-\n"
    assert read_guide(text) == (
        Question("آخرین خرید؟", ("بعد چه شد؟", "چه دیدید؟")),
        Question("چه کم بود؟"),
    )


@QUICK
@given(QUESTIONS)
def test_what_is_written_is_read_again(questions: tuple[Question, ...]) -> None:
    assert read_guide(write_guide(questions)) == questions
    assert of_rows(as_rows(questions)) == questions


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [("\n- بعد؟", "lost", 2), ("x" * 501, "long", 1), ("س\n" * 61, "many", 61)],
)
def test_what_is_no_guide_is_told_by_its_line(text: str, reason: str, line: int) -> None:
    with pytest.raises(GuideRefused) as refused:
        read_guide(text)
    assert (refused.value.reason, refused.value.line) == (reason, line)
