"""Mutated mail through the real command: the small form of `tools/prove.py mail`."""

import random
from dataclasses import replace

import pytest

from hamdel.bench.mail import GROWTH_ALLOWED, MailFigures, bench_mail, report
from hamdel.bench.mutants import mutant, seeds
from tests.ground.program import fresh_address


@pytest.mark.stored
@pytest.mark.timeout(300)
def test_no_mutant_is_lost_and_none_breaks_the_api(capsys: pytest.CaptureFixture[str]) -> None:
    figures = bench_mail(count=60, database_url=fresh_address())
    assert report(figures, "this machine"), capsys.readouterr().out
    assert len(figures.lines) == figures.kept == 60
    assert figures.shown > 30


def test_what_is_lost_or_fails_is_no_proof() -> None:
    good = MailFigures(sent=2, lines=["1", "quarantine 2"], kept=2, shown=1, seconds=[0.1, 0.1])
    assert good.is_good
    assert (good.lost, good.aside) == (0, 1)
    assert not replace(good, lines=["1"]).is_good
    assert not replace(good, kept=1).is_good
    assert not replace(good, faults=["1: 500"]).is_good
    assert not replace(good, growth=GROWTH_ALLOWED + 1).is_good
    assert not replace(good, seconds=[5.0, 5.0]).is_good


def test_mutants_are_many_and_the_same_for_the_same_seed() -> None:
    good = seeds()
    made = [mutant(random.Random(number), good, number=number) for number in range(300)]
    again = [mutant(random.Random(number), good, number=number) for number in range(300)]
    assert made == again
    assert len(set(made)) == 300
    assert not set(made) & set(good)
