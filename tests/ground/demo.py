"""The demo company, served by the real program."""

from collections.abc import Iterator

import pytest

from hamdel.bench.handle import Program
from hamdel.demo.public import PASSWORD, SIGN_INS
from tests.ground.browser import Guarded
from tests.ground.program import fresh_address

PEOPLE = {one.role: one.email for one in SIGN_INS}


class Demo(Program):
    """`hamdel demo --small`, running."""

    def sign_in(self, browser: Guarded, *, role: str) -> None:
        """Sign in through the form, as one of the company's people."""
        browser.page.goto(f"{self.base}/sign-in/")
        browser.page.fill("input[name=login]", PEOPLE[role])
        browser.page.fill("input[name=password]", PASSWORD)
        browser.page.press("input[name=password]", "Enter")
        browser.page.wait_for_url(f"{self.base}/")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The small demo company on a free port, for tests that only look."""
    program = Demo(tmp_path_factory.mktemp("demo"), database_url=fresh_address())
    program.run("demo", "--small", "--make-only")
    program.start()
    yield program
    program.stop()
