"""What is assumed beside what is so."""

from hamdel.personas.contracts import Used
from hamdel.personas.rules.comparing import compare, tone_of


def test_ways_that_are_taken_come_first_then_those_that_were_only_assumed() -> None:
    found = compare(("app", "phone", "bale"), {"web": 60, "app": 37, "phone": 2, "sms": 1})
    assert [(one.key, one.verdict) for one in found] == [
        ("web", "not_assumed"), ("app", "as_assumed"), ("phone", "not_used"), ("bale", "not_used"),
    ]  # fmt: skip
    assert [one.share for one in found] == [0.6, 0.37, 0.02, 0.0]
    assert [one.verdict for one in compare(("app",), {})] == ["unknown"]
    assert compare((), {}) == []


def test_a_group_feels_by_the_mean_of_enough_moments() -> None:
    told = [(0.5, 10), (0.05, 99), (-0.2, 10), (0.9, 9), (None, 0)]
    tones = [tone_of(Used(felt=n, sentiment=mean)) for mean, n in told]
    assert tones == ["positive", "neutral", "negative", None, None]
