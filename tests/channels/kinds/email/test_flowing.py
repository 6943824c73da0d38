"""Lines broken to fit are made whole."""

import time
from email import message_from_string

import pytest

from hamdel.channels.kinds.email.flowing import Flow, flow_of, unbroken
from hamdel.channels.kinds.email.reading import read_mail


@pytest.mark.parametrize(
    ("said", "flow"),
    [
        ("text/plain; format=flowed", "flowed"), ("text/plain; Format=Flowed; DelSp=Yes", "delsp"),
        ("text/plain; format=fixed", ""), ("text/plain", ""),
    ],
)  # fmt: skip
def test_a_part_says_how_its_lines_are_broken(said: str, flow: Flow) -> None:
    assert flow_of(message_from_string(f"Content-Type: {said}\n\nx")) == flow


def test_soft_ends_of_lines_go_and_hard_ones_stay() -> None:
    broken = "one \ntwo\n\nthree \n four\n-- \nMina\n> quoted \nlast"
    assert unbroken(broken, "flowed") == "one two\n\nthree four\n-- \nMina\n> quoted\nlast"
    assert unbroken("می \nرسد", "delsp") == "میرسد"
    assert unbroken(broken, "") == broken


def test_a_reply_is_read_whole() -> None:
    head = "From: a@x.ir\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n"
    raw = f"{head}سلام، این یک سطر \r\nبلند است.\r\n\r\nOn Sun, Nov 22, 2026 Shop wrote:\r\n> a \r\n> b\r\n"
    read = read_mail(raw.encode())
    assert read.text == "سلام، این یک سطر بلند است."
    assert "> a" in read.quoted


def test_many_short_lines_take_no_time() -> None:
    began = time.process_time()
    assert len(unbroken("a \n" * 150_000, "flowed")) == 299_999
    assert time.process_time() - began < 1
