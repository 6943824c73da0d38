import pytest

from hamdel.journeys.queries.figures import figures_of
from hamdel.touchpoints.public import catalogue
from tests.ground.cast import NOW


@pytest.fixture
def key(walk, monkeypatch):
    """A touchpoint where something happened an hour ago."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    facts = next(one for one in catalogue() if one.rules and "*" not in one.rules[0].action)
    rule = facts.rules[0]
    where = {"channel": rule.channel} if rule.channel != "*" else {}
    for n in range(6):
        walk(f"p{n}", rule.action, 3_600 + n, outcome="failure" if n else "success", **where)
        walk(f"p{n}", "Wandered About", 3_000 + n)
    return facts.key


def test_the_page_and_its_pieces_say_what_was_measured(reza, key):
    page = reza.get(f"/journeys/touchpoints/{key}/").content.decode()
    assert page.count("touch-later") == 4
    assert "facet=failure" in page

    def piece(of):
        answer = reza.get(f"/journeys/touchpoints/{key}/piece", {"of": of})
        assert answer.status_code == 200
        return answer.content.decode()

    assert "friction-signs" in piece("asked")
    assert "touch-trend" in piece("trend")
    assert "Wandered About" in piece("around")
    assert "touch-tell" in piece("reach")
    assert reza.get(f"/journeys/touchpoints/{key}/piece?of=nothing").status_code == 404


def test_a_figure_is_typed_taken_away_and_brought_back(reza, key):
    facts = next(one for one in catalogue() if one.key == key)
    where = f"/journeys/touchpoints/{key}/figures"
    typed = {"metric": "conversion", "day": "1405/08/01", "value": "۱۲٫۵٪", "note": "گزارش"}
    reza.post(where, typed)
    (one,) = figures_of(facts.id)
    assert (one.value, one.note) == (0.125, "گزارش")
    for wrong in ({"value": "much"}, {"day": "never"}, {"day": "1500/01/01"}):
        reza.post(where, {**typed, **wrong})
    assert len(figures_of(facts.id)) == 1
    reza.post(f"/journeys/figures/{one.id}/remove")
    assert figures_of(facts.id) == []
    reza.post(f"/journeys/figures/{one.id}/restore")
    assert len(figures_of(facts.id)) == 1
