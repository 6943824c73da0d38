"""What the editor's forms say."""

from typing import Any

import msgspec
from django.http import HttpRequest
from django.utils.translation import gettext as _

from .contracts import Refused, SurveyFacts
from .rules.checking import LANGUAGES
from .rules.editing import options_of_lines, said_conditions, said_number, said_words
from .shapes import Definition, Question, Quota
from .usecases.saving import SurveyChanges


def said_question(request: HttpRequest, question: Question, definition: Definition) -> Question:
    """A question as its form says it; its kind and key stay."""
    said = request.POST
    languages = definition.languages
    values: dict[str, Any] = {
        name: said_words(said, name, languages) for name in ("text", "help", "low", "high")
    }
    values["required"] = said.get("required") == "yes"
    if "options" in said:
        values["options"] = options_of_lines(said["options"], question.options, languages)
    if "rows" in said:
        values["rows"] = options_of_lines(said["rows"], question.rows, languages)
    if "least" in said:
        values["least"] = said_number(said["least"])
        values["most"] = said_number(said.get("most", ""))
    if said.get("form") in ("", "email", "phone"):
        values["form"] = said["form"]
    if "when_question" in said:
        rows = zip(
            *(said.getlist(f"when_{name}") for name in ("question", "test", "value")), strict=False
        )
        values["asked_when"] = said_conditions(list(rows), definition)
        values["any_of"] = said.get("any_of") == "yes"
    try:
        return msgspec.convert(
            msgspec.to_builtins(msgspec.structs.replace(question, **values)), Question
        )
    except msgspec.ValidationError as error:
        raise Refused(_("This can not be kept as it is written."), field="question") from error


def said_settings(request: HttpRequest, found: SurveyFacts) -> SurveyChanges:
    """The survey's own things as their form says them. Raises Refused."""
    said = request.POST
    now = found.definition
    chosen = [one for one in said.getlist("languages") if one in LANGUAGES]
    first = said.get("first", "")
    languages = tuple(sorted(chosen, key=lambda one: (one != first, LANGUAGES.index(one))))
    most = said_number(said.get("most_answers", ""))
    quotas = tuple(one for one in now.quotas if one.question)
    if most:
        quotas = (Quota(most=int(most)), *quotas)
    definition = msgspec.structs.replace(
        now,
        languages=languages or now.languages,
        intro=said_words(said, "intro", now.languages),
        thanks=said_words(said, "thanks", now.languages),
        quotas=quotas,
    )
    return {
        "title": said.get("title", ""),
        "stage": said.get("stage", ""),
        "touchpoint": said.get("touchpoint", ""),
        "definition": definition,
    }
