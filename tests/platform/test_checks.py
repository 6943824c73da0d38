"""`hamdel check`: what is wrong, in words, with the mend."""

from datetime import timedelta

import pytest
from django.db import OperationalError

from hamdel.platform import checks, followers, jobs, keys
from hamdel.platform.checks import Finding
from hamdel.platform.followers import Follower
from hamdel.platform.models import Cursor, JobLease, RestingRow
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _alone(monkeypatch, settings, tmp_path):
    """An installation where nothing is wrong."""
    monkeypatch.setattr(checks, "_checks", [])
    monkeypatch.setattr(followers, "_followers", {})
    monkeypatch.setattr(jobs, "_jobs", {})
    tmp_path.chmod(0o750)
    settings.DATA = tmp_path


def found():
    return {finding.what: finding.level for finding in checks.look(now=NOW)}


def one():
    (finding,) = checks.look(now=NOW)
    assert finding.mend
    return finding


def test_nothing_is_wrong():
    assert checks.look(now=NOW) == []


def test_a_secret_that_others_may_read(tmp_path):
    (tmp_path / "secret.key").write_text("x")
    (tmp_path / "secret.key").chmod(0o644)
    assert one().level == "wrong"
    assert "chmod 600" in one().mend


def test_a_folder_that_everybody_may_write(tmp_path):
    tmp_path.chmod(0o777)
    assert "chmod o-w" in one().mend


def test_a_database_file_that_everybody_may_read(tmp_path):
    (tmp_path / "hamdel.sqlite3").touch(0o644)
    (tmp_path / "hamdel.sqlite3").chmod(0o644)
    assert list(found().values()) == []
    tmp_path.chmod(0o755)
    assert one().level == "watch"


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [
        ("TIME_ZONE", "Asia/Nowhere", "time zone"),
        ("TIME_ZONE", "../etc", "time zone"),
        ("LANGUAGE_CODE", "xx", "language"),
        ("BASE_URL", "http://crm.example", "https"),
        ("SECRET_KEY", "short", "SECRET_KEY"),
    ],
)
def test_settings_that_are_wrong(settings, name, value, word):
    if name == "TIME_ZONE":
        settings._wrapped.__dict__["TIME_ZONE"] = value  # set aside from Django's own check
    else:
        setattr(settings, name, value)
    assert any(word in what for what in found())


def test_a_database_that_is_away(monkeypatch):
    def away():
        raise OperationalError("secret")

    monkeypatch.setattr(checks, "unapplied", away)
    assert "does not answer" in one().what
    assert "secret" not in one().what


def test_migrations_that_wait(monkeypatch):
    monkeypatch.setattr(checks, "unapplied", lambda: 3)
    assert "hamdel migrate" in one().mend


def test_a_follower_that_stands_still_fails_or_rests():
    source = lambda at, _limit: ([1, 2], at + 2)  # noqa: E731
    followers.register(Follower("reader", source, print))
    assert "stands still" in one().what
    Cursor.objects.create(name="reader", moved_at=NOW - timedelta(minutes=1))
    assert checks.look(now=NOW) == []
    Cursor.objects.update(failures=2, error="ValueError in x:1")
    assert "ValueError in x:1" in one().what
    Cursor.objects.update(failures=0, error="")
    RestingRow.objects.create(follower="reader", after=0, position=1, error="x", at=NOW)
    assert one().level == "watch"


def test_jobs_that_fail_or_do_not_run():
    jobs.job(name="chore", every=timedelta(minutes=10))(print)
    JobLease.objects.create(name="chore", due_at=NOW - timedelta(minutes=14))
    assert checks.look(now=NOW) == []
    JobLease.objects.update(due_at=NOW - timedelta(minutes=16))
    assert "was due" in one().what
    JobLease.objects.update(error="KeyError in y:2", attempts=1)
    assert "KeyError in y:2" in one().what


def test_keys_that_nobody_uses():
    row, _ = keys.create_key(name="قدیمی", scopes=["read"], now=NOW - timedelta(days=91))
    keys.create_key(name="new", scopes=["read"], now=NOW)
    assert "قدیمی" in one().what
    keys.note_used([row.id], now=NOW - timedelta(days=1))
    assert checks.look(now=NOW) == []


def test_packages_add_their_own_and_the_wrong_come_first():
    checks.register(lambda _now: [Finding("watch", "b", "m"), Finding("wrong", "a", "m")])
    assert list(found()) == ["a", "b"]
