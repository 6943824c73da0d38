"""How the program's own mails leave: `HAMDEL_EMAIL`, read once."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_BACKENDS = "django.core.mail.backends"


@dataclass(frozen=True, kw_only=True)
class MailDelivery:
    """Django's settings of mail; `scheme` is console, file, smtp, smtp+starttls or smtps."""

    scheme: str
    folder: Path
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def backend(self) -> str:
        """The class that hands mails over."""
        name = {"console": "console", "file": "filebased"}.get(self.scheme, "smtp")
        return f"{_BACKENDS}.{name}.EmailBackend"


def mail_delivery(data: Path) -> MailDelivery:
    """Read `HAMDEL_EMAIL`: `file` (default: into `mail` in the data folder), `console`, or a server.

    A server is `smtp://`, `smtp+starttls://` or `smtps://user:password@host:port`. Raises ValueError
    for anything else.
    """
    given = os.environ.get("HAMDEL_EMAIL", "file")
    folder = data / "mail"
    if given in {"file", "console"}:
        return MailDelivery(scheme=given, folder=folder)
    parts = urlsplit(given)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError("HAMDEL_EMAIL must be file, console or smtp(s)://user:password@host:port")
    return MailDelivery(
        scheme=parts.scheme,
        folder=folder,
        host=parts.hostname,
        port=parts.port or _PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


def mail_sender(base: str) -> str:
    """Who our mails are from: `HAMDEL_EMAIL_FROM`, by default hamdel@ the host people open."""
    host = urlsplit(base).hostname or "localhost"
    return os.environ.get("HAMDEL_EMAIL_FROM") or f"hamdel@{host}"
