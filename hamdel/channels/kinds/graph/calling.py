"""One call of the Graph API, and what its answer means."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec

from hamdel.platform import outgoing
from hamdel.platform.outgoing import Answer, BrokenOff, NotReached, Request

from ...contracts import AccountFacts, File, NotSent

_KEY_REFUSED: Final = frozenset({0, 3, 10, 102, 190, 200, 368, 131005, 131031, 133010})
_TOO_MANY: Final = frozenset({4, 17, 32, 613, 80007, 130429, 131048, 131056})
_WINDOW: Final = frozenset({131047, 2018278})
_GOOD: Final = range(200, 300)
_NOT_THEIRS: Final = 500
_MEDIA_HOSTS: Final = (".fbsbx.com", ".fbcdn.net", ".cdninstagram.com")


class _Error(msgspec.Struct):
    code: int = 0
    message: str = ""


class _Wrong(msgspec.Struct):
    error: _Error


class _Media(msgspec.Struct):
    url: str
    file_size: int | None = None


class NoMedia(Exception):
    """A file that can not be had, now or later."""


def call(
    account: AccountFacts,
    path: str,
    fields: Mapping[str, Any],
    *,
    file: File | None = None,
    commit: Callable[[], None] | None = None,
) -> bytes:
    """Post to a path and give the answer's JSON. Raises NotSent and BrokenOff."""
    request = Request(
        url=f"{_base(account)}/{path}",
        headers=_bearer(account),
        json=None if file else dict(fields),
        data=dict(fields) if file else None,
        files=[("file", (file.name or "file", file.content, file.type))] if file else (),
    )
    try:
        answer = outgoing.ask(request, seconds=60, commit=commit)
    except NotReached as problem:
        raise NotSent(str(problem), again=True) from problem
    return _good(answer)


def media(account: AccountFacts, *, media_id: str, most_bytes: int) -> bytes:
    """The bytes of a file by its id. Raises NoMedia, NotReached and BrokenOff."""
    if not media_id.replace("_", "").isalnum():
        raise NoMedia
    request = Request(method="GET", url=f"{_base(account)}/{media_id}", headers=_bearer(account))
    said = _had(outgoing.ask(request))
    try:
        where = msgspec.json.decode(said, type=_Media)
    except msgspec.DecodeError:
        raise NoMedia from None
    if (where.file_size or 0) > most_bytes:
        raise NoMedia
    return media_at(account, where.url, most_bytes=most_bytes, headers=_bearer(account))


def media_at(
    account: AccountFacts, url: str, *, most_bytes: int, headers: Mapping[str, str] | None = None
) -> bytes:
    """The bytes at an address of the provider's own. Raises NoMedia, NotReached and BrokenOff."""
    own = urlsplit(_base(account)).netloc
    try:
        parts = urlsplit(url)
        ours = parts.netloc == own or (
            parts.scheme == "https" and (parts.hostname or "").endswith(_MEDIA_HOSTS)
        )
    except ValueError:
        ours = False
    if not ours:
        raise NoMedia  # the token goes to nobody else
    request = Request(method="GET", url=url, headers=headers or {})
    return _had(outgoing.ask(request, seconds=120, most_bytes=most_bytes))


def lacks_token(account: AccountFacts) -> str:
    """What an account lacks for sending; empty where it lacks nothing."""
    return "" if account.settings["token"] else "The access token is not set."


def _base(account: AccountFacts) -> str:
    return account.settings["base_url"].rstrip("/")


def _bearer(account: AccountFacts) -> dict[str, str]:
    if not account.settings["token"]:
        raise NotSent("The access token is not set.", again=True, broken=True)
    return {"Authorization": f"Bearer {account.settings['token']}"}


def _had(answer: Answer) -> bytes:
    if answer.status >= _NOT_THEIRS:
        raise BrokenOff(f"The provider answered {answer.status} and nothing that can be read.")
    if answer.status not in _GOOD:
        raise NoMedia
    return answer.body


def _good(answer: Answer) -> bytes:
    if answer.status in _GOOD:
        return answer.body
    try:
        wrong = msgspec.json.decode(answer.body, type=_Wrong).error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        wrong = None
    if wrong is None or answer.status >= _NOT_THEIRS:
        raise BrokenOff(f"The provider answered {answer.status} and nothing that can be read.")
    said = f"{answer.status} {wrong.code} {wrong.message[:500]}"
    if wrong.code in _TOO_MANY:
        raise NotSent("The provider asks to wait.", again=True, answer=said)
    if wrong.code in _WINDOW:
        raise NotSent("More than a day passed since they wrote.", answer=said)
    if wrong.code in _KEY_REFUSED:
        raise NotSent(
            "The provider refuses the access token.", again=True, answer=said, broken=True
        )
    raise NotSent("The provider refuses the message.", answer=said)
