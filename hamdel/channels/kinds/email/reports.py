"""What a mail server reports of a mail of ours (RFC 3464): which one, and what became of it."""

import re
from collections.abc import Iterable, Sequence
from email.message import Message
from typing import Final

from .body import Body
from .mail import Report
from .tying import own_id

_ID: Final = re.compile(r"^[ \t>]*message-id:\s*(<[^<>\s]{3,990}>)", re.IGNORECASE | re.MULTILINE)
_STATES: Final = {"failed": "failed", "delivered": "delivered"}
_LONGEST: Final = 500
_LOOKED_AT: Final = 200_000  # characters of what is quoted


def report_of(body: Body, texts: Iterable[str]) -> Report | None:
    """What a mail reports; None where it tells neither of which mail nor what became of it."""
    actions = [_said(one, "action").lower() for one in body.reports]
    action = next((one for one in actions if one), "")
    state = "failed" if "failed" in actions else _STATES.get(action, "")
    about = _about(body.about, texts)
    if not state or not about:
        return None
    return Report(about=about, state=state, problem=_problem(body.reports))


def _about(returned: Sequence[Message], texts: Iterable[str]) -> str:
    for one in returned:
        found = own_id(str(one.get("message-id", "")))
        if found:
            return found
    inside = (_ID.search(one[:_LOOKED_AT]) for one in texts)
    return next((one[1] for one in inside if one is not None), "")


def _problem(reports: Sequence[Message]) -> str:
    said = []
    for one in reports:
        told = (_said(one, "status"), _said(one, "diagnostic-code"))
        line = " ".join(filter(None, told))
        if line:
            said.append(line)
    return "; ".join(dict.fromkeys(said))[:_LONGEST]


def _said(report: Message, name: str) -> str:
    value = " ".join(str(report.get(name, "")).split())
    return value.rpartition(";")[2].strip() if name == "diagnostic-code" else value
