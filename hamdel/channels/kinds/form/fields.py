"""What a contact form sends, whatever it calls its fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from urllib.parse import parse_qsl

import msgspec
from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http.multipartparser import MultiPartParser, MultiPartParserError

from hamdel.language.fold import plain, stored

from ...contracts import File, Unreadable

MOST_FIELDS: Final = 100
MOST_FILES: Final = 10
LONGEST: Final = 20_000
_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "name": (
        "name", "full_name", "fullname", "your-name", "your_name", "نام", "نام و نام خانوادگی",
    ),
    "first_name": ("first_name", "firstname", "first-name"),
    "last_name": ("last_name", "lastname", "last-name", "surname", "نام خانوادگی"),
    "email": ("email", "e-mail", "mail", "your-email", "your_email", "ایمیل", "رایانامه"),
    "phone": (
        "phone", "tel", "telephone", "mobile", "cell", "your-phone", "your-tel", "تلفن", "موبایل",
        "شماره تماس", "تلفن همراه", "شماره موبایل",
    ),
    "subject": ("subject", "your-subject", "title", "topic", "موضوع", "عنوان"),
    "text": (
        "message", "text", "body", "comment", "content", "your-message", "description", "question",
        "پیام", "متن", "توضیحات", "متن پیام",
    ),
}  # fmt: skip
_KNOWN: Final = {plain(word): name for name, words in _NAMES.items() for word in words}


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A form as somebody filled it in: what is known by name, the rest in order, and files.

    `hidden` are fields whose name begins with an underscore: they speak to us, not to a person.
    """

    known: Mapping[str, str]
    rest: Mapping[str, str]
    hidden: Mapping[str, str]
    files: tuple[File, ...] = ()

    @property
    def name(self) -> str:
        """What they call themselves."""
        parts = (self.known.get("first_name", ""), self.known.get("last_name", ""))
        return self.known.get("name", "") or " ".join(filter(None, parts))

    @property
    def text(self) -> str:
        """What they wrote; further fields follow line by line, for they were asked for a reason."""
        lines = [f"{name}: {value}" for name, value in self.rest.items() if value]
        return "\n\n".join(filter(None, (self.known.get("text", ""), "\n".join(lines))))


def filled_in(body: bytes, content_type: str) -> Filled:
    """Read a form post (urlencoded or multipart) or a JSON object. Raises Unreadable."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        pairs, files = _multipart(body, content_type)
        return _filled(pairs, files)
    if body.lstrip()[:1] == b"{":
        return _filled(_json(body), ())
    try:
        given = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise Unreadable("The body is no form.") from None
    if b"=" not in body:
        raise Unreadable("The body is no form.")
    return _filled(given, ())


def _filled(pairs: Sequence[tuple[str, str]], files: Sequence[File]) -> Filled:
    known: dict[str, str] = {}
    rest: dict[str, str] = {}
    hidden: dict[str, str] = {}
    for raw, value in pairs[:MOST_FIELDS]:
        name, said = stored(raw).strip()[:100], stored(value).strip()[:LONGEST]
        meant = _KNOWN.get(plain(name))
        if name.startswith("_"):
            hidden.setdefault(name, said)
        elif meant is not None and meant not in known:
            known[meant] = said
        elif name:
            rest[name] = f"{rest[name]}, {said}" if name in rest else said
    return Filled(known=known, rest=rest, hidden=hidden, files=tuple(files))


def _json(body: bytes) -> list[tuple[str, str]]:
    try:
        said: Any = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unreadable("The body is not JSON.") from None
    return [(name, _text(value)) for name, value in said.items()]


def _text(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value)))
    return msgspec.json.encode(value).decode()


class _InMemory(MemoryFileUploadHandler):
    """Takes any file: the whole body is in memory and bounded already."""

    def handle_raw_input(self, *_: Any, **__: Any) -> None:
        self.activated = True


def _multipart(body: bytes, content_type: str) -> tuple[list[tuple[str, str]], list[File]]:
    meta = {"CONTENT_TYPE": content_type, "CONTENT_LENGTH": str(len(body))}
    try:
        parser = MultiPartParser(meta, BytesIO(body), [_InMemory()], "utf-8")
        fields, files = parser.parse()
    except (MultiPartParserError, SuspiciousOperation, UnicodeDecodeError):
        raise Unreadable("The body is no form.") from None
    pairs = [(name, value) for name, values in fields.lists() for value in values]
    given = [one for _, many in files.lists() for one in many if isinstance(one, UploadedFile)]
    return pairs, [_file(one) for one in given[:MOST_FILES] if one.name]


def _file(one: "UploadedFile[bytes]") -> File:
    return File(name=one.name or "", type=one.content_type or "", content=one.read())
