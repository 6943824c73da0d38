"""What the editor's forms say."""

from datetime import UTC, datetime, time
from typing import Any, Final

import msgspec
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from hamdel.language.digits import ascii_digits
from hamdel.language.jalali import parse_date

from .contracts import Refused, SurveyFacts
from .rules.checking import LANGUAGES
from .rules.editing import (
    options_of_lines,
    said_conditions,
    said_number,
    said_quotas,
    said_words,
    with_other,
)
from .shapes import Definition, Question
from .usecases.saving import SurveyChanges

_END_OF_DAY: Final = time(23, 59, 59)


def said_question(request: HttpRequest, question: Question, definition: Definition) -> Question:
    """A question as its form says it; its kind and key stay."""
    said = request.POST
    languages = definition.languages
    values: dict[str, Any] = {
        name: said_words(said, name, languages) for name in ("text", "help", "low", "high")
    }
    values["required"] = said.get("required") == "yes"
    if "options" in said:
        before = [one for one in question.options if not one.writes]
        values["options"] = options_of_lines(said["options"], before, languages)
        if said.get("other") == "yes" and question.kind in ("single", "multiple"):
            values["options"] = with_other(values["options"], question.options, languages)
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
    of = zip(said.getlist("quota_of"), said.getlist("quota_most"), strict=False)
    quotas = said_quotas(said.get("most_answers", ""), list(of))
    if "quota_of" not in said:
        quotas = (*quotas, *(one for one in now.quotas if one.question))
    definition = msgspec.structs.replace(
        now,
        languages=languages or now.languages,
        intro=said_words(said, "intro", now.languages),
        thanks=said_words(said, "thanks", now.languages),
        quotas=quotas,
    )
    changes: SurveyChanges = {
        "title": said.get("title", ""),
        "stage": said.get("stage", ""),
        "touchpoint": said.get("touchpoint", ""),
        "definition": definition,
    }
    if "closes_on" in said:
        changes["closes_at"] = _closes_at(said.get("closes_on", ""), said.get("closes_hour", ""))
    return changes


def _closes_at(on: str, hour: str) -> datetime | None:
    """When it closes, as a day and an hour say it; the end of the day where no hour is said. Raises Refused."""
    if not on.strip():
        return None
    problem = Refused(
        _("Write the day and the hour like 1405/09/05 and 18:30."), field="closes_at"
    )
    day, said = parse_date(on), ascii_digits(hour).strip()
    if day is None:
        raise problem
    try:
        at = time.fromisoformat(said.zfill(5)) if said else _END_OF_DAY
        wall = datetime.combine(
            day, at.replace(tzinfo=None), tzinfo=timezone.get_current_timezone()
        )
        return wall.astimezone(UTC)
    except (ValueError, OverflowError):
        raise problem from None
