from datetime import timedelta

from hamdel.journeys import scores
from hamdel.journeys.contracts import Score, Scores, Span
from tests.ground.cast import NOW

WEEK = Span(since=NOW - timedelta(days=7), until=NOW)
GOOD = Score(value=40.0, n=9, low=0.0, high=80.0)


def test_what_is_registered_is_asked_and_laid_together(monkeypatch):
    monkeypatch.setattr(scores, "_sources", {})
    asked = []

    def one(span):
        asked.append(span)
        return Scores(touchpoints={"cart": {"nps": GOOD}})

    scores.register_scores("one", one)
    scores.register_scores("other", lambda _span: Scores(stages={"buy": {"ces": GOOD}}))
    told = scores.scores_of(WEEK)
    assert told == Scores(touchpoints={"cart": {"nps": GOOD}}, stages={"buy": {"ces": GOOD}})
    assert asked == [WEEK]
