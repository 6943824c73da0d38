"""What the environment says."""

import stat

import pytest

from hamdel.platform import installation


def test_the_secret_is_made_once_and_nobody_else_may_read_it(tmp_path, monkeypatch):
    monkeypatch.delenv("HAMDEL_SECRET_KEY", raising=False)
    secret = installation.secret_key(tmp_path)
    assert installation.secret_key(tmp_path) == secret
    assert len(secret) >= 64
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600


def test_a_given_secret_is_not_written_down(tmp_path, monkeypatch):
    monkeypatch.setenv("HAMDEL_SECRET_KEY", "given")
    assert installation.secret_key(tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


def test_the_data_folder_is_made(tmp_path, monkeypatch):
    monkeypatch.setenv("HAMDEL_DATA", str(tmp_path / "a" / "b"))
    assert stat.S_IMODE(installation.data_folder().stat().st_mode) == 0o700
    (tmp_path / "a" / "b").chmod(0o750)  # who gave it to a group is not overruled
    assert stat.S_IMODE(installation.data_folder().stat().st_mode) == 0o750


def test_sqlite_is_the_default_and_durable(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    chosen = installation.database(tmp_path)
    assert chosen["NAME"] == str(tmp_path / "hamdel.sqlite3")
    assert "synchronous=FULL" in chosen["OPTIONS"]["init_command"]
    assert chosen["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_of_postgresql(tmp_path, monkeypatch):
    monkeypatch.setenv(
        "DATABASE_URL", "postgresql://us%40er:p%2Fw@db.example:6543/crm?sslmode=require"
    )
    chosen = installation.database(tmp_path)
    assert (chosen["USER"], chosen["PASSWORD"], chosen["NAME"]) == ("us@er", "p/w", "crm")
    assert (chosen["HOST"], chosen["PORT"]) == ("db.example", "6543")
    assert chosen["OPTIONS"] == {"sslmode": "require"}


def test_another_kind_of_database_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "mysql://x")
    with pytest.raises(ValueError, match="postgresql"):
        installation.database(tmp_path)


def test_only_named_hosts_are_answered(monkeypatch):
    monkeypatch.setenv("HAMDEL_BASE_URL", "https://crm.example/")
    monkeypatch.setenv("HAMDEL_ALLOWED_HOSTS", "a.example, b.example")
    base = installation.base_url()
    assert base == "https://crm.example"
    assert installation.allowed_hosts(base) == [
        "127.0.0.1", "localhost", "[::1]", "crm.example", "a.example", "b.example",
    ]  # fmt: skip
    assert installation.trusted_origins(base) == ["https://crm.example"]
    assert installation.trusted_origins("http://127.0.0.1:8000") == []


@pytest.mark.parametrize(("said", "count"), [("", 0), ("2", 2), ("-1", 0), ("٢", 0), ("x", 0)])
def test_proxies_are_believed_only_when_counted(monkeypatch, said, count):
    monkeypatch.setenv("HAMDEL_PROXIES", said)
    assert installation.proxies() == count
