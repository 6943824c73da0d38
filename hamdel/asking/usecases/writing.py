"""What is written to somebody who is asked: on each way, in their language."""

from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings

from hamdel.customers.public import CustomerFacts
from hamdel.language.digits import digits_for
from hamdel.platform.placeholders import fill_in
from hamdel.surveys.public import (
    RIGHT_TO_LEFT,
    SCORE,
    Question,
    SurveyFacts,
    filled,
    in_language,
)

from ..rules.mail import Choice, Mail, html_of
from ..words import (
    BUTTON,
    GREETING,
    GREETING_NAMELESS,
    NOTE,
    OR_TYPE,
    REMINDED,
    SHORT,
    SHORT_NAMELESS,
    in_words,
)

_MOST_CHOICES: Final = 11


@dataclass(frozen=True, kw_only=True)
class Written:
    """A message: its text, and for mails its subject and HTML."""

    text: str
    subject: str = ""
    html: str = ""


def language_for(facts: CustomerFacts | None, survey: SurveyFacts) -> str:
    """Their own language where the survey is asked in it, else that of its author."""
    said = {one.name: str(one.value)[:2].lower() for one in facts.attributes} if facts else {}
    own = said.get("language") or said.get("locale", "")
    return own if own in survey.languages else survey.language


def question_of(survey: SurveyFacts) -> Question | None:
    """The question that stands in a message: the score's, else the first one."""
    return survey.score_question or next(iter(survey.questions), None)


def write(
    kind: str,
    *,
    survey: SurveyFacts,
    facts: CustomerFacts,
    path: str,
    own_text: str = "",
    reminds: bool = False,
) -> Written:
    """Write to somebody on a kind of channel; `own_text` has `{name}`, `{question}`, `{link}`."""
    language = language_for(facts, survey)
    asked = question_of(survey)
    question = survey.title if asked is None else in_language(asked.text, language)
    question = filled(question, survey.definition, {}, language=language, name=facts.called)
    values = {
        "name": facts.called,
        "survey": survey.title,
        "question": question,
        "link": f"{settings.BASE_URL}{path}",
    }
    before = in_words(REMINDED, language) if reminds else ""
    text = before + _text(kind, values, language, own_text)
    if kind != "email":
        return Written(text=text + _or_type(kind, survey, language))
    mail = _mail(values, language, asked, own_text)
    return Written(text=text, subject=before + question, html=html_of(mail))


def _text(kind: str, values: dict[str, str], language: str, own: str) -> str:
    if own.strip():
        said = own if "{link}" in own else f"{own.rstrip()}\n{{link}}"
        return fill_in(said, values)
    if kind == "email":
        greeting = fill_in(_greeting(values, language), values)
        return (
            f"{greeting}\n\n{values['question']}\n{values['link']}\n\n{in_words(NOTE, language)}"
        )
    short = SHORT if values["name"] else SHORT_NAMELESS
    return fill_in(in_words(short, language), values)


def _or_type(kind: str, survey: SurveyFacts, language: str) -> str:
    """That a bot takes a typed score as well."""
    if kind not in ("telegram", "bale") or survey.scale is None:
        return ""
    low, high = (digits_for(str(one), language=language) for one in survey.scale)
    return "\n" + fill_in(in_words(OR_TYPE, language), {"low": low, "high": high})


def _greeting(values: dict[str, str], language: str) -> str:
    return in_words(GREETING if values["name"] else GREETING_NAMELESS, language)


def _mail(values: dict[str, str], language: str, asked: Question | None, own: str) -> Mail:
    greeting = own.replace("{link}", "").replace("{question}", "").strip()
    words: dict[str, Any] = {
        "greeting": fill_in(greeting or _greeting(values, language), values),
        "question": values["question"],
        "link": values["link"],
        "button": in_words(BUTTON, language),
        "note": in_words(NOTE, language),
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
    }
    choices = () if asked is None else choices_of(asked, language)
    if asked is not None and choices:
        words |= {"named": SCORE if asked.key == SCORE else "first", "choices": choices}
        words |= {
            "low": in_language(asked.low, language),
            "high": in_language(asked.high, language),
        }
    return Mail(**words)


def choices_of(asked: Question, language: str) -> tuple[Choice, ...]:
    """The answers to a question that fit into a mail; () where they do not."""
    if asked.kind == "rating" and asked.least is not None and asked.most is not None:
        scores = range(int(asked.least), int(asked.most) + 1)
        found = [
            Choice(value=str(one), label=digits_for(str(one), language=language)) for one in scores
        ]
    elif asked.kind == "single":
        found = [
            Choice(value=one.key, label=in_language(one.label, language)) for one in asked.options
        ]
    else:
        found = []
    return tuple(found) if len(found) <= _MOST_CHOICES else ()
