"""What mails may cost."""

import time

import pytest

from hamdel.channels.kinds.email.body import MOST_TEXT, TooIntricate
from hamdel.channels.kinds.email.parsing import parsed
from hamdel.channels.kinds.email.reading import LONGEST_TEXT, read_mail

FROM = b"From: a@x.ir\r\n"
TEXT = FROM + b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
HTML = FROM + b"Content-Type: text/html; charset=utf-8\r\n\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        FROM + b"Content-Type: text/plain" + b"; a=b" * 200_000 + b"\r\n\r\nx",
        FROM + b"Content-Type: text/plain" + b';"' * 100_000 + b"\r\n\r\nx",
        FROM + b"To: " + b"a@x.ir, " * 20_000 + b"\r\n\r\nx",
        FROM + b"References: " + b"<a@b>" * 100_000 + b"\r\n\r\nx",
        FROM + b"X: y\r\n" * 20_000 + b"\r\nx",
        TEXT + b"On Mon, x wrote:\n> a\n" * 200_000,
        HTML + b"<img src=cid:z>" * 60_000,
        HTML + b"<div>" * 200_000,
        HTML + b"<b " + b" ".join(b"a%d=1" % one for one in range(150_000)) + b">x",
    ],
    ids=lambda raw: f"{raw[14:60]!r}",
)
def test_a_mail_costs_little_whatever_it_holds(raw: bytes) -> None:
    began = time.process_time()
    read_mail(raw)
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    "raw",
    [
        FROM + b"X: y\r\n" * 60_000 + b"\r\nx",
        b"".join(
            b"Content-Type: multipart/x; boundary=%d\r\n\r\n--%d\r\n" % (n, n) for n in range(50)
        )
        + b"x\r\n" * 200_000,
    ],
    ids=["headers", "parts in parts"],
)
def test_what_would_cost_more_is_no_mail(raw: bytes) -> None:
    with pytest.raises(TooIntricate):
        parsed(raw)


def test_a_long_text_is_cut_for_the_screen_and_whole_as_a_file() -> None:
    said = "سلام دنیا\n" * 200_000
    read = read_mail(TEXT + said.encode())
    assert 0 < len(read.text) <= LONGEST_TEXT
    assert [one.name for one in read.files] == ["message.txt"]
    assert read.files[0].content.decode() == said
    short = "a" * (LONGEST_TEXT + 1)
    assert len(short) < MOST_TEXT
    assert read_mail(TEXT + short.encode()).files[0].content.decode() == short


def test_long_html_gives_its_words_and_the_whole_as_a_file() -> None:
    html = "<p>سلام &amp; درود</p>\n" * 60_000
    read = read_mail(HTML + html.encode())
    assert read.html == ""
    assert read.text.startswith("سلام & درود")
    assert [(one.name, one.content) for one in read.files] == [("message.html", html.encode())]
