"""Results counted by the database are those of a plain loop over the same answers."""

import random
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from hamdel.accounts.public import create_team
from hamdel.customers.public import recognize_customer
from hamdel.interactions.public import Given, draft_of_given, record_interactions
from hamdel.surveys.contracts import SurveyFacts, ToInvite, ToRecord
from hamdel.surveys.models import Invitation, Response
from hamdel.surveys.queries.results import gauges, results_of, survey_kinds, trend
from hamdel.surveys.queries.results_afterwards import afterwards_of
from hamdel.surveys.queries.results_answers import answers_to
from hamdel.surveys.queries.results_counts import answered_between, cells, invited
from hamdel.surveys.queries.results_rows import Behind, answers_behind, comments, count_behind
from hamdel.surveys.rules.spans import Span, months_within
from hamdel.surveys.rules.statistics import measured
from hamdel.surveys.usecases.inviting import invite
from hamdel.surveys.usecases.responding import record_response
from tests.ground.cast import NOW
from tests.surveys.asked import asking, question
from tests.surveys.conftest import there, written

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ALL = Span(start=NOW - 400 * DAY, end=NOW + DAY)
BY = ("stage", "touchpoint", "team", "period")


def fill(survey: SurveyFacts, number: int, *, seed: int = 1, **more: Any) -> list[Response]:
    """Many answers at once, as `record_response` leaves them, of nobody."""
    dice = random.Random(seed)
    low, high = survey.scale or (0, 0)
    rows = [
        Response(
            survey_id=survey.id,
            version_id=there(survey.version_id),
            key=f"{survey.id}:{seed}:{place}",
            score=dice.randint(low, high) if survey.scale and dice.random() > 0.05 else None,
            channel="sms",
            touchpoint=dice.choice(["", "courier", "phone_support"]),
            stage=dice.choice(["", "support", "research"]),
            language="fa",
            complete=dice.random() > 0.1,
            **dict.fromkeys(
                ("started_at", "answered_at", "received_at"), NOW - dice.randint(0, 300) * DAY
            ),
            **more,
        )
        for place in range(number)
    ]
    return Response.objects.bulk_create(rows)


@pytest.mark.parametrize("kind", ["nps", "csat", "ces"])
def test_counts_are_those_of_a_plain_loop(kind: Any) -> None:
    survey = written(kind)
    team = create_team(name="پشتیبانی", who="leila", now=NOW).id
    rows = fill(survey, 150) + fill(survey, 60, seed=2, team_id=team)
    fill(written(kind), 30)  # another's
    whole = [row for row in rows if row.complete]
    found = results_of(survey, by=BY, now=NOW)
    assert found.split.answers == len(whole)
    scores = [row.score for row in whole if row.score is not None]
    assert found.split.whole == measured(kind, Counter(scores))
    for name, of in (
        ("stage", lambda row: row.stage),
        ("touchpoint", lambda row: row.touchpoint),
        ("team", lambda row: str(row.team_id or "")),
    ):
        groups = found.split.groups[name]
        assert set(groups) == {of(row) for row in whole} - {""}
        for key, one in groups.items():
            mine = [row.score for row in whole if of(row) == key and row.score is not None]
            assert one == measured(kind, Counter(mine)), (name, key)
    assert found.teams == {str(team): "پشتیبانی"}
    months = found.split.groups["period"]
    assert sum(one.n for one in months.values()) == len(scores)
    assert [one.key for one in found.months][-1] == "1405-09"
    if kind == "ces":
        assert there(found.effort).score == pytest.approx(8 - there(found.split.whole.score))


def test_nothing_answered_is_nothing_said() -> None:
    survey = written()
    found = results_of(survey, by=BY, now=NOW)
    assert (found.split.answers, found.split.whole.n, found.split.whole.score) == (0, 0, None)
    assert answered_between([survey.id]) is None
    assert cells([], [ALL]) == cells([survey.id], []) == []
    assert afterwards_of([survey.id], ALL, now=NOW) is None
    assert afterwards_of([], ALL, now=NOW) is None


def test_every_stage_stands_beside_what_it_was(django_assert_max_num_queries: Any) -> None:
    nps, ces, draft = written(stage="support"), written("ces"), written("csat", state="draft")
    before, now = (
        Span(start=NOW - 60 * DAY, end=NOW - 30 * DAY),
        Span(start=NOW - 30 * DAY, end=NOW),
    )
    for survey, span, score in ((nps, before, 10), (nps, now, 2), (ces, now, 7)):
        at = span.start + DAY
        Response.objects.bulk_create(
            Response(
                survey_id=survey.id, version_id=there(survey.version_id), key=f"{survey.id} {score} {place}",
                score=score, channel="sms", stage="support", language="fa", started_at=at,
                answered_at=at, received_at=at,
            )
            for place in range(20)
        )  # fmt: skip
    with django_assert_max_num_queries(2):
        found = gauges((now, before), stages=["support", "research"])
    assert list(found) == ["", "support", "research"]
    gauge = found["support"]["nps"]
    assert (gauge.now.score, gauge.before.score, gauge.now.n) == (-100, 100, 20)
    assert there(gauge.changed).chance < 1e-6
    assert found["support"]["ces"].now.score == 1  # easy: no effort
    assert found["support"]["ces"].before.n == found["research"]["nps"].now.n == 0
    assert found[""]["nps"].now == gauge.now
    assert set(survey_kinds()) == {nps.id, ces.id}
    assert draft.id not in survey_kinds()
    months = months_within(NOW - 60 * DAY, NOW, zone=timezone.get_default_timezone(), most=12)
    assert sum(one.n for one in trend(months)["nps"]) == 40


