"""Whole messages: the corpus, every client's wording in every place, and what must stay."""

import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.replies import Reply, newly_written, newly_written_html
from tests.language.conftest import CORPORA

from .conftest import ANSWERED, OWN_WORDS, QUOTED, Wordings

FOLDER = CORPORA / "reply-quotes"
WORDS = st.sampled_from(
    ["> a", ">> b", "", "--", "-- ", "On Mon, 23 Nov 2026 at 10:00, A <a@b.c> wrote:", "من", "x:",
     "از: تهران", "From: a <a@b.c>", "Sent: 2026-11-23 10:00", "To: b", "Subject: c", "____________",
     "-----Original Message-----", "---------- Forwarded message ---------", "Sent from my iPhone",
     "در تاریخ ۱۴۰۵/۹/۲ ۱۰:۰۰ علی <a@b.c>", "نوشت:", "<a@b.c", ">:", "a" * 70, "C> x", "\u202bسلام\u202c"]
)  # fmt: skip
MESSAGES = st.one_of(st.lists(WORDS, max_size=14).map("\n".join), st.text())


def parts(text: str) -> Counter[str]:
    lines = re.split("\r\n|[\r\n\u2028\u2029\x85]", text)
    return Counter(said for line in lines if (said := line.strip(" \t\u00a0\ufeff\u200b")))


def whole(reply: Reply) -> str:
    return "\n".join((reply.text, reply.quoted, reply.signature))


def wrapped(line: str) -> Iterator[str]:
    """The line broken in two at each space past its first words."""
    words = line.split(" ")
    for count in range(1, len(words)):
        first = " ".join(words[:count])
        if len(first) >= 25:
            yield f"{first}\n{' '.join(words[count:])}"


class Score:
    def __init__(self) -> None:
        self.exact: Counter[str] = Counter()
        self.count: Counter[str] = Counter()
        self.words = self.lost = 0

    def add(self, group: str, expected: str, got: str) -> None:
        self.count[group] += 1
        self.exact[group] += got.strip() == expected.strip()
        self.words += len(expected.split())
        self.lost += (Counter(expected.split()) - Counter(got.split())).total()

    def share(self, *groups: str) -> float:
        return sum(self.exact[one] for one in groups) / sum(self.count[one] for one in groups)


