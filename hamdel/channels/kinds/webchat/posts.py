"""What the chat's page posts: a message as JSON, or the bytes of one file."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final

import msgspec

from hamdel.language.fold import stored
from hamdel.platform.problems import Problem

from ...contracts import Posted

LONGEST: Final = 10_000  # characters of a message
LARGEST_MESSAGE: Final = 100_000  # bytes of one, with all that is beside its text
_ID: Final = re.compile(r"[A-Za-z0-9_-]{8,64}")
_FILE: Final = "file"


Name = Annotated[str, msgspec.Meta(max_length=150)]
Short = Annotated[str, msgspec.Meta(max_length=320)]


class AboutIn(msgspec.Struct, kw_only=True):
    """What a visitor says of themselves: a claim."""

    name: Name = ""
    email: Short = ""
    phone: Annotated[str, msgspec.Meta(max_length=40)] = ""


class UserIn(msgspec.Struct, kw_only=True):
    """Whom the page says it is; `hash` is the signature of the company's server."""

    id: Short
    hash: Short = ""


class SaidIn(msgspec.Struct, kw_only=True):
    """A message. `id` is the page's own: the same id is the same message, however often it comes.

    `code`: a continuation code, or the token of its link.
    """

    id: str
    text: str = ""
    about: AboutIn | None = None
    user: UserIn | None = None
    anonymous_id: Short = ""
    page: Annotated[str, msgspec.Meta(max_length=2_000)] = ""
    code: Annotated[str, msgspec.Meta(max_length=200)] = ""


def read_message(body: bytes) -> SaidIn:
    """Read a message. Problem 400 naming what is wrong, 413 where it is longer than any message."""
    if len(body) > LARGEST_MESSAGE:
        raise Problem(413, "A message is smaller than that.")
    try:
        said = msgspec.json.decode(body, type=SaidIn)
    except (msgspec.ValidationError, msgspec.DecodeError, RecursionError) as error:
        raise Problem(400, str(error) or "The body is not JSON.") from None
    _check_id(said.id)
    said.text = stored(said.text).strip()
    if len(said.text) > LONGEST:
        raise Problem(400, f"A message has at most {LONGEST} characters.", field="text")
    if not said.text and said.about is None and not said.code:
        raise Problem(400, "The message says nothing.", field="text")
    return said


def words_of(said: SaidIn) -> str:
    """What a message says; who only leaves an address says that, and a code is told to nobody."""
    about = said.about or AboutIn()
    if said.code and not said.text:
        return "••••••"
    return said.text or "\n".join(filter(None, (about.phone.strip(), about.email.strip())))


def file_name(posted: Posted) -> str | None:
    """The name of the file that the body is; None where it is a message."""
    name = posted.query.get(_FILE)
    return None if name is None else (stored(name).strip()[:255] or "file")


def client_id(posted: Posted) -> str:
    """The page's own id of what it posts. Problem 400."""
    if _FILE in posted.query:
        return _check_id(posted.query.get("id", ""))
    return read_message(posted.body).id


def secret_of(headers: Mapping[str, str]) -> str:
    """The secret that a page shows: `Authorization: Bearer`; "" for none."""
    scheme, _, secret = headers.get("authorization", "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else ""


def check_own(headers: Mapping[str, Any], *, host: str) -> None:
    """Raise Problem 403 where another site's page asks: only our own frame may.

    Programs, which name no origin, hold a visitor's secret or learn nothing.
    """
    origin = headers.get("origin")
    site = headers.get("sec-fetch-site", "same-origin")
    if site not in {"same-origin", "none"} or (
        origin is not None and origin.partition("://")[2] != host
    ):
        raise Problem(403, "The chat is asked by its own page only.")


def _check_id(said: str) -> str:
    if not _ID.fullmatch(said):
        raise Problem(400, "`id` is 8 to 64 letters, digits, - and _.", field="id")
    return said
