import gzip
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from hamdel.commands.archive.reading import read_archive
from hamdel.commands.archive.tables import digest_of, table_names
from hamdel.commands.archive.writing import write_archive
from hamdel.commands.failing import CommandFailed
from hamdel.interactions.public import Given, draft_of_given, newest_moments, record_interactions
from hamdel.platform.keys import all_keys, create_key
from hamdel.platform.rawdb import open_own

pytestmark = pytest.mark.django_db(transaction=True)


def digests() -> dict[str, object]:
    own = open_own()
    try:
        return {name: digest_of(own.driver, name) for name in table_names()}
    finally:
        own.rollback()
        own.close()


def record(name: str, now: datetime) -> None:
    given = Given(
        occurred_at=now, identifiers=(("user_id", name),), channel="web", action="آمد 😀"
    )
    record_interactions([draft_of_given(given, source="test")], now=now)


def test_everything_is_back_as_it_was(tmp_path: Path, now: datetime) -> None:
    record("mina", now)
    create_key(name="shop", scopes=["ingest"], now=now)
    files = Path(settings.MEDIA_ROOT)
    (files / "a").mkdir(parents=True, exist_ok=True)
    (files / "a" / "نامه.txt").write_text("سلام", encoding="utf-8")
    archive = tmp_path / "backup.tar.gz"
    write_archive(archive, now=now)
    before = digests()
    record("stranger", now)
    create_key(name="later", scopes=["ingest"], now=now)
    (files / "a" / "نامه.txt").unlink()
    assert digests() != before

    read_archive(archive)

    assert digests() == before
    assert (files / "a" / "نامه.txt").read_text("utf-8") == "سلام"
    assert [key.name for key in all_keys()] == ["shop"]
    record("reza", now)  # new rows find free ids
    assert len(newest_moments(limit=9)) == 2


def test_the_archive_is_the_owners_alone(tmp_path: Path, now: datetime) -> None:
    archive = tmp_path / "backup.tar.gz"
    write_archive(archive, now=now)
    assert archive.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["backup.tar.gz"]


def test_a_torn_or_foreign_file_is_refused(tmp_path: Path, now: datetime) -> None:
    whole = tmp_path / "backup.tar.gz"
    write_archive(whole, now=now)
    before = digests()
    torn = tmp_path / "torn.tar.gz"
    torn.write_bytes(whole.read_bytes()[:-2000])
    foreign = tmp_path / "foreign.tar.gz"
    foreign.write_bytes(gzip.compress(b"hello"))
    for path in (torn, foreign):
        with pytest.raises(CommandFailed, match="no whole backup"):
            read_archive(path)
    assert digests() == before
    assert connection.is_usable()
