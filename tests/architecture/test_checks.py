"""Every law of `make check`, each a test."""

import pytest

from tools import check


@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", check.checks())
def test_law_holds(name: str) -> None:
    done = check.run(name)
    assert done.returncode == 0, f"\n{done.stdout}{done.stderr}"
