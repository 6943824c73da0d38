import time

import pytest

from hamdel.language.training.bundled import corpus_facts
from hamdel.language.which import which_language

SPOKEN = [
    ("سفارشم هنوز نرسیده", "fa"),
    ("كتاب من كجاست؟", "fa"),
    ("سلام عليكم", "fa"),
    ("کد رهگیری من RK-48817 است", "fa"),
    ("به info@example.com بفرستید یا https://example.ir/a", "fa"),
    ("؟", "fa"),
    ("۱۲۳", "fa"),
    ("salam sefareshe man chi shod", "finglish"),
    ("slm chi shd", "finglish"),
    ("pool man ro pas bedin", "finglish"),
    ("where is my order", "en"),
    ("Refund, please!", "en"),
    ("ok", "en"),
    ("این provider خیلی slow شده", "mixed"),
    ("Wo bleibt meine Bestellung?", "other"),
    ("Siparişim nerede, ne zaman gelir?", "other"),
    ("¿Dónde está mi pedido?", "other"),
    ("où est ma commande", "other"),
    ("هل يمكنني إلغاء طلبي", "other"),
    ("أين طلبي؟", "other"),
    ("میرا آرڈر کہاں ہے", "other"),
    ("где мой заказ", "other"),
    ("我的订单在哪里", "other"),
    ("", "other"),
    ("👍", "other"),
    ("09121234567", "other"),
]


@pytest.mark.parametrize(("text", "language"), SPOKEN)
def test_the_language_is_told(text: str, language: str) -> None:
    assert which_language(text) == language


def test_nearly_every_message_of_the_corpus_is_told_right() -> None:
    told = [which_language(facts["text"]) == facts["language"] for facts in corpus_facts()]
    assert sum(told) / len(told) > 0.985


def test_time_is_linear_in_the_text() -> None:
    for unit in ("a", "a@", "1a", "سلام ", "www."):
        begun = time.process_time()
        which_language(unit * 50_000)
        assert time.process_time() - begun < 3
