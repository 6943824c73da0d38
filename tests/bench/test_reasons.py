"""The benchmark of reasons, on a company of a few."""

import pytest

from hamdel.bench.reasons import measure_reasons, measure_speed


@pytest.mark.django_db(transaction=True)
def test_every_way_is_measured_with_the_noise(capsys: pytest.CaptureFixture[str]) -> None:
    measure_reasons(people=60)
    told = capsys.readouterr().out
    for way in ("learned", "as we begin", "most recent failure", "most frequent reason"):
        assert way in told
    assert "noise of the third month" in told
    assert measure_speed(rows=5_000, asked=20)
    assert "p95" in capsys.readouterr().out