def test_it_reads_the_corpus_of_replies() -> None:
    if not FOLDER.is_dir():
        pytest.skip(f"no corpora at {CORPORA}: set HAMDEL_CORPORA")
    score = Score()
    for line in (FOLDER / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        expected = row.get("oracle", {}).get("expected_reply")
        message = (FOLDER / row["file"]).read_bytes().decode(errors="replace")
        started = time.process_time()
        read = newly_written_html if row["file"].endswith(".html") else newly_written
        reply = read(message)
        assert time.process_time() - started < 1, row["file"]
        if expected is None:
            continue
        if expected.startswith("KEEP_ALL"):
            expected = message
        unwanted = row["oracle"].get("must_not_contain")
        assert not unwanted or unwanted not in reply.text, row["file"]
        score.add(row["file"].split("/")[0], expected, reply.text)
    assert score.share("own-fa-and-rtl", "own-other") >= 0.95
    assert score.share("discourse") >= 0.8
    assert score.lost / score.words <= 0.005


@pytest.mark.parametrize("own", OWN_WORDS)
def test_every_clients_attribution_is_known_in_every_place(own: str, wordings: Wordings) -> None:
    for line in wordings("attributions"):
        for message in (
            f"{own}\n\n{line}\n{QUOTED}\n",
            f"{own}\n{line}\n\n{QUOTED}\n",
            f"{own}\n\n{line}\n\n{ANSWERED}\n",
            f"{own}\r\n\r\n{line}\r\n{QUOTED}\r\n",
            f"{line}\n{QUOTED}\n\n{own}\n",
        ):
            assert newly_written(message).text == own, message


def test_an_attribution_may_be_wrapped_anywhere(wordings: Wordings) -> None:
    own = OWN_WORDS[1]
    for line in wordings("attributions"):
        for broken in wrapped(line):
            assert newly_written(f"{own}\n\n{broken}\n{QUOTED}").text == own, broken
            assert newly_written(f"{own}\n\n{broken}\n\n{ANSWERED}").text == own, broken
            assert newly_written(f"{broken}\n{QUOTED}\n\n{own}").text == own, broken


@pytest.mark.parametrize("own", OWN_WORDS)
def test_a_bare_attribution_is_known_by_the_quotation_below(own: str, wordings: Wordings) -> None:
    for line in wordings("attributions above quoted lines"):
        assert newly_written(f"{own}\n\n{line}\n\n{QUOTED}\n").text == own, line
        assert newly_written(f"{line}\n{QUOTED}\n\n{own}\n").text == own, line


@pytest.mark.parametrize("own", OWN_WORDS)
def test_every_clients_header_block_is_known(own: str, wordings: Wordings) -> None:
    for block in wordings("blocks"):
        header = "\n".join(line.strip() for line in block.split(" / "))
        for message in (
            f"{own}\n\n{header}\n\n{ANSWERED}\n",
            f"{own}\n{header}\n{ANSWERED}\n",
            f"{own}\r\n\r\n{header}\r\n\r\n{ANSWERED}".replace("\r\n", "\n").replace("\n", "\r\n"),
        ):
            reply = newly_written(message)
            assert reply.text == own, message
            assert ANSWERED in reply.quoted


@pytest.mark.parametrize("own", OWN_WORDS)
def test_what_telephones_add_is_no_word_of_the_person(own: str, wordings: Wordings) -> None:
    for line in wordings("signatures"):
        assert newly_written(f"{own}\n\n{line}\n") == Reply(own, signature=line), line
        quoted = newly_written(f"{own}\n\n{line}\n\nOn 23/11/2026 10:00, X wrote:\n{QUOTED}")
        assert (quoted.text, quoted.signature) == (own, line)


@pytest.mark.parametrize("own", ["", *OWN_WORDS])
def test_a_forwarded_message_is_content(own: str, wordings: Wordings) -> None:
    for line in wordings("forwards"):
        header = "From: Ali <a@example.com>\nDate: Mon, 23 Nov 2026\nSubject: x\nTo: b@example.com"
        message = f"{own}\n\n{line}\n{header}\n\n{ANSWERED}".strip()
        assert newly_written(message) == Reply(message), line


@pytest.mark.parametrize(
    "own",
    [
        *OWN_WORDS,
        "از: تهران\nبه: مشهد\nتاریخ: ۱۴۰۵/۹/۲\nساعت: ۱۰:۳۰",
        "من: طهران\nإلى: بغداد\nالموضوع: شحنة",
        "از: تهران، انبار مرکزی\nبه: مشهد\nموضوع: ارسال دوباره",
        "در تاریخ ۱۲ مهر همکار شما نوشت:\nبسته ارسال شد ولی نرسید.",
        "همکارتان در تلگرام نوشت:\nفردا می‌رسد",
        "On 12 May your colleague wrote that it had been sent.",
        "On Monday I wrote:\nplease cancel my order",
        "On 12 May 2026 at 10:30 I wrote:\nplease cancel my order",
        "I wrote to support@example.com on 12 May 2026 at 10:30. No answer since.",
        "Le 12 mai 2026 à 10:30 j'ai écrit :\nannulez ma commande",
        "Am 12.05.2026 um 10:30 schrieb ich Ihnen:\nbitte stornieren",
        "في 12/5/2026 الساعة 10:30 كتبت لكم:\nأريد إلغاء الطلب",
        "متن خطا:\n> Error 500\n> at line 3",
        "نوشت: این واژه در متن من است",
        "اول این\n-----\nبعد این",
        "Name: Sara\nEmail: sara@example.ir\nOrder: 12345\nDate: 2026-11-23 10:00",
        "> سؤال اول؟\nبله\n> سؤال دوم؟\nنه",
        "The parcel was sent from my phone by mistake.",
        "ارسال شده از انبار تهران؟",
        "5 > 3\n2 < 4",
        "اجرا کردم\n\nSQL> select 1\nSQL> from dual",
        "My address is <ali@example.com>, the date 2026-11-23, the items:\n- one\n- two",
        "بسته از گوشی من ارسال شد و نرسید",
        "سفارش ۱۴۰۵/۹/۲ ساعت ۱۰:۳۰ این خطا را داد:\n> Error 500",
        "Monday:\n10:00 open\nTuesday:\nclosed",
        "ساعت ۱۰:۳۰ می‌آیم:\nلطفاً آماده باشید",
        "--",
        "سلام\n\n--- مهم ---\nزنگ بزنید",
    ],
)
def test_ones_own_words_stay(own: str) -> None:
    assert newly_written(own) == Reply(own)


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (f"سلام\n\n-- \nسارا\n۰۹۱۲\n\nOn 23/11/2026 10:00, X wrote:\n{QUOTED}", "سلام"),
        (f"خطا:\n> Error\n\nOn 23/11/2026 10:00, X wrote:\n{QUOTED}", "خطا:\n> Error"),
        (f"Hi,\nOn 23/11/2026 10:00, X wrote:\n{QUOTED}\n\nIt came.", "Hi,\n\nIt came."),
        ("Yes.\n\n> On 23/11/2026 10:00, X wrote:\n> Did it come?", "Yes."),
        ("Yes.\n\n> Did it come?", "Yes."),
        ("Yes.\n\nOn 23/11/2026 10:00, Jo Doe wrote:\nJD> Did it\nJD> come?", "Yes."),
        (f"ok\n\n2026-11-23 10:00 GMT+03:30 Sara Karimi\n\n{ANSWERED}", "ok"),
        (
            "On 23/11/2026 10:00, X wrote:\n> one?\n\nyes\n\n> two?\n\nno\n\n> bye",
            "On 23/11/2026 10:00, X wrote:\n> one?\n\nyes\n\n> two?\n\nno",
        ),
        (
            "Hi\n\nOn 23/11/2026 10:00, X wrote:\n> one?\n\nyes\n\n> two?\n\nno",
            "Hi\n\n> one?\n\nyes\n\n> two?\n\nno",
        ),
        (
            f"ok\n\nOn 23/11/2026 10:00, X wrote:\n{QUOTED}\n\n-- \nSara",
            "ok",
        ),
        (
            f"ok\n\nOn 23/11/2026 10:00, X wrote:\n{QUOTED}\n\nVirus-free. www.avast.com",
            "ok",
        ),
        (
            "ok\n\nOn 23/11/2026 10:00, X wrote:\n> " + "a" * 70 + " broken\noff here\n> end",
            "ok",
        ),
        (
            "I wrote:\n> please cancel\n\nbut nobody did.",
            "I wrote:\n> please cancel\n\nbut nobody did.",
        ),
    ],
)
def test_ways_of_answering(message: str, text: str) -> None:
    reply = newly_written(message)
    assert reply.text == text
    assert parts(whole(reply)) == parts(message)


