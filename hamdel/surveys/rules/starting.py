"""The usual questions of each kind, in Persian and English."""

from typing import Final

from ..contracts import SCALES
from ..shapes import COMMENT, SCORE, Definition, Question, Words

_ASKED: Final[dict[str, Words]] = {
    "nps": {
        "fa": "چقدر احتمال دارد ما را به دوست یا همکارتان پیشنهاد کنید؟",
        "en": "How likely are you to recommend us to a friend or colleague?",
    },
    "csat": {
        "fa": "روی هم رفته چقدر راضی بودید؟",
        "en": "Overall, how satisfied were you?",
    },
    "ces": {
        "fa": "رسیدن به خواسته‌تان چقدر آسان بود؟",
        "en": "How easy was it to get what you wanted?",
    },
}
_LOW: Final[dict[str, Words]] = {
    "nps": {"fa": "هرگز", "en": "Never"},
    "csat": {"fa": "خیلی ناراضی", "en": "Very dissatisfied"},
    "ces": {"fa": "خیلی سخت", "en": "Very hard"},
}
_HIGH: Final[dict[str, Words]] = {
    "nps": {"fa": "حتماً", "en": "Certainly"},
    "csat": {"fa": "خیلی راضی", "en": "Very satisfied"},
    "ces": {"fa": "خیلی آسان", "en": "Very easy"},
}
_WHY: Final[Words] = {
    "fa": "اگر دوست دارید، بگویید چرا.",
    "en": "If you like, tell us why.",
}
THANKS: Final[Words] = {
    "fa": "سپاس! پاسخ شما به دست ما رسید.",
    "en": "Thank you! Your answer has reached us.",
}


def score_question(kind: str, text: Words | None = None) -> Question:
    """The question whose answer is the score of a kind: nps, csat or ces."""
    least, most = SCALES[kind]
    return Question(
        key=SCORE,
        kind="rating",
        text=text or _ASKED[kind],
        required=True,
        least=least,
        most=most,
        low=_LOW[kind],
        high=_HIGH[kind],
    )


def comment_question(text: Words | None = None) -> Question:
    """The question that asks why."""
    return Question(key=COMMENT, kind="text", text=text or _WHY, most=5_000)


def usual_definition(kind: str, *, language: str = "fa") -> Definition:
    """What a survey of a kind asks unless somebody says otherwise; `language` comes first."""
    other = "en" if language == "fa" else "fa"
    asked = () if kind == "form" else (score_question(kind), comment_question())
    return Definition(languages=(language, other), questions=asked, thanks=THANKS)
