"""One call of a method of the Bot API."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

import msgspec

from hamdel.platform import outgoing
from hamdel.platform.outgoing import Answer, BrokenOff, NotReached

from ...contracts import AccountFacts, File

MOST_ANSWER: Final = 5_000_000  # bytes: a hundred updates
KEY_REFUSED: Final = frozenset({401, 404})  # 404: no bot of that token has an address there
_NOT_THEIRS: Final = 500


@dataclass
class Refused(Exception):
    """The provider refuses, in its own words. `wait`: seconds after which it may be asked again."""

    code: int
    words: str
    wait: int = 0


class _Parameters(msgspec.Struct):
    retry_after: int = 0


class _Said(msgspec.Struct):
    ok: bool
    result: msgspec.Raw = msgspec.Raw(b"null")
    error_code: int = 0
    description: str = ""
    parameters: _Parameters | None = None


def call(
    account: AccountFacts,
    method: str,
    fields: Mapping[str, Any],
    *,
    files: Sequence[tuple[str, File]] = (),
    seconds: float = outgoing.SECONDS,
    commit: Callable[[], None] | None = None,
) -> bytes:
    """Call a method and give its result as JSON. `files` are (name of the field, file).

    Raises Refused where the provider says so, NotReached where it certainly heard nothing, and
    BrokenOff where it may have acted.
    """
    request = outgoing.Request(
        url=f"{_base(account)}/bot{_token(account)}/{method}",
        json=None if files else dict(fields),
        data=_form(fields) if files else None,
        files=[(name, (one.name or "file", one.content, one.type)) for name, one in files],
    )
    answer = outgoing.ask(request, seconds=seconds, most_bytes=MOST_ANSWER, commit=commit)
    return _result(answer)


def download(account: AccountFacts, path: str, *, most_bytes: int) -> bytes:
    """The bytes of a file, by the path that `getFile` gave. Raises Refused, NotReached, BrokenOff."""
    if path.startswith("/") or ".." in path.split("/"):
        raise Refused(code=400, words="The path of the file leads elsewhere.")
    url = f"{_base(account)}/file/bot{_token(account)}/{quote(path)}"
    answer = outgoing.ask(
        outgoing.Request(method="GET", url=url), seconds=120, most_bytes=most_bytes
    )
    if answer.status >= _NOT_THEIRS:
        raise BrokenOff(f"The provider answered {answer.status}.")
    if answer.status != 200:  # noqa: PLR2004 - HTTP
        raise Refused(code=answer.status, words=f"The provider answered {answer.status}.")
    return answer.body


def _base(account: AccountFacts) -> str:
    return account.settings["base_url"].rstrip("/")


def _token(account: AccountFacts) -> str:
    token = account.settings["token"]
    if not token:
        raise NotReached("The bot's token is not set.")
    return quote(token, safe=":")


def _form(fields: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in fields.items()
    }


def _result(answer: Answer) -> bytes:
    try:
        said = msgspec.json.decode(answer.body, type=_Said)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        said = None
    if said is not None and said.ok and answer.status < 300:  # noqa: PLR2004 - HTTP
        return bytes(said.result)
    if said is None or answer.status >= _NOT_THEIRS or said.ok:
        # A gateway that fails, or a page of somebody else's: the provider may have acted behind it.
        raise BrokenOff(f"The provider answered {answer.status} and nothing that can be read.")
    wait = said.parameters.retry_after if said.parameters else 0
    raise Refused(
        code=said.error_code or answer.status, words=said.description[:500], wait=max(wait, 0)
    )
