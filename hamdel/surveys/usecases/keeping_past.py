"""What was answered before Hamdel, or is to be shown in a demo: many answers in few questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from hamdel.customers.public import Claim, naming_of
from hamdel.interactions.public import (
    Draft,
    Given,
    draft_of_given,
    keep_log_still,
    record_interactions,
)

from ..models import Answer, Response, Survey
from ..rules.answering import judged_all
from ..rules.counting import counted_rows
from ..rules.scoring import effort_of
from ..shapes import COMMENT, SCORE, Definition, read_definition
from .recording import ACTION, attributes_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAnswer:
    """A whole answer of somebody known. `key`: keeping it twice changes nothing.

    `interaction_id`: where the log has it already; None: it is recorded.
    """

    survey_id: int
    profile_id: int
    key: str
    answers: Mapping[str, Any]
    at: datetime
    channel: str
    device: str = "mobile"
    interaction_id: int | None = None


@transaction.atomic
def keep_past_answers(
    given: Sequence[PastAnswer], *, source: str, key_id: int | None = None, now: datetime
) -> int:
    """Keep answers whose surveys were published; returns how many were new. Nobody is told of them.

    `source` and `key_id`: who says so, in the log. What is no answer to its question is left out.
    """
    keep_log_still()
    surveys = _surveys({one.survey_id for one in given})
    keys = {f"{one.survey_id}:{one.key}": one for one in given if one.survey_id in surveys}
    known = set(Response.objects.filter(key__in=list(keys)).values_list("key", flat=True))
    fresh = {key: one for key, one in keys.items() if key not in known}
    rows = [_row(key, one, *surveys[one.survey_id], now) for key, one in fresh.items()]
    Response.objects.bulk_create(rows, batch_size=200)
    Answer.objects.bulk_create(
        (answer for row in rows for answer in _answers(row, surveys[row.survey_id][1])),
        batch_size=500,
    )
    drafts = {
        row.pk: draft
        for row in rows
        if row.interaction_id is None
        for draft in _draft(row, surveys[row.survey_id][0], source, key_id)
    }
    recorded = record_interactions(list(drafts.values()), now=now)
    placed = dict(zip(drafts, recorded, strict=True)) if len(recorded) == len(drafts) else {}
    for row in rows:
        if row.pk in placed:
            row.interaction_id = placed[row.pk].id
    Response.objects.bulk_update(rows, ["interaction_id"], batch_size=200)
    return len(rows)


@transaction.atomic
def remove_surveys(keys: Sequence[str]) -> int:
    """Remove surveys by the keys with which they were written, with all answers; returns how many."""
    ids = list(Survey.objects.filter(key__in=list(keys)).values_list("pk", flat=True))
    Response.objects.filter(survey_id__in=ids).delete()
    Survey.objects.filter(pk__in=ids).delete()
    return len(ids)


def _surveys(ids: set[int]) -> dict[int, tuple[Survey, Definition]]:
    rows = Survey.objects.select_related("published").filter(pk__in=ids)
    return {
        row.pk: (row, read_definition(row.published.definition))
        for row in rows
        if row.published is not None
    }


def _row(
    key: str, one: PastAnswer, survey: Survey, definition: Definition, now: datetime
) -> Response:
    answers, _faults = judged_all(definition.questions, one.answers)
    return Response(
        survey=survey,
        version_id=survey.published_id or 0,
        profile_id=one.profile_id,
        key=key,
        score=None if survey.kind == "form" else answers.get(SCORE),
        comment=answers.get(COMMENT) or "",
        answers=answers,
        channel=one.channel,
        device=one.device,
        touchpoint=survey.touchpoint,
        stage=survey.stage,
        language=definition.languages[0],
        started_at=one.at,
        answered_at=one.at,
        received_at=now,
        interaction_id=one.interaction_id,
    )


def _answers(row: Response, definition: Definition) -> list[Answer]:
    return [
        Answer(
            response=row, survey_id=row.survey_id, question=one.question, part=one.part,
            choice=one.choice, number=one.number, text=one.text,
        )
        for one in counted_rows(definition, row.answers)
    ]  # fmt: skip


def _draft(row: Response, survey: Survey, source: str, key_id: int | None) -> list[Draft]:
    named = naming_of(row.profile_id or 0)
    if not named:
        return []
    given = Given(
        id=f"survey:{row.pk}",
        occurred_at=row.answered_at,
        identifiers=tuple((kind, value) for kind, value, _ in named),
        channel=row.channel,
        device=row.device,
        action=ACTION,
        text=row.comment or None,
        effort=effort_of(survey.kind, row.score),
        attributes=attributes_of(row, survey),
    )
    draft = draft_of_given(given, source=source, key_id=key_id)
    draft.claim = Claim(named, {}, draft.claim.source, draft.claim.at, None)
    return [draft]
