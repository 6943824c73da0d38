import re
from collections import Counter

import pytest

from hamdel.demo.rules.life import Life
from hamdel.demo.rules.people import person_of
from hamdel.demo.rules.plan import Plan
from hamdel.demo.rules.speaking import facts_of
from hamdel.demo.rules.words import STYLES, moods, products, read_list, say

PLAN = Plan(seed=7, now=1_795_422_600_000_000, people=300)
FACTS = facts_of(Life(PLAN, person_of(PLAN, 40)))
PERSIAN = re.compile("[\u0600-\u06ff]")


@pytest.mark.parametrize("topic", sorted(moods()))
def test_every_topic_is_said_in_every_style_with_no_slot_left(topic: str) -> None:
    dice = PLAN.chance(topic)
    for style in STYLES:
        for _ in range(60):
            text = say(topic, style, dice, FACTS)
            assert text
            assert "{" not in text
            assert "  " not in text


def test_finglish_is_in_latin_letters_only() -> None:
    dice = PLAN.chance("finglish")
    for topic in moods():
        facts = facts_of(Life(PLAN, person_of(PLAN, 40)), latin=True)
        for _ in range(40):
            assert not PERSIAN.search(say(topic, "finglish", dice, facts))


def test_texts_do_not_repeat_visibly() -> None:
    dice = PLAN.chance("repeat")
    texts = Counter(
        say("late_order", "colloquial", dice, facts_of(Life(PLAN, person_of(PLAN, n))))
        for n in range(3, 300)
    )
    assert len(texts) > 250
    assert max(texts.values()) <= 4


def test_moods_are_on_their_scales() -> None:
    for mood in moods().values():
        assert -1 <= mood.sentiment <= 1
        assert 1 <= mood.effort <= 7
        assert mood.emotion in {"anger", "sadness", "fear", "joy", "surprise", "neutral"}


def test_there_are_hundreds_of_sentences() -> None:
    sentences = [
        t for styles in read_list("speech").values() for texts in styles.values() for t in texts
    ]
    assert len(sentences) > 300


def test_products_have_prices_in_toman() -> None:
    assert all(10_000 <= product.price <= 100_000_000 for product in products().things)
