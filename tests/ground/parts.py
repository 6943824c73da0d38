"""System parts (PostgreSQL, Chromium …) that a test may need and a machine may lack."""

import os
from typing import NoReturn

import pytest


class Missing(Exception):
    """A part is not on this machine; says what and how to get it."""

    def __init__(self, part: str, mend: str) -> None:
        super().__init__(f"{part} not found on this machine ({mend}, or `make parts` as root)")


def skip(missing: Missing) -> NoReturn:
    """Skip the test, or fail it where every part must be there (`HAMDEL_ALL_PARTS=1`)."""
    if os.environ.get("HAMDEL_ALL_PARTS") == "1":
        pytest.fail(str(missing), pytrace=False)
    pytest.skip(str(missing))
