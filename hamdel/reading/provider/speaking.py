"""One question over HTTP, to a service that may do anything: hang, drip, flood, lie."""

import time
from typing import Final

import httpx
import msgspec

from .contracts import Endpoint, NotProvided, Provided

MOST_BYTES: Final = 256 * 1024
_OK: Final = 200


class _Message(msgspec.Struct):
    content: str


class _Choice(msgspec.Struct):
    message: _Message


class _Usage(msgspec.Struct):
    total_tokens: int = 0


class _Answer(msgspec.Struct):
    choices: list[_Choice]
    usage: _Usage = msgspec.field(default_factory=_Usage)


def speak(
    endpoint: Endpoint, *, instructions: str, text: str, seconds: float, most_tokens: int
) -> Provided:
    """Ask an OpenAI-compatible service (`POST <url>/chat/completions`), at most `seconds` long.

    Asked once: what was sent may have been counted. Raises NotProvided.
    """
    order = {
        "model": endpoint.model,
        "max_tokens": most_tokens,
        "temperature": 0.2,
        "messages": [
            {"role": "system", "content": instructions},
            {"role": "user", "content": text},
        ],
    }
    headers = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
    try:
        body = _post(f"{endpoint.url.rstrip('/')}/chat/completions", order, headers, seconds)
        answer = msgspec.json.decode(body, type=_Answer)
    except httpx.HTTPError as error:
        raise NotProvided(f"The service did not answer ({type(error).__name__}).") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NotProvided("The service answered something that is no answer.") from error
    if not answer.choices or not answer.choices[0].message.content.strip():
        raise NotProvided("The service answered nothing.")
    return Provided(answer.choices[0].message.content.strip(), max(answer.usage.total_tokens, 0))


def _post(url: str, order: object, headers: dict[str, str], seconds: float) -> bytes:
    # A limit on each read would let a service that drips hold us for ever: the whole has one.
    ends = time.monotonic() + seconds
    body = bytearray()
    with (
        httpx.Client(timeout=seconds, follow_redirects=False, trust_env=False) as client,
        client.stream("POST", url, json=order, headers=headers) as answer,
    ):
        if answer.status_code != _OK:
            raise NotProvided(f"The service answered {answer.status_code}.")
        for piece in answer.iter_bytes():
            body += piece
            if len(body) > MOST_BYTES:
                raise NotProvided("The service answered too much.")
            if time.monotonic() > ends:
                raise NotProvided("The service took too long.")
    return bytes(body)
