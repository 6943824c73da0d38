"""The small form, on Sail, where it is installed; `tools/prove.py spark` asks a real cluster too."""

import pytest

from hamdel.bench.spark import bench_spark, report


@pytest.mark.timeout(240)
def test_sail_answers_as_duckdb_and_plain_python() -> None:
    found = bench_spark(moments=2_000, sail=True)
    if found is None:
        pytest.skip("pysail is not installed")
    assert set(found["seconds"]) == {"flows", "friction", "measured", "walks"}


def test_what_is_not_installed_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert report(None, "Spark")
    assert "not installed" in capsys.readouterr().out
