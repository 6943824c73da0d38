"""Questions that tests of surveys ask."""

from typing import Any

from hamdel.surveys.shapes import (
    Condition,
    Definition,
    Option,
    Question,
    QuestionKind,
    Test,
    Words,
)

COLORS = tuple(
    Option(key=key, label={"fa": fa, "en": en})
    for key, fa, en in (("red", "قرمز", "Red"), ("blue", "آبی", "Blue"), ("green", "سبز", "Green"))
)
OTHER = Option(key="else", label={"fa": "چیز دیگر", "en": "Something else"}, writes=True)
PARTS = (
    Option(key="price", label={"fa": "قیمت", "en": "Price"}),
    Option(key="speed", label={"fa": "سرعت", "en": "Speed"}),
)


def question(kind: QuestionKind, key: str = "q", **more: Any) -> Question:
    """A question of a kind, with what it needs."""
    if kind in ("single", "multiple", "ranking", "matrix"):
        more.setdefault("options", COLORS)
    if kind == "matrix":
        more.setdefault("rows", PARTS)
    if kind == "rating":
        more = {"least": 1, "most": 5} | more
    return Question(key=key, kind=kind, text={"fa": f"پرسش {key}", "en": f"Ask {key}"}, **more)


def when(key: str, test: Test, value: str = "") -> Condition:
    """A condition on an earlier answer."""
    return Condition(question=key, test=test, value=value)


def asking(*questions: Question, **more: Any) -> Definition:
    """A document that asks these."""
    return Definition(languages=("fa", "en"), questions=questions, **more)


def all_texts(definition: Definition) -> list[Words]:
    """Every text of a survey, by language."""
    texts = [definition.intro, definition.thanks]
    for one in definition.questions:
        labels = [option.label for option in (*one.options, *one.rows)]
        texts += [one.text, one.help, one.low, one.high, *labels]
    return texts
