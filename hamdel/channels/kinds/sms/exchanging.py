"""One exchange with a gateway: the request that the templates make, and what the answer means."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode, urlsplit, urlunsplit

from hamdel.language.phones import parse_phone
from hamdel.platform import outgoing
from hamdel.platform.outgoing import Answer, BrokenOff, Request

from ...contracts import NotSent, Sent
from .filling import (
    BrokenTemplate,
    filled_address,
    filled_form,
    filled_headers,
    filled_json,
)
from .paths import holds, lines_of, said_in, value_at
from .patterns import Used, patterns_of, used_in
from .veiling import basic_of, veiled, without_secrets

PLACES: Final = (
    "to", "to_international", "to_plus", "text", "sender", "sender_number", "id", "key", "user",
    "password", "basic", "pattern", "pattern_number", "parameter", "value", "values",
)  # fmt: skip
LONGEST_ANSWER: Final = 100_000  # bytes
_SHOWN: Final = 1_000  # characters of an answer that are kept
_IRAN: Final = "+98"
_GOOD: Final = range(200, 300)
_BUSY: Final = 429
_NOT_THEIRS: Final = 500


@dataclass(frozen=True, kw_only=True)
class ToSend:
    """A text message: `to` in E.164, `id` our number of it, the same on every try."""

    to: str
    text: str
    id: int


def request_for(message: ToSend, settings: Mapping[str, str]) -> tuple[Request, Used | None]:
    """The request that sends a message, as a pattern where it is one. Raises NotSent."""
    used = None
    if settings["pattern_url"] or settings["pattern_body"]:
        used = used_in(message.text, patterns_of(settings["patterns"]))
    url = (settings["pattern_url"] or settings["url"]) if used else settings["url"]
    body = settings["pattern_body"] if used else settings["body"]
    try:
        return _request(url, body, _values(message, settings, used), settings, used), used
    except BrokenTemplate as broken:
        raise NotSent(str(broken), broken=True, again=True) from broken


def exchange(
    message: ToSend, settings: Mapping[str, str], *, commit: Callable[[], None] | None = None
) -> tuple[Sent, Request, Answer]:
    """Send a message. Raises NotSent, and BrokenOff where the gateway may have acted."""
    request, used = request_for(message, settings)
    answer = asked(request, commit=commit)
    return outcome_of(answer, settings, used), request, answer


def asked(request: Request, *, commit: Callable[[], None] | None = None) -> Answer:
    """Ask a gateway. Raises NotSent where it heard nothing, BrokenOff where it may have acted."""
    try:
        return outgoing.ask(request, most_bytes=LONGEST_ANSWER, commit=commit)
    except outgoing.NotReached as problem:
        raise NotSent(str(problem), again=True, broken=True) from problem


def outcome_of(answer: Answer, settings: Mapping[str, str], used: Used | None) -> Sent:
    """What an answer means. Raises NotSent, and BrokenOff where nobody can tell."""
    said = said_in(answer.body)
    shown = shown_answer(answer, settings)
    wanted = lines_of(settings["success"])
    good = answer.status in _GOOD
    if all(holds(said, one) for one in wanted) if wanted else good:
        path = (settings["pattern_id_path"] if used else "") or settings["id_path"]
        return Sent(provider_id=value_at(said, path)[:200] if path else "", answer=shown)
    if any(holds(said, one) for one in lines_of(settings["trouble"])):
        raise NotSent("The gateway refuses the account.", again=True, broken=True, answer=shown)
    busy = any(holds(said, one) for one in lines_of(settings["again"]))
    if busy or answer.status == _BUSY:
        raise NotSent("The gateway asks to wait.", again=True, answer=shown)
    told = any(value_at(said, one.partition("=")[0].rstrip("! ")) for one in wanted)
    if answer.status >= _NOT_THEIRS and not told:
        raise BrokenOff(f"The gateway answered {answer.status}.")
    raise NotSent("The gateway refuses the message.", answer=shown)


def shown_request(request: Request, settings: Mapping[str, str]) -> str:
    """A request as it goes out, without the secrets that are in it."""
    headers = [f"{name}: {value}" for name, value in request.headers.items()]
    body = (request.content or b"").decode(errors="replace")
    text = "\n".join([f"{request.method} {request.url}", *headers, "", body]).strip()
    return without_secrets(text, settings)


def shown_answer(answer: Answer, settings: Mapping[str, str]) -> str:
    """An answer as it is shown and kept: its beginning, without secrets, nobody's number in it."""
    return veiled(f"{answer.status} {answer.body.decode(errors='replace')[:_SHOWN]}", settings)


def _values(message: ToSend, settings: Mapping[str, str], used: Used | None) -> dict[str, str]:
    international = message.to.removeprefix("+")
    iranian = message.to.startswith(_IRAN)
    pattern = used.pattern.id if used else ""
    return {
        "to": "0" + message.to.removeprefix(_IRAN) if iranian else f"00{international}",
        "to_international": international,
        "to_plus": message.to,
        "text": message.text,
        "sender": settings["sender"],
        "sender_number": settings["sender"],
        "id": str(message.id),
        "key": settings["key"],
        "user": settings["user"],
        "password": settings["password"],
        "basic": basic_of(settings),
        "pattern": pattern,
        "pattern_number": pattern,
        "values": ";".join(value for _, value in used.values) if used else "",
    }


def _request(
    url: str,
    body: str,
    values: Mapping[str, str],
    settings: Mapping[str, str],
    used: Used | None,
) -> Request:
    address = filled_address(url, values)
    headers = filled_headers(settings["headers"], values)
    parameters = used.values if used else ()
    method = settings["method"] or "POST"
    content, kind = b"", ""
    if settings["shape"] == "json" and body:
        tree: Any = filled_json(body, values, parameters)
        content, kind = json.dumps(tree, ensure_ascii=False).encode(), "application/json"
    elif body:
        fields = urlencode(filled_form(body, values, parameters))
        if method == "GET":
            address = _with_query(address, fields)
        else:
            content, kind = fields.encode(), "application/x-www-form-urlencoded"
    if kind and not any(name.lower() == "content-type" for name in headers):
        headers["Content-Type"] = kind
    return Request(method=method, url=address, headers=headers, content=content or None)


def _with_query(address: str, fields: str) -> str:
    parts = urlsplit(address)
    return urlunsplit(parts._replace(query="&".join(filter(None, (parts.query, fields)))))


def number_to(recipient: str) -> str:
    """The number to send to, in E.164. Raises NotSent."""
    number = parse_phone(recipient)
    if number is None:
        raise NotSent("That is no phone number.")
    return number
