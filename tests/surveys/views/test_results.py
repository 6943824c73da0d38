"""The screens of results: numbers that open, pieces that load by themselves, empty states, CSV."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from hamdel.surveys.contracts import ToInvite, ToRecord
from hamdel.surveys.models import Response
from hamdel.surveys.usecases.inviting import invite
from hamdel.surveys.usecases.responding import record_response
from tests.ground.cast import Mina, Player
from tests.surveys.asked import COLORS, OTHER, asking, question
from tests.surveys.conftest import there, written

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def answered(survey: Any, scores: list[int], *, days: int, stage: str, comment: str = "") -> None:
    """Many answers of nobody, some days ago."""
    at = timezone.now() - days * DAY
    Response.objects.bulk_create(
        Response(
            survey_id=survey.id, version_id=there(survey.version_id), score=score, channel="sms",
            key=f"{survey.id} {stage} {days} {place}", stage=stage, language="fa", comment=comment,
            started_at=at, answered_at=at, received_at=at,
        )
        for place, score in enumerate(scores)
    )  # fmt: skip


def test_every_stage_stands_side_by_side_and_what_changed_is_said(sara: Player) -> None:
    assert "هنوز از کسی پرسیده نشده" in page(sara, "/voice/")
    nps, ces = written(), written("ces")
    answered(nps, [10] * 30 + [3] * 2, days=40, stage="support")
    answered(nps, [1] * 20 + [10] * 4, days=3, stage="support", comment="پیک دیر رسید و خبر نداد")
    answered(ces, [2] * 15, days=3, stage="research")
    seen = page(sara, "/voice/")
    assert "n=24" in seen or "۲۴" in seen
    assert "NPS" in seen
    assert "stage=support" in seen  # the number opens its answers
    assert "چیزی که تصادف" not in seen
    assert "NPS از" in seen  # what changed, with both numbers
    assert "/voice/answers?" in seen
    for path in (
        "/voice/?period=last_90_days",
        "/voice/?period=1405-08",
        "/voice/?period=nonsense",
    ):
        page(sara, path)
    assert "پیک دیر" in page(sara, "/voice/themes")
    assert "n=" not in page(sara, "/voice/afterwards")
    english = Player(email="eve@hamdel.example", name="Eve", role="analyst", language="en")
    assert "Three measures at every stage" in page(english, "/voice/")


def test_one_survey_and_the_answers_behind_it(
    sara: Player, nima: Player, mina: Mina, customer: int
) -> None:
    survey = written(stage="support", touchpoint="feedback_survey")
    path = f"/voice/surveys/{survey.id}"
    assert "کسی پاسخ نداده" in page(sara, path)
    now = timezone.now()
    invite(ToInvite(survey_id=survey.id, profile_id=customer, channel="sms"), now=now)
    record_response(
        ToRecord(
            survey_id=survey.id, profile_id=customer, score=3, comment="=پیک دیر آمد", key="a",
            answered_at=now - DAY,
        ),
        now=now,
    )  # fmt: skip
    answered(survey, [10] * 60, days=3, stage="support")
    for by in ("stage", "touchpoint", "team", "segment", "period", "moon"):
        assert "rs-big" in page(sara, f"{path}?by={by}")
    rows = page(sara, f"/voice/answers?survey={survey.id}&group=detractors")
    assert mina.name in rows
    assert "پیک دیر آمد" in rows
    first = page(sara, f"/voice/answers?survey={survey.id}")
    assert "cursor=" in first
    following = first.partition("cursor=")[2].partition('"')[0].partition("&amp;")[0]
    assert "rs-row" in page(sara, f"/voice/answers?survey={survey.id}&cursor={following}")
    page(sara, "/voice/answers?cursor=x", 404)
    assert mina.name not in page(sara, "/voice/answers?q=عالی")
    page(sara, "/voice/surveys/999999", 404)
    found = list(csv.reader(io.StringIO(_file(nima, f"{path}/results.csv"))))
    assert found[1][3] == "61"
    answers = list(csv.reader(io.StringIO(_file(nima, f"/voice/answers.csv?survey={survey.id}"))))
    assert len(answers) == 62
    assert any(line[5] == "'=پیک دیر آمد" for line in answers)  # no formula
    assert sara.get("/voice/answers.csv").status_code == 403


def test_what_a_form_was_answered_is_counted(sara: Player, nima: Player) -> None:
    color = question("single", "c", options=(*COLORS, OTHER))
    survey = written("form", definition=asking(color, question("text", "t")))
    for place, choice in enumerate(["red", "red", "blue", "else"]):
        said = ToRecord(
            survey_id=survey.id, key=str(place),
            answers={"c": choice, "t": "خوب بود", "c.other": "\u200f=بنفش"}, answered_at=timezone.now() - DAY,
        )  # fmt: skip
        record_response(said, now=timezone.now())
    assert "rs-split" in page(sara, f"/voice/surveys/{survey.id}")
    seen = page(sara, f"/voice/surveys/{survey.id}/questions")
    page(sara, "/voice/surveys/999999/questions", 404)
    assert "قرمز" in seen
    assert "خوب بود" in seen
    assert "\u200f=بنفش" in seen
    assert "\u200f=بنفش" in page(sara, f"/voice/answers?survey={survey.id}")
    assert "question=c&amp;choice=red" in seen
    behind = page(sara, f"/voice/answers?survey={survey.id}&question=c&choice=red")
    assert (behind.count("rs-row-score"), "\u200f=بنفش" in behind) == (2, False)
    assert page(sara, "/voice/afterwards/people?group=promoters&deed=bought")
    page(sara, "/voice/afterwards/people?group=x&deed=bought", 404)
    found = list(csv.reader(io.StringIO(_file(nima, f"/voice/answers.csv?survey={survey.id}"))))
    assert found[0][-2:] == ["c", "t"]
    assert {line[-2] for line in found[1:]} == {"قرمز", "آبی", "'\u200f=بنفش"}  # no formula


def _file(client: Client, path: str) -> str:
    answer: Any = client.get(path)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode("utf-8-sig")
