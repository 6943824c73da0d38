"""The company asks its customers after each stage, and they answered for three months."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from hamdel.platform.instants import from_micros
from hamdel.surveys.public import (
    PastAnswer,
    keep_past_answers,
    ready_survey,
    remove_surveys,
    save_survey,
    to_save,
)

from ..models import Company
from ..rules.plan import Plan
from ..rules.surveyed import SURVEYS, answers_after, is_answer
from .talking import Spoken

WHO: Final = "hamdel demo"
AFTER_BUYING: Final = "nps_nurture"  # the survey that the company's own messages ask
_BEFORE: Final = timedelta(days=100)


def keep_answers(company: Company, plan: Plan, told: Iterable[Spoken], *, now: datetime) -> int:
    """Keep what was answered after some moments, and the answers among them; returns how many were new."""
    ids = _surveys(now)
    found = [_past(one, ids) for one in told if is_answer(one[0])]
    for event, _interaction, profile in told:
        found += [
            PastAnswer(
                survey_id=ids[one.survey],
                profile_id=profile,
                key=f"demo:{one.name}",
                answers=one.answers,
                at=from_micros(one.at),
                channel=one.channel,
            )
            for one in answers_after(event, plan)
        ]
    return keep_past_answers(found, source=WHO, key_id=company.server_key_id, now=now)


def take_surveys_back() -> None:
    """Remove the company's surveys."""
    remove_surveys([f"demo:{key}" for key in SURVEYS])


def _surveys(now: datetime) -> dict[str, int]:
    """The company's surveys, written once; by the key of the gallery."""
    ready = ((key, ready_survey(key)) for key in SURVEYS)
    return {
        key: save_survey(
            to_save(one, language="fa"),
            by=WHO,
            now=now - _BEFORE,
            state="open",
            key=f"demo:{key}",
        )
        for key, one in ready
        if one is not None
    }


def _past(one: Spoken, ids: dict[str, int]) -> PastAnswer:
    """An answer that the log has already."""
    event, interaction, profile = one
    said = event.call["properties"]
    text = event.call.get("context", {}).get("hamdel", {}).get("text", "")
    return PastAnswer(
        survey_id=ids[AFTER_BUYING],
        profile_id=profile,
        key=f"demo:{event.call['messageId']}",
        answers={"score": said["score"], "comment": text},
        at=from_micros(event.at),
        channel="sms",
        interaction_id=interaction,
    )
