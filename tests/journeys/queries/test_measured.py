from datetime import timedelta

import pytest

from hamdel.journeys import scores
from hamdel.journeys.contracts import Score, Scores, Span
from hamdel.journeys.feeding import feed
from hamdel.journeys.queries.measured import measured, people_at
from hamdel.platform import followers
from hamdel.segments.public import SegmentDraft, make_segment
from tests.ground.cast import NOW

WEEK = Span(since=NOW - timedelta(days=7), until=NOW)
STEP = "action:Payment"


@pytest.fixture
def paid(walk):
    """Six people at the payment, one twice; what we send them feels nothing."""
    for n in range(6):
        walk(f"p{n}", "Payment", 3_600 + n, outcome="failure" if n < 2 else "success")
    last = walk("p0", "Payment", 60, outcome="abandoned", sentiment=-0.8, effort=6)
    walk("p5", "Reminder Sent", 50, sentiment=-0.9)
    walk("p5", "Payment", 8 * 86_400, outcome="success")  # before the week
    return last


def test_every_step_is_measured_from_files_and_from_the_log(paid, monkeypatch):
    praise = Score(value=40.0, n=9, low=0.0, high=80.0)
    told = Scores(touchpoints={"phone_call": {"nps": praise}})
    monkeypatch.setattr(scores, "_sources", {"asked": lambda _span: told})
    by_step = {one.step: one for one in measured(WEEK)}
    followers.run_once()
    feed(now=NOW)
    again = {one.step: one for one in measured(WEEK)}
    assert again == by_step
    one = by_step[STEP]
    assert (one.stage, one.volume, one.customers) == (None, 7, 6)
    assert (one.outcomes, one.failed, one.abandoned) == (7, 2, 1)
    assert one.success_rate == pytest.approx(4 / 7)
    assert one.sentiment == pytest.approx(-0.8)
    assert (one.sentiment_n, one.effort, one.effort_n) == (1, 6.0, 1)
    assert measured(WEEK)[0].step == STEP


def test_what_is_only_told_of_is_a_step_too_and_our_words_feel_nothing(paid, monkeypatch):
    told = Scores(
        touchpoints={
            "feedback_survey": {"nps": Score(value=40.0, n=9, low=0.0, high=80.0)},
            "no_such": {},
        }
    )
    monkeypatch.setattr(scores, "_sources", {"asked": lambda _span: told})
    found = measured(WEEK)
    assert (found[-1].step, found[-1].volume, found[-1].nps_n) == ("feedback_survey", 0, 9)
    assert found[-1].stage
    assert all(one.sentiment_n == 0 for one in found if one.step != STEP)


def test_the_people_of_a_step_newest_first_whole_and_by_how_it_went(paid):
    everybody = people_at(STEP, WEEK)
    assert everybody.total == 6
    first = everybody.people[0]
    assert (first.times, first.newest_id) == (2, paid)
    assert [len(people_at(STEP, WEEK, facet=one).people) for one in ("success", "failure")] == [
        4,
        2,
    ]
    assert [one.newest_id for one in people_at(STEP, WEEK, facet="negative").people] == [paid]
    assert people_at(STEP, WEEK, facet="positive").total == 0
    few = people_at(STEP, WEEK, most=2)
    assert (len(few.people), few.total) == (2, 6)
    assert people_at("action:Nothing", WEEK).total == 0


def test_only_those_of_a_segment(paid):
    rule = {"rule": "moments", "action": "Payment", "outcome": "abandoned", "at_least": 1}
    draft = SegmentDraft(name_fa="رها کرده", name_en="Gave up", rule=rule)
    made = make_segment(draft, who="reza", now=NOW)
    span = Span(since=WEEK.since, until=WEEK.until, segment_id=made.id)
    assert [(one.volume, one.customers) for one in measured(span) if one.step == STEP] == [(2, 1)]
    assert people_at(STEP, span).total == 1
