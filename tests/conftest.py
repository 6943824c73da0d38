"""The ground every test stands on: its own data folder, its own database, the cast.

`HAMDEL_TEST_DATABASE` says which database: `sqlite` (default, a real file in WAL) or `postgresql` (a
throw-away server on loopback). Tests that write through a connection of their own
(`rawdb.open_own`, threads) ask for `transactional_db`; all others for `db`.
"""

import os
import tempfile
from pathlib import Path

import django
from django.conf import settings

from hamdel.bench.postgresql import start_server

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")


def prepare() -> None:
    """Point the program at a fresh folder and database, before Django reads its settings."""
    if not WORKER:
        os.environ["HAMDEL_TEST_FOLDER"] = tempfile.mkdtemp(prefix="hamdel-test-")
        os.environ.pop("DATABASE_URL", None)
        if os.environ.setdefault("HAMDEL_TEST_DATABASE", "sqlite") == "postgresql":
            os.environ["DATABASE_URL"] = start_server().address
    folder = Path(os.environ["HAMDEL_TEST_FOLDER"], WORKER or "main")
    folder.mkdir(exist_ok=True)
    os.environ["HAMDEL_DATA"] = str(folder)
    for name in ("HAMDEL_BASE_URL", "HAMDEL_LANGUAGE", "HAMDEL_TIME_ZONE", "HAMDEL_ALLOWED_HOSTS"):
        os.environ.pop(name, None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "hamdel.settings"
    # The browser's driver keeps an event loop in the test's own thread; tests ask the database there.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    django.setup()
    # A worker's settings were read with the folder of the run: files of its own are its own.
    settings.MEDIA_ROOT = folder / "files"


prepare()

pytest_plugins = [
    "tests.ground.run",
    "tests.ground.databases",
    "tests.ground.cast",
    "tests.ground.company",
    "tests.ground.corpora",
    "tests.ground.program",
    "tests.ground.programs",
    "tests.ground.browser",
    "tests.ground.demo",
    "tests.ground.bot_api",
    "tests.ground.gateway",
    "tests.ground.mail_server",
    "tests.ground.certificates",
    "tests.ground.postfix",
    "tests.ground.dovecot",
]
