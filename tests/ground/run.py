"""What holds for a whole run: which tests it takes, and that it leaves nothing behind."""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.utils import translation
from hypothesis import settings

STORED = {"db", "transactional_db", "server"}
# The longest begin: at the end a run would wait for one of them alone.
LONG = frozenset(
    {
        "test_chat", "test_checks", "test_crash", "test_every_page", "test_full_disk", "test_hostile_channels", "test_killed_channels", "test_killed_chat",
        "test_killed_fetching", "test_killed_messengers", "test_killed_sending", "test_mail", "test_message_html", "test_odd_addresses",
        "test_pages", "test_power", "test_wheel",
    }
)  # fmt: skip
# Proofs that take long, of which each run does some on the one database and the rest on the other, and another run
# the other way round (`tools/run_tests.py` says which); asked for by themselves they are done where they are asked.
TURNS = (
    "test_crash", "test_delivery_sequences", "test_every_endpoint", "test_hostile_channels", "test_identity",
    "test_killed_channels", "test_killed_chat", "test_killed_fetching", "test_killed_messengers", "test_killed_sending",
    "test_mail", "test_odd_addresses", "test_odd_rows", "test_one_conversation", "test_ping_pong", "test_power",
    "test_private_files",
)  # fmt: skip


def stores(item: pytest.Item) -> bool:
    """Whether a test touches stored data, so that it must hold on both databases."""
    names = set(getattr(item, "fixturenames", ()))
    return bool(
        STORED & names
        or item.get_closest_marker("django_db")
        or (item.get_closest_marker("stored"))
    )


def is_done_on_the_other(item: pytest.Item) -> bool:
    """Whether this is a long proof whose turn it is on the other database."""
    turn = os.environ.get("HAMDEL_TEST_TURN", "")
    stem = item.path.stem
    if not turn or stem not in TURNS or not stores(item) or item.get_closest_marker("sqlite_only"):
        return False
    here = os.environ["HAMDEL_TEST_DATABASE"] == "postgresql"
    return bool((TURNS.index(stem) + int(turn)) % 2) != here


def pytest_configure(config: pytest.Config) -> None:
    """Name our marks; let properties be tried a few dozen times: every run tries others."""
    examples = int(os.environ.get("HAMDEL_EXAMPLES", "40"))
    settings.register_profile("often", max_examples=examples, deadline=None)
    settings.load_profile("often")
    config.addinivalue_line("markers", "stored: runs on both databases though it asks for no `db`")
    config.addinivalue_line(
        "markers", "sqlite_only: about SQLite itself, a browser, or a part without database"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """PostgreSQL's run takes only what is stored; of the long proofs each run takes some."""
    items.sort(key=lambda item: item.path.stem not in LONG)  # else in the order they came
    left = [item for item in items if is_done_on_the_other(item)]
    if os.environ["HAMDEL_TEST_DATABASE"] == "postgresql":
        left += [
            item for item in items if not stores(item) or item.get_closest_marker("sqlite_only")
        ]
    if left:
        config.hook.pytest_deselected(items=left)
        gone = set(left)
        items[:] = [item for item in items if item not in gone]


@pytest.fixture(autouse=True)
def the_company_s_language() -> Iterator[None]:
    """No test leaves a language behind: a page answered by a test client speaks its reader's."""
    translation.deactivate()
    yield
    translation.deactivate()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the run's folder (workers share it, so the first process does it)."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ["HAMDEL_TEST_FOLDER"], ignore_errors=True)