@given(MESSAGES)
def test_no_line_is_lost_and_nothing_is_made_up(message: str) -> None:
    assert parts(whole(newly_written(message))) == parts(message)


@given(MESSAGES)
def test_a_message_with_words_gives_words(message: str) -> None:
    assert bool(newly_written(message).text) == bool(parts(message))


@given(st.one_of(MESSAGES, st.text(alphabet="<>/divblockquotepr =\"'a \n", max_size=80)))
def test_html_is_never_too_odd(message: str) -> None:
    reply = newly_written_html(message)
    assert reply.text or not (reply.quoted or reply.signature)


HOSTILE = {
    "colons": lambda n: "a b c d:\n" * n,
    "labels": lambda n: "from: a@b.c\n" * n,
    "unknown labels": lambda n: "x: y\n" * n,
    "verbs": lambda n: "در تاریخ ۱۴۰۴/۱/۱ ساعت ۱۰:۳۰ او نوشت؟:\n" * n,
    "quotations": lambda n: "> a\nb\n" * n,
    "drawn lines": lambda n: ("_" * 30 + "\n") * n,
    "dashes": lambda n: "--\n" * n,
    "broken addresses": lambda n: "<a\n>:\n" * n,
    "signatures": lambda n: "Sent from my iPhone\n" * n,
    "one long line": lambda n: "در تاریخ On <a@ " * 20 * n,
}
HOSTILE_HTML = {
    "nested": lambda n: "<div><blockquote>" * n + "x",
    "unclosed": lambda n: "<p>x<b><a>" * n,
    "breaks": lambda n: "x<br>" * n,
    "comments": lambda n: "<!--" * n,
    "styles": lambda n: '<div style="border-top:none solid">x' * n,
}


def seconds(read: Callable[[str], Reply], text: str) -> float:
    best = 99.0
    for _ in range(3):
        started = time.process_time()
        read(text)
        best = min(best, time.process_time() - started)
    return best


@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear_in_the_text(name: str) -> None:
    make = HOSTILE[name]
    short, long = seconds(newly_written, make(1500)), seconds(newly_written, make(3000))
    assert long <= 2.5 * short + 0.02


@pytest.mark.parametrize("name", HOSTILE_HTML)
def test_time_is_linear_in_the_markup(name: str) -> None:
    make = HOSTILE_HTML[name]
    short, long = seconds(newly_written_html, make(2000)), seconds(newly_written_html, make(4000))
    assert long <= 2.5 * short + 0.02
