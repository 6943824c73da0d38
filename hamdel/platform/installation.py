"""What this installation's environment says: folder, database, secret, addresses."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

SQLITE_PRAGMAS = (
    # FULL: an acknowledged write survives a power cut (NORMAL loses the last commits).
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA busy_timeout=20000",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-65536",
    "PRAGMA mmap_size=268435456",
    "PRAGMA journal_size_limit=67108864",
    "PRAGMA foreign_keys=ON",
)


def data_folder() -> Path:
    """The folder of everything that is kept (`HAMDEL_DATA`); made for this user alone if not there."""
    folder = Path(os.environ.get("HAMDEL_DATA", "data")).resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """The signing secret: from the environment, or made once and kept with mode 0600."""
    given = os.environ.get("HAMDEL_SECRET_KEY")
    if given:
        return given
    path = folder / "secret.key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        secret = secrets.token_urlsafe(48)
        file.write(secret)
        return secret


def base_url() -> str:
    """The address people open (`HAMDEL_BASE_URL`), without a slash at its end."""
    return os.environ.get("HAMDEL_BASE_URL", "http://127.0.0.1:8000").rstrip("/")


def allowed_hosts(base: str) -> list[str]:
    """Host names that are answered: loopback, the base URL's, `HAMDEL_ALLOWED_HOSTS`."""
    named = [h for h in os.environ.get("HAMDEL_ALLOWED_HOSTS", "").split(",") if h.strip()]
    own = urlsplit(base).hostname or ""
    return ["127.0.0.1", "localhost", "[::1]", own, *(h.strip() for h in named)]


def trusted_origins(base: str) -> list[str]:
    """Origins from which forms may be posted when the program stands behind a proxy."""
    return [base] if base.startswith("https://") else []


def proxies() -> int:
    """How many reverse proxies of ours stand in front (`HAMDEL_PROXIES`), 0 unless said.

    Only then is what they say of the client's address and of https believed.
    """
    said = os.environ.get("HAMDEL_PROXIES", "0")
    return int(said) if said.isascii() and said.isdigit() else 0


def database(folder: Path) -> dict[str, Any]:
    """Django's database settings from `DATABASE_URL`, by default SQLite in the folder.

    Raises ValueError where the address is of another kind than postgresql:// or sqlite://.
    """
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return _sqlite(folder / "hamdel.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ValueError(
            f"DATABASE_URL must be postgresql://… or sqlite:///…, not {parts.scheme}://"
        )
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or parts.hostname or ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": ";".join(SQLITE_PRAGMAS),
        },
        "TEST": {"NAME": None},
    }
