import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.entities import Entity, find_entities, find_identifiers

DAY = date(2026, 11, 23)  # Monday, 2 Azar 1405
MARKED = re.compile(r"\{([^{}|]+)\|(\w+)=([^{}]+)\}")
HERE = Path(__file__).parent
MESSAGES = (HERE / "messages.txt").read_text(encoding="utf-8").splitlines()
# By kind, with what looks like it and is none.
SAID = [
    line
    for path in sorted((HERE / "said").glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


def read(text: str) -> tuple[Entity, ...]:
    return find_entities(text, reference=DAY)


def marked(line: str) -> tuple[str, list[tuple[str, str, int, int]]]:
    """Return the text of a line of messages.txt, and its marked entities with their places."""
    text, found, at = "", [], 0
    for mark in MARKED.finditer(line):
        text += line[at : mark.start()]
        found.append((mark[2], mark[3], len(text), len(text) + len(mark[1])))
        text += mark[1]
        at = mark.end()
    return text + line[at:], found


@pytest.mark.parametrize("line", MESSAGES + SAID)
def test_reads_what_is_marked_and_no_more(line: str) -> None:
    text, expected = marked(line)
    assert [(one.kind, str(one.value), one.start, one.end) for one in read(text)] == expected


@pytest.mark.parametrize("line", MESSAGES)
def test_reads_the_same_with_arabic_letters_and_digits(line: str) -> None:
    text, expected = marked(line)
    arabic = text.translate(str.maketrans("یک۰۱۲۳۴۵۶۷۸۹", "يك٠١٢٣٤٥٦٧٨٩"))
    assert [(one.kind, one.start, one.end) for one in read(arabic)] == [
        (kind, start, end) for kind, _, start, end in expected
    ]


def test_links_hide_what_stands_in_them() -> None:
    (one,) = read("https://example.com/09121234567/88213?d=1405/08/12")
    assert one.kind == "url"


def test_a_weekday_and_its_date_are_one() -> None:
    (one,) = read("دوشنبه، ۲ آذر ۱۴۰۵ نوبت دارم")
    assert (one.value, one.surface) == ("2026-11-23", "دوشنبه، ۲ آذر ۱۴۰۵")


def test_identifiers_need_no_day() -> None:
    found = find_identifiers("09121234567 فردا mina@example.com ۵۰۰ هزار تومان www.x.ir")
    assert [one.kind for one in found] == ["phone", "email"]


TEXT = st.text(
    alphabet=st.sampled_from("آابپتسشمنویه‌ ۰۱۲3456789٠٩abcdeXYZ-./:#@٪%,،\n«»()+و")
    | st.characters(),
    max_size=80,
)
PIECES = (
    "یک دو سه نیم ربع و صد هزار میلیون تومن روز هفته ماه ساعت پیش دیگه تا شنبه دیروز آذر دی فردا آقای "
    "خانم علی رضایی نه سفارش شماره کد 88213 09121234567 DK-12 % درصد 3 days ago next week Nov 2 the th "
    "a half and toman Mr Sara # - 1405/08/12 ۱۲ب۳۴۵-۶۷ https://x.ir mina@x.ir"
)
WORDS = st.lists(st.sampled_from(PIECES.split()), max_size=14)


@given(TEXT | WORDS.map(" ".join), st.dates(date(1000, 1, 1), date(8999, 1, 1)))
def test_never_raises_and_keeps_places(text: str, day: date) -> None:
    end = 0
    for one in find_entities(text, reference=day):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.surface
        end = one.end


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1 ",
        "1-",
        "1,000",
        "a@",
        "a.",
        "یک و ",
        "صد ",
        "سه روز ",
        "شنبه ",
        "آقای ",
        "علی ",
        "سفارش ",
        "# ",
        "کد پستی ",
        "«علی» ",
        "http://",
        "a-1",
        "نه ",
        "12ب345",
        "۰۹۱۲ ",
        "Mr ",
        "a week ",
        "1405/08/12 ",
        "1100 تومن ",
        "تلفن 88776655 ",
        "سه روزه ",
        "دو تومن و ",
        "کد 88213 و ",
        "هی میگین فردا ",
        "Best, Amelia ",
        "Rahimi, ",
        "020 7946 0182 ",
        "ABC-1234 ",
        "\u200c",
        "ً",
    ],
)
def test_time_grows_with_the_text(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        times = []
        for _ in range(2):
            start = time.process_time()
            read(text)
            times.append(time.process_time() - start)
        return min(times)

    read(piece)
    small = 8_000 // len(piece)
    # Twice the text, twice the time; quadratic would be four times.
    assert seconds(2 * small) < 3 * seconds(small) + 0.05
