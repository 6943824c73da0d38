import gzip
import io
import json
import tarfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction

from hamdel.commands.archive.reading import read_archive
from hamdel.commands.archive.tables import digest_of, table_names
from hamdel.commands.archive.writing import MANIFEST, write_archive
from hamdel.commands.failing import CommandFailed
from hamdel.interactions.public import Given, draft_of_given, newest_moments, record_interactions
from hamdel.platform.keys import all_keys, create_key
from hamdel.platform.rawdb import open_own
from hamdel.platform.search import Index

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
    words = Index("messages")
    with transaction.atomic():
        words.put([(7, "گلدان شکسته")])
    files = Path(settings.MEDIA_ROOT)
    (files / "a").mkdir(parents=True, exist_ok=True)
    (files / "a" / "نامه.txt").write_text("سلام", encoding="utf-8")
    archive = tmp_path / "backup.tar.gz"
    write_archive(archive, now=now)
    before = digests()
    record("stranger", now)
    create_key(name="later", scopes=["ingest"], now=now)
    with transaction.atomic():
        words.drop([7])
    (files / "a" / "نامه.txt").unlink()
    assert digests() != before

    read_archive(archive)

    assert digests() == before
    if connection.vendor == "sqlite":
        assert Path(connection.settings_dict["NAME"]).stat().st_mode & 0o777 == 0o600
    assert (files / "a" / "نامه.txt").read_text("utf-8") == "سلام"
    assert [key.name for key in all_keys()] == ["shop"]
    assert words.find("گلدان") == [7]
    record("reza", now)  # new rows find free ids
    assert len(newest_moments(limit=9)) == 2


def test_the_archive_is_the_owners_alone(tmp_path: Path, now: datetime) -> None:
    archive = tmp_path / "backup.tar.gz"
    write_archive(archive, now=now)
    assert archive.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["backup.tar.gz"]


def changed(archive: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """A copy of an archive whose manifest says something else."""
    other = archive.with_name("changed.tar.gz")
    with tarfile.open(archive) as old, tarfile.open(other, "w:gz") as new:
        for member in old.getmembers():
            file = old.extractfile(member)
            if member.name == MANIFEST and file is not None:
                said = json.load(file)
                change(said)
                text = json.dumps(said).encode()
                member.size, file = len(text), io.BytesIO(text)
            new.addfile(member, file)
    return other


def other_digest(said: dict[str, Any]) -> None:
    said["tables"]["platform_key"]["sha256"] = "0" * 64


def other_count(said: dict[str, Any]) -> None:
    said["tables"]["platform_key"]["rows"] += 1


def unknown_table(said: dict[str, Any]) -> None:
    said["tables"]['x" -- '] = {"rows": 0, "sha256": ""}


def odd_digest(said: dict[str, Any]) -> None:
    said["tables"]["platform_key"] = {"rows": "many", "sha256": None}


def half_a_digest(said: dict[str, Any]) -> None:
    del said["tables"]["platform_key"]["rows"]


def no_tables(said: dict[str, Any]) -> None:
    said["tables"] = [1, 2]


@pytest.mark.parametrize(
    "change", [other_digest, other_count, unknown_table, odd_digest, half_a_digest, no_tables]
)
def test_what_is_not_proven_changes_nothing(
    tmp_path: Path, now: datetime, change: Callable[[dict[str, Any]], None]
) -> None:
    archive = tmp_path / "backup.tar.gz"
    create_key(name="shop", scopes=["ingest"], now=now)
    write_archive(archive, now=now)
    create_key(name="later", scopes=["ingest"], now=now)
    kept = Path(settings.MEDIA_ROOT) / "kept.txt"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("later")
    before = digests()
    with pytest.raises(CommandFailed):
        read_archive(changed(archive, change))
    assert digests() == before
    assert kept.read_text() == "later"
    read_archive(archive)
    assert [key.name for key in all_keys()] == ["shop"]
    kept.unlink(missing_ok=True)


def test_more_than_we_know_is_no_harm(tmp_path: Path, now: datetime) -> None:
    archive = tmp_path / "backup.tar.gz"
    write_archive(archive, now=now)

    def more(said: dict[str, Any]) -> None:
        said["tables"]["platform_key"]["more"] = said["more"] = 1

    read_archive(changed(archive, more))


def test_a_database_that_is_none_is_refused(tmp_path: Path, now: datetime) -> None:
    archive, other = tmp_path / "backup.tar.gz", tmp_path / "other.tar.gz"
    create_key(name="shop", scopes=["ingest"], now=now)
    write_archive(archive, now=now)
    before = digests()
    for content in (b"no database at all", None):
        with tarfile.open(archive) as old, tarfile.open(other, "w:gz") as new:
            for member in old.getmembers():
                file = old.extractfile(member)
                if member.name.startswith(("database", "tables/platform_key")):
                    if content is None:
                        continue
                    member.size, file = len(content), io.BytesIO(content)
                new.addfile(member, file)
        with pytest.raises(CommandFailed):
            read_archive(other)
        assert digests() == before


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
