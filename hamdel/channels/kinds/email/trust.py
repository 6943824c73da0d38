"""Whether a mail is from whom it says, as our own server found (RFC 8601).

Only what our server itself wrote counts: headers of its name that stand above those of anybody else.
Anybody can write such a header; the server removes those of its name, and writes its own on top.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final, Literal

Verdict = Literal["pass", "fail", "none"]
_COMMENT: Final = re.compile(r"\([^()]*\)")
_RESULT: Final = re.compile(r"\s*([a-z0-9_-]+)(?:/[0-9]+)?\s*=\s*([a-z]+)", re.IGNORECASE)
_PROPERTY: Final = re.compile(r"([a-z]+\.[a-z0-9_-]+)\s*=\s*([^\s;=]+)", re.IGNORECASE)
_QUOTED: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')
_PLAIN: Final = re.compile(r"[\w.@+-]*")
_DEEPEST: Final = 5  # comments within comments


def verdict(results: Sequence[str], *, servers: Iterable[str], domain: str) -> Verdict:
    """What our servers found of a mail from `domain`; "none" where they say nothing of it.

    `results` are its Authentication-Results, topmost first; `servers` the names of ours.
    """
    ours = {one.strip().lower() for one in servers if one.strip()}
    found: list[tuple[str, str, dict[str, str]]] = []
    for raw in results:
        server, said = _read(raw)
        if server not in ours:
            break
        found += said
    return _of_domain(found, domain.lower()) if domain else "none"


def _read(raw: str) -> tuple[str, list[tuple[str, str, dict[str, str]]]]:
    raw = _QUOTED.sub(_unquoted, raw)
    for _ in range(_DEEPEST):
        raw = _COMMENT.sub(" ", raw)
    if '"' in raw:
        return "", []  # it was never closed: nothing in it can be relied on
    server, *rest = raw.split(";")
    said = []
    for one in rest:
        result = _RESULT.match(one)
        if result is not None:
            named = {name.lower(): value.lower() for name, value in _PROPERTY.findall(one)}
            said.append((result[1].lower(), result[2].lower(), named))
    return (server.split() or [""])[0].lower(), said


def _unquoted(found: re.Match[str]) -> str:
    """A quoted word as a plain one, if it is one: a sender writes into quotes what they like."""
    return found[1] if _PLAIN.fullmatch(found[1]) else "?"


def _of_domain(said: Sequence[tuple[str, str, dict[str, str]]], domain: str) -> Verdict:
    """DMARC's word where there is one; else DKIM's, of the very domain."""
    dmarc = [(result, named) for method, result, named in said if method == "dmarc"]
    if any(result == "fail" for result, _ in dmarc):
        return "fail"
    if dmarc:
        sure = all(
            result == "pass" and named.get("header.from") == domain for result, named in dmarc
        )
        return "pass" if sure else "none"
    dkim = any(
        method == "dkim" and result == "pass" and named.get("header.d") == domain
        for method, result, named in said
    )
    return "pass" if dkim else "none"
