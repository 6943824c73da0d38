"""Making and changing surveys."""

from typing import Any, cast

import msgspec
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from msgspec import UNSET

from hamdel.platform.api import Call, endpoint
from hamdel.platform.roles import LEADING

from ..contracts import SurveyFacts, ToSave
from ..queries.surveys import survey, written_survey
from ..rules.starting import usual_definition
from ..rules.written import thanked, with_score, words_of
from ..shapes import Definition
from ..usecases.saving import (
    SurveyChanges,
    change_survey,
    close_survey,
    publish_survey,
    save_survey,
)
from .asking import known, questions_said, quotas_said, told_as_problems
from .shapes import SurveyIn, SurveyOut, SurveyPatch, survey_out

_ASKED = ("questions", "languages", "intro", "thanks", "quotas")


@endpoint(
    "POST",
    "/surveys",
    scope="write",
    roles=LEADING,
    body=SurveyIn,
    answer=SurveyOut,
    status=201,
    summary=_("Make a survey; it is open at once"),
)
def begin_survey(call: Call) -> SurveyOut:
    """Make a survey."""
    given: SurveyIn = call.body
    wanted = ToSave(
        kind=given.kind,
        title=given.title,
        stage=given.stage or "",
        touchpoint=given.touchpoint or "",
        definition=_asked(given),
        closes_at=given.closes_at,
    )
    with told_as_problems():
        made = save_survey(wanted, by=call.caller.who, now=call.now, state=given.state)
    return survey_out(known(str(made)))


@endpoint(
    "PATCH",
    "/surveys/{id}",
    scope="write",
    roles=LEADING,
    body=SurveyPatch,
    answer=SurveyOut,
    summary=_("Change a survey, open it, close it"),
    problems=[404, 409],
)
def patch_survey(call: Call, id: str) -> SurveyOut:  # noqa: A002 - the name in the address
    """Change what is named."""
    given: SurveyPatch = call.body
    found = known(id)
    with told_as_problems(), transaction.atomic():
        changes = _changes(given, found)
        change_survey(found.id, changes, by=call.caller.who, now=call.now, version=given.version)
        asks_anew = "definition" in changes and found.state == "open"
        if given.state == "open" or (asks_anew and given.state is UNSET):
            publish_survey(found.id, by=call.caller.who, now=call.now)
        elif given.state == "closed":
            close_survey(found.id, by=call.caller.who, now=call.now)
    return survey_out(cast("SurveyFacts", survey(found.id)))


def _asked(given: SurveyIn) -> Definition:
    first = (given.languages or ["fa"])[0]
    usual = usual_definition(given.kind, language=first)
    asked = usual.questions
    if given.questions is not None:
        asked = with_score(given.kind, questions_said(given.kind, given.questions, first))
    languages = given.languages or (usual.languages if given.questions is None else [first])
    return thanked(
        Definition(
            languages=tuple(languages),
            questions=asked,
            intro=words_of(given.intro, first),
            thanks=words_of(given.thanks, first),
            quotas=quotas_said(given.quotas),
        )
    )


def _changes(given: SurveyPatch, found: SurveyFacts) -> SurveyChanges:
    changes: dict[str, Any] = {
        name: value or ""
        for name in ("title", "stage", "touchpoint")
        if (value := getattr(given, name)) is not UNSET
    }
    if given.closes_at is not UNSET:
        changes["closes_at"] = given.closes_at
    if any(getattr(given, name) is not UNSET for name in _ASKED):
        changes["definition"] = _laid_over(given, found)
    return cast("SurveyChanges", changes)


def _laid_over(given: SurveyPatch, found: SurveyFacts) -> Definition:
    """The document with what the body names in place of what was."""
    now = cast("SurveyFacts", written_survey(found.id)).definition
    languages = now.languages if given.languages is UNSET else tuple(given.languages)
    values: dict[str, Any] = {"languages": languages}
    if given.questions is not UNSET:
        asked = questions_said(found.kind, given.questions, languages[0])
        values["questions"] = with_score(found.kind, asked)
    if given.intro is not UNSET:
        values["intro"] = words_of(given.intro, languages[0])
    if given.thanks is not UNSET:
        values["thanks"] = words_of(given.thanks, languages[0])
    if given.quotas is not UNSET:
        values["quotas"] = quotas_said(given.quotas)
    return msgspec.structs.replace(now, **values)
