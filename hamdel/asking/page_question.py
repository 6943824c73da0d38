"""A survey's first question as a page of others shows it."""

from typing import Any

from hamdel.customers.public import CustomerFacts
from hamdel.surveys.public import (
    COMMENT,
    RIGHT_TO_LEFT,
    SurveyFacts,
    filled,
    in_language,
)

from .words import page_words


def question_on_page(
    about: SurveyFacts, facts: CustomerFacts, *, prefers: str
) -> dict[str, Any] | None:
    """What `/survey.js` draws; None for a survey without a score. `prefers`: the Accept-Language."""
    asked = about.score_question
    if asked is None or asked.least is None or asked.most is None:
        return None
    language = _language(about, facts, prefers)
    words = page_words(language)
    why = about.definition.question(COMMENT)
    name = facts.called
    text = filled(
        in_language(asked.text, language), about.definition, {}, language=language, name=name
    )
    comment = "" if why is None else in_language(why.text, language)
    return {
        "text": text,
        "least": int(asked.least),
        "most": int(asked.most),
        "low": in_language(asked.low, language),
        "high": in_language(asked.high, language),
        "comment": filled(comment, about.definition, {}, language=language, name=name)
        or words["comment"],
        "language": language,
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "words": words,
    }


def _language(about: SurveyFacts, facts: CustomerFacts, prefers: str) -> str:
    """Their own language, else what their browser wants, else the author's."""
    said = {one.name: str(one.value)[:2].lower() for one in facts.attributes}
    wanted = [said.get("language", ""), *(part.strip()[:2].lower() for part in prefers.split(","))]
    return next((one for one in wanted if one in about.languages), about.language)
