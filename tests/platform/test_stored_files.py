"""Files outside of the database: random names, durable, swept when nobody names them."""

import os
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from hamdel.platform import stored_files
from hamdel.platform.instants import system_now

FOLDER = "teststore"


@pytest.mark.parametrize("content", [b"", b"\x00\xff", "سلام".encode() * 10_000])
def test_what_is_kept_comes_back_under_a_name_of_ours(content: bytes) -> None:
    name = stored_files.store(FOLDER, content)
    assert re.fullmatch("[0-9a-f]{32}", name)
    assert stored_files.read(FOLDER, name) == content
    path = stored_files.path_of(FOLDER, name)
    assert path.is_relative_to(Path(settings.MEDIA_ROOT) / FOLDER)


@pytest.mark.parametrize(
    "name", ["", "../../etc/passwd", "a" * 31, "A" * 32, "a" * 32 + "\n", "é"]
)
def test_no_other_name_leads_anywhere(name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        stored_files.read(FOLDER, name)
    with pytest.raises(ValueError, match="no name"):
        stored_files.store("../x", b"")


@pytest.mark.django_db(transaction=True)
def test_files_go_when_the_transaction_that_forgot_them_is_committed() -> None:
    name = stored_files.store(FOLDER, b"x")
    path = stored_files.path_of(FOLDER, name)
    with transaction.atomic():
        stored_files.remove_after_commit(FOLDER, [name])
        transaction.set_rollback(True)
    assert path.exists()
    with transaction.atomic():
        stored_files.remove_after_commit(FOLDER, [name])
        assert path.exists()
    assert not path.exists()


def test_what_nobody_names_is_swept_after_a_day() -> None:
    kept, orphan, young = (stored_files.store(FOLDER, b"x") for _ in range(3))
    old = (system_now() - timedelta(days=2)).timestamp()
    for name in (kept, orphan):
        os.utime(stored_files.path_of(FOLDER, name), (old, old))
    swept = stored_files.sweep(FOLDER, named=lambda names: {kept} & set(names), now=system_now())
    assert swept == 1
    there = [stored_files.path_of(FOLDER, name).exists() for name in (kept, orphan, young)]
    assert there == [True, False, True]
