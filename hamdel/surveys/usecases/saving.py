"""Surveys are written, opened and closed."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, TypedDict

from django.db import transaction

from hamdel.platform import audit
from hamdel.touchpoints.public import touchpoint_by_key

from ..contracts import Refused, SurveyState, ToSave
from ..models import Survey, SurveyVersion
from ..rules.checking import check_askable, check_definition
from ..rules.starting import usual_definition
from ..shapes import Definition, read_definition, write_definition
from .locked import change, hold

LONGEST_TITLE: Final = 200
_PLACE: Final = 60
_TOKEN_BYTES: Final = 9


class SurveyChanges(TypedDict, total=False):
    """What is to change of a survey; what is not named stays. `settings` are laid over what is there."""

    title: str
    stage: str
    touchpoint: str
    definition: Definition
    settings: Mapping[str, Any]
    closes_at: datetime | None


@transaction.atomic
def save_survey(
    wanted: ToSave, *, by: str, now: datetime, state: SurveyState = "draft", key: str | None = None
) -> int:
    """Write a new survey, opened at once where `state` is open; returns its id. Raises Refused.

    `key`: writing the same again finds the first one.
    """
    known = None if key is None else Survey.objects.filter(key=key).first()
    if known is not None:
        return known.pk
    definition = wanted.definition or usual_definition(wanted.kind)
    check_definition(wanted.kind, definition)
    touchpoint, stage = _place(wanted.touchpoint, wanted.stage)
    row = Survey.objects.create(
        kind=wanted.kind,
        title=_title(wanted.title),
        stage=stage,
        touchpoint=touchpoint,
        token=secrets.token_urlsafe(_TOKEN_BYTES),
        draft=write_definition(definition),
        settings=dict(wanted.settings),
        key=key,
        made_by=by[:200],
        made_at=now,
        changed_at=now,
        closes_at=wanted.closes_at,
    )
    audit.record(
        who=by, act="survey written", subject=f"survey:{row.pk}", before=None,
        after={"title": row.title, "kind": row.kind}, now=now,
    )  # fmt: skip
    if state == "open":
        _open(row, by=by, now=now)
    elif state == "closed":
        raise Refused("A new survey is a draft or open.", field="state")
    return row.pk


@transaction.atomic
def change_survey(
    survey_id: int, changes: SurveyChanges, *, by: str, now: datetime, version: int | None = None
) -> None:
    """Change a survey as it is edited; what is asked changes with `publish_survey`.

    Raises NoSuchSurvey, Changed (`version` is the one that was seen) and Refused.
    """
    row = hold(survey_id, version=version)
    values: dict[str, Any] = {}
    if "title" in changes:
        values["title"] = _title(changes["title"])
    if "stage" in changes or "touchpoint" in changes:
        values["touchpoint"], values["stage"] = _place(
            changes.get("touchpoint", row.touchpoint), changes.get("stage", row.stage)
        )
    if "definition" in changes:
        check_definition(row.kind, changes["definition"])
        values["draft"] = write_definition(changes["definition"])
    if "settings" in changes:
        values["settings"] = {**row.settings, **changes["settings"]}
    if "closes_at" in changes:
        values["closes_at"] = changes["closes_at"]
    change(row, values, act="survey changed", by=by, now=now)


@transaction.atomic
def publish_survey(survey_id: int, *, by: str, now: datetime, version: int | None = None) -> None:
    """Open a survey with what was written last, or let an open one ask that. Raises as `change_survey`."""
    _open(hold(survey_id, version=version), by=by, now=now)


@transaction.atomic
def close_survey(survey_id: int, *, by: str, now: datetime, version: int | None = None) -> None:
    """Take no more answers. Raises NoSuchSurvey and Changed."""
    row = hold(survey_id, version=version)
    if row.state == "open":
        values = {"state": "closed", "closed_at": now}
        change(row, values, act="survey closed", by=by, now=now)


def close_what_is_over(*, now: datetime) -> int:
    """Close the surveys whose time is over; returns how many."""
    over = Survey.objects.filter(state="open", closes_at__lte=now).values_list("pk", flat=True)
    ids = list(over)
    for one in ids:
        close_survey(one, by="hamdel", now=now)
    return len(ids)


def _open(row: Survey, *, by: str, now: datetime) -> None:
    definition = read_definition(row.draft)
    check_askable(row.kind, definition)
    values: dict[str, Any] = {"state": "open", "closed_at": None}
    published = row.published
    if published is None or published.definition != row.draft:
        number = 1 if published is None else published.number + 1
        values["published"] = SurveyVersion.objects.create(
            survey=row, number=number, definition=row.draft, made_at=now, made_by=by[:200]
        )
    if row.opened_at is None:
        values["opened_at"] = now
    if row.closes_at is not None and row.closes_at <= now:
        values["closes_at"] = None
    change(row, values, act="survey opened", by=by, now=now)


def _title(said: str) -> str:
    title = " ".join(said.split())
    if not title:
        raise Refused("Give it a name.", field="title")
    if len(title) > LONGEST_TITLE:
        raise Refused(f"At most {LONGEST_TITLE} letters.", field="title")
    return title


def _place(touchpoint: str, stage: str) -> tuple[str, str]:
    """The touchpoint and the stage asked about; the touchpoint's stage unless one is said."""
    touchpoint, stage = touchpoint.strip(), stage.strip()
    for name, said in (("touchpoint", touchpoint), ("stage", stage)):
        if len(said) > _PLACE:
            raise Refused(f"At most {_PLACE} letters.", field=name)
    if touchpoint and not stage:
        found = touchpoint_by_key(touchpoint)
        stage = "" if found is None else found.stage
    return touchpoint, stage