def test_a_number_opens_its_answers() -> None:
    survey = written()
    rows = [row for row in fill(survey, 80) if row.complete]
    wanted = Behind(stage="support", group="detractors")
    mine = [
        row for row in rows if row.stage == "support" and row.score is not None and row.score < 7
    ]
    found = answers_behind([survey.id], ALL, wanted, limit=5)
    assert count_behind([survey.id], ALL, wanted) == len(mine)
    while len(
        page := answers_behind(
            [survey.id], ALL, wanted, after=(found[-1].answered_at, found[-1].id), limit=5
        )
    ):
        found += page
    assert sorted(one.id for one in found) == sorted(row.pk for row in mine)
    assert [one.answered_at for one in found] == sorted(
        (o.answered_at for o in found), reverse=True
    )
    assert count_behind([survey.id], ALL, Behind(segment="none")) == 0
    assert count_behind([survey.id], ALL, Behind(text="پیک")) == 0
    row = rows[0]
    row.comment = "پیک دیر آمد"
    row.save()
    assert comments([survey.id], ALL) == [(row.pk, "پیک دیر آمد", None)]
    assert count_behind([survey.id], ALL, Behind(written=True)) == 1
    assert count_behind([survey.id], ALL, Behind(text="دیر")) == 1


def test_each_question_tells_what_was_answered() -> None:
    survey = written(
        "form",
        definition=asking(
            question("multiple", "c"), question("ranking", "r"), question("number", "n"),
            question("text", "t"), question("matrix", "m"),
        ),
    )  # fmt: skip
    for place, answers in enumerate(
        [
            {"c": ["red", "blue"], "r": ["red", "green", "blue"], "n": 4, "t": "خوب"},
            {
                "c": ["red"],
                "r": ["green", "red", "blue"],
                "n": 6,
                "m": {"price": "red", "speed": "blue"},
            },
        ]
    ):
        record_response(ToRecord(survey_id=survey.id, answers=answers, key=str(place)), now=NOW)
    chosen, ranked, number, text, matrix = answers_to(survey, ALL)
    assert {one.choice: one.given for one in chosen.counted} == {"red": 2, "blue": 1}
    assert {one.choice: one.mean for one in ranked.counted} == {
        "red": 1.5,
        "green": 1.5,
        "blue": 3,
    }
    assert (number.people, number.mean) == (2, 5)
    assert (text.people, text.texts) == (1, ("خوب",))
    assert {(one.part, one.choice) for one in matrix.counted} == {
        ("price", "red"),
        ("speed", "blue"),
    }
    assert results_of(survey, by=(), now=NOW).split.answers == 2


def test_rates_are_of_those_who_were_reached(customer: int) -> None:
    survey = written()
    for place, state in enumerate(["sent", "answered", "failed", "refused", "made"]):
        made = invite(
            ToInvite(survey_id=survey.id, profile_id=customer, channel="sms", key=str(place)),
            now=NOW,
        )
        Invitation.objects.filter(pk=made.id).update(state=state)
    (one,) = results_of(survey, by=(), now=NOW, start=ALL.start, end=ALL.end).invited
    assert (one.asked, one.reached, one.answered, one.refused) == (5, 3, 1, 1)
    assert one.rate == pytest.approx(1 / 3)
    assert invited(survey.id)["sms", "sent"] == 1


def test_what_they_did_afterwards_is_read_from_the_log() -> None:
    survey = written()
    then = NOW - 120 * DAY
    for phone, score, deeds in (
        ("09120000101", 10, [("Order Completed", 5), ("Referral Sent", 95)]),
        ("09120000102", 3, [("Message Sent", 2)]),
        ("09120000103", 2, [("Order Completed", -3), ("Page Viewed", 1)]),
    ):
        named = (("phone", phone),)
        person = recognize_customer(identifiers=named, attributes={}, source="test", now=then)
        record_response(
            ToRecord(
                survey_id=survey.id, profile_id=person, score=score, answered_at=then, key=phone
            ),
            now=then,
        )
        drafts = [
            draft_of_given(
                Given(
                    id=f"{phone} {action}", occurred_at=then + days * DAY, identifiers=named,
                    channel="web", action=action,
                ),
                source="test",
            )
            for action, days in deeds
        ]  # fmt: skip
        record_interactions(drafts, now=NOW)
    found = there(afterwards_of([survey.id], ALL, now=NOW))
    assert found.people == 3
    promoters, detractors = found.shares["promoters"], found.shares["detractors"]
    assert (promoters["bought"].having, promoters["referred"].having) == (
        1,
        0,
    )  # 95 days are too late
    assert (detractors["bought"].having, detractors["silent"].having, detractors["silent"].n) == (
        0,
        1,
        2,
    )
