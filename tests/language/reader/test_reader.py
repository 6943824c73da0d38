import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.reader import Reader, Reading, read, shipped_reader
from hamdel.language.reader.shipped import WEIGHTS

CLEAR = [
    ("سفارشم هنوز نرسیده، کی می‌رسه؟", "intent", "delivery_status"),
    ("لطفا سفارشم را لغو کنید", "intent", "cancel_order"),
    ("پولم رو پس بدید", "intent", "refund"),
    ("کد تخفیف کار نمی‌کنه", "intent", "discount_code"),
    ("رمزم رو فراموش کردم و وارد حسابم نمی‌شم", "intent", "account_login"),
    ("pool man ro pas bedid", "intent", "refund"),
    ("where is my order", "intent", "delivery_status"),
    ("خیلی ممنون، عالی بود", "sentiment", "pos"),
    ("افتضاح بود، دیگه خرید نمی‌کنم", "sentiment", "neg"),
    ("سلام، ساعت کاری شما چیست؟", "sentiment", "neu"),
    ("thank you so much, perfect service", "sentiment", "pos"),
    ("نگرانم، می‌ترسم پولم بره", "emotion", "fear"),
    ("خیلی خوشحال شدم، ذوق کردم", "emotion", "joy"),
]


@pytest.mark.parametrize(("text", "head", "label"), CLEAR)
def test_clear_messages_are_read(text: str, head: str, label: str) -> None:
    assert getattr(read(text), head).label == label


def test_insults_are_toxic_and_complaints_are_not() -> None:
    assert read("کثافت‌های دزد بی‌شرف").toxicity.toxic
    assert not read("از کیفیت کالا راضی نیستم").toxicity.toxic


def check(reading: Reading, text: str) -> None:
    """Whatever the text, the reading is whole."""
    for judgment in (reading.sentiment, reading.emotion, reading.intent):
        assert abs(sum(judgment.scores.values()) - 1) < 1e-3
        assert judgment.probability == max(judgment.scores.values())
        assert judgment.scores[judgment.label] == judgment.probability
    assert -1 <= reading.sentiment.score <= 1
    for words in reading.why.values():
        assert all(
            text[one.start : one.end] == one.word or " " in text[one.start : one.end]
            for one in words
        )


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    check(read(text), text)


def test_why_names_the_words_that_weighed() -> None:
    text = "سلام وقت بخیر، من پولم رو پس می‌خوام"
    why = read(text).why
    assert why["intent"][0].word in {"پولم", "پس"}
    assert why["intent"][0].weight > 0
    check(read(text), text)


@pytest.mark.parametrize("text", ["", "qwzx jkvb", "Wo bleibt meine Bestellung?", "أين طلبي؟"])
def test_what_is_not_understood_is_abstained_from(text: str) -> None:
    reading = read(text)
    assert reading.intent.abstained
    assert reading.sentiment.abstained


def test_long_text_is_read_in_time() -> None:
    begun = time.process_time()
    read("سلام " * 100_000)
    assert time.process_time() - begun < 2


def test_weights_are_small_and_load_quickly() -> None:
    packed = WEIGHTS.read_bytes()
    assert len(packed) < 2 * 2**20
    begun = time.process_time()
    Reader(packed)
    assert time.process_time() - begun < 0.3


def test_threads_read_alike() -> None:
    texts = [text for text, _, _ in CLEAR] * 20
    reader = Reader(WEIGHTS.read_bytes())
    found: list[list[Reading]] = []
    threads = [
        threading.Thread(target=lambda: found.append([reader.read(text) for text in texts]))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(readings == [shipped_reader().read(text) for text in texts] for readings in found)
