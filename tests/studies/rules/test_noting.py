"""Whose words may be noted, and that none are lost."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hamdel.studies.rules.noting import (
    Stands,
    is_word_for_word,
    judge_saving,
    may_note,
    read_mark,
    write_mark,
)

# A machine that is busy draws slowly; what is tested is pure.
QUICK = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])

YES = Stands(agreed=True, invited=True)


@pytest.mark.parametrize(
    ("kind", "whose", "problem"),
    [
        ("said", YES, ""),
        ("said", None, "whose"),
        ("seen", None, ""),
        ("thought", None, ""),
        ("thought", Stands(agreed=False, invited=True), "consent"),
        ("seen", Stands(agreed=False, invited=True), "consent"),
        ("said", Stands(agreed=True, invited=False), "not_there"),
    ],
)
def test_nothing_is_noted_of_who_did_not_agree(
    kind: str, whose: Stands | None, problem: str
) -> None:
    assert may_note(kind, whose) == problem


@QUICK
@given(
    st.lists(st.tuples(st.integers(0, 1), st.text("ab", max_size=3), st.booleans()), max_size=12)
)
def test_two_devices_lose_no_word(steps: list[tuple[int, str, bool]]) -> None:
    """Each device writes on, saving when it is online; whatever it saved stands somewhere whole."""
    kept: dict[str, tuple[str, int]] = {"n": ("", 0)}
    devices = [("n", "", 0), ("n", "", 0)]  # key, text, revision seen
    for place, more, online in steps:
        key, text, seen = devices[place]
        text = f"{text}{more}"
        devices[place] = (key, text, seen)
        if not online:
            continue
        stored, revision = kept[key]
        verdict = judge_saving(stored=stored, revision=revision, given=text, seen=seen)
        if verdict == "replace":
            kept[key] = (text, revision + 1)
            devices[place] = (key, text, revision + 1)
        elif verdict == "beside":
            key = f"n{len(kept)}"
            kept[key] = (text, 1)
            devices[place] = (key, text, 1)
        assert any(one.startswith(text) for one, _ in kept.values())


def test_who_saw_the_newest_may_shorten_it() -> None:
    assert judge_saving(stored="abc", revision=2, given="a", seen=2) == "replace"
    assert judge_saving(stored="abc", revision=2, given="a", seen=1) == "same"
    assert judge_saving(stored="abc", revision=2, given="x", seen=1) == "beside"


@QUICK
@given(st.integers(0, 24 * 3600))
def test_marks_are_read_as_they_are_written(seconds: int) -> None:
    assert read_mark(write_mark(seconds)) == seconds


@pytest.mark.parametrize("text", ["", "12", "1:99", "30:00:00", "a:10"])
def test_what_is_no_mark(text: str) -> None:
    assert read_mark(text) is None
    assert read_mark("۱۲:۳۰") == 750


def test_a_quote_stands_in_the_note() -> None:
    assert is_word_for_word(" گیر  کردم\n", "همان‌جا گیر کردم و رفتم")
    assert not is_word_for_word("گیر نکردم", "همان‌جا گیر کردم و رفتم")
    assert not is_word_for_word("  ", "x")
