"""The empathy helper on a labeled set of replies, and what it never does."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hamdel.trust.rules.empathy import Empathy, read_lexicon, shipped_lexicon

HELPER = Empathy(shipped_lexicon())
REPLIES = Path(__file__).with_name("empathy_replies.tsv")


def labeled() -> Iterator[tuple[str, set[str], str]]:
    """Each reply with its situation (u: the customer is unhappy, w: they wait) and its marks."""
    for line in REPLIES.read_text(encoding="utf-8").splitlines():
        situation, labels, reply = line.split("\t")
        yield situation, set() if labels == "-" else set(labels.split(",")), reply


def found_in(situation: str, reply: str) -> set[str]:
    marks = HELPER.marks(reply, unhappy="u" in situation, waits="w" in situation)
    return {str(one.kind) for one in marks}


def test_what_it_marks_is_right_on_the_labeled_set() -> None:
    rows = list(labeled())
    pairs = [(labels, found_in(situation, reply)) for situation, labels, reply in rows]
    right = sum(len(labels & found) for labels, found in pairs)
    marked = sum(len(found) for _, found in pairs)
    wanted = sum(len(labels) for labels, _ in pairs)
    assert len(rows) >= 150
    assert right / marked >= 0.8
    assert right / wanted >= 0.8


@pytest.mark.parametrize(
    "kind", ["blaming", "cold", "jargon", "no_acknowledgement", "no_next_step"]
)
def test_no_kind_of_mark_is_wrong_more_than_one_time_in_five(kind: str) -> None:
    rows = [
        (kind in labels, kind in found_in(situation, reply))
        for situation, labels, reply in labeled()
    ]
    right = sum(wanted and found for wanted, found in rows)
    assert right / sum(found for _, found in rows) >= 0.8


def test_a_mark_stands_on_the_words_themselves() -> None:
    reply = "سلام. همان‌طور که گفتم، فردا ارسال می‌شود."
    (mark,) = HELPER.marks(reply)
    assert mark.said == reply[mark.start : mark.end] == "همان‌طور که گفتم"
    assert mark.instead


def test_letters_of_other_keyboards_are_the_same() -> None:
    assert [one.kind for one in HELPER.marks("تيکت شما ثبت شد")] == ["jargon"]


def test_a_long_reply_takes_less_than_fifty_milliseconds() -> None:
    reply = "متأسفم که دیر شد. تا فردا ساعت ۴ تماس می‌گیرم. " * 100
    HELPER.marks(reply, unhappy=True, waits=True)
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        HELPER.marks(reply, unhappy=True, waits=True)
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.05


def test_there_are_never_more_than_six_marks() -> None:
    assert len(HELPER.marks("تیکت " * 50)) == 6


def test_a_company_adds_and_takes_out_words() -> None:
    own = "# ours\njargon\tکارتابل\tصندوق\n-jargon\tتیکت\nnonsense\nweird\tx\ty\n"
    helper = Empathy(read_lexicon(own, onto=shipped_lexicon()))
    assert [one.said for one in helper.marks("در کارتابل شما تیکت هست")] == ["کارتابل"]


def test_without_words_nothing_is_marked() -> None:
    assert Empathy(()).marks("اشتباه از شماست") == ()
    assert HELPER.marks("") == ()
