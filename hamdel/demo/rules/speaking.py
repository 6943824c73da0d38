"""What people say and write, and what the company answers."""

import re
from collections.abc import Mapping
from typing import Final

from hamdel.language.digits import ascii_digits, persian_digits
from hamdel.language.numbers import format_number

from .life import Life, Signs
from .words import moods, products_of, say

AGENTS: Final = (
    "سارا نوری",
    "کامران یوسفی",
    "پریسا نادری",
    "مهدی کیانی",
    "هانیه رستمی",
    "یاشار تبریزی",
)
_DRAWN: Final = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f]")  # signs that nobody says


def heard(
    life: Life, topic: str, facts: Mapping[str, str] | None = None, *, spoken: bool = False
) -> Signs:
    """Give words on a topic as this person would write them (or say), and how they feel."""
    mood = moods()[topic]
    style = life.person.style
    if spoken and style != "formal":
        style = "colloquial"
    text = say(topic, style, life.dice, facts_of(life, facts, latin=style == "finglish"))
    if spoken:
        text = _DRAWN.sub("", text).strip()
    sentiment = max(-1.0, min(1.0, life.dice.gauss(mood.sentiment, 0.15)))
    effort = max(1.0, min(7.0, life.dice.gauss(mood.effort, 0.7)))
    emotion = mood.emotion if life.dice.random() < 0.8 else "neutral"
    return Signs(None, round(sentiment, 2), emotion, round(effort, 1), text)


def answered(life: Life, topic: str, facts: Mapping[str, str] | None = None) -> Signs:
    """Give the company's own words."""
    known = {
        name: persian(text) for name, text in facts_of(life, facts).items() if name != "order"
    }
    order = {"order": facts["order"]} if facts and "order" in facts else {"order": "اخیر"}
    return Signs("success", text=say(topic, "formal", life.dice, known | order))


def facts_of(
    life: Life, more: Mapping[str, str] | None = None, *, latin: bool = False
) -> dict[str, str]:
    """Give what sentences may speak of."""
    dice = life.dice
    known = {
        "name": life.person.given.fa,
        "city": life.person.city.name,
        "days": persian(dice.randrange(3, 12)),
        "when": dice.choice(("دیروز", "امروز", "دیشب", "شنبه", "پنجشنبه")),
        "due": dice.choice(("فردا", "آخر هفته", "پنجشنبه", "شنبه", "ساعت ۴", "عصر")),
        "km": persian(dice.randrange(8, 70)),
        "agent": dice.choice(AGENTS),
        "order": f"RK{dice.randrange(100_000, 999_999)}",
        "product": products_of(dice.choice(life.person.persona.categories)).draw(dice).name,
        "amount": toman(dice.randrange(2, 60) * 50_000),
    } | dict(more or {})
    if latin:
        return {name: ascii_digits(text).replace("٬", ",") for name, text in known.items()}
    return known


def persian(number: int | str) -> str:
    """Write a number, or the digits of a text, with Persian digits."""
    return persian_digits(str(number))


def toman(amount: int) -> str:
    """Write an amount as people read it: ۱٬۲۵۰٬۰۰۰."""
    return format_number(amount, language="fa")
