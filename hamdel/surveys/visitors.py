"""Who answers a survey's page: their try, their language, what their form says, how often they may."""

import re
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest

from hamdel.accounts.public import network_of
from hamdel.interactions.public import device_of_agent
from hamdel.platform.limits import allow

from .contracts import ToRecord
from .files import LARGEST, store_file
from .queries.targets import Target
from .rules.answering import FileGiven
from .rules.checking import RIGHT_TO_LEFT
from .shapes import Definition, words_key

_TRY: Final = re.compile(r"[A-Za-z0-9_-]{16,40}")
_LARGEST_FORM: Final = 400_000  # bytes, files aside
PER_NETWORK: Final = 240  # pages that one network sends to one public link …
FILES_PER_NETWORK: Final = 20
FILES_IN_ALL: Final = 400
WINDOW: Final = timedelta(hours=1)  # … within this time
TOO_MUCH: Final = {"large": 413, "often": 429}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One try to answer. `token` as in the link, `words` the language of the page's own words."""

    token: str
    key: str
    language: str
    words: str
    kiosk: bool = False

    @property
    def direction(self) -> str:
        """Which way the language runs."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    def query(self, target: Target, *, language: str = "") -> str:
        """What an address has to say to go on with this try."""
        said = {"lang": language or self.language}
        if target.invitation is None:
            said["try"] = self.key.removeprefix("page:")
        if self.kiosk:
            said["kiosk"] = "1"
        return urlencode(said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a form says: `put` are the questions that stood on it."""

    put: frozenset[str]
    answers: Mapping[str, Any] = field(default_factory=dict)

    def wrote(self, keys: Collection[str]) -> dict[str, Any]:
        """What was said of some questions, to be shown again: nothing of it was kept."""
        told = [*keys, *(words_key(key) for key in keys)]
        return {key: self.answers[key] for key in told if key in self.answers}


def visit_of(request: HttpRequest, target: Target) -> Visit:
    """The try that a request belongs to, or a fresh one; the language it wants, or its author's."""
    given = request.POST if request.method == "POST" else request.GET
    said = given.get("try", "")
    key = said if _TRY.fullmatch(said) else secrets.token_urlsafe(16)
    wanted = given.get("lang", "")
    languages = target.survey.languages
    if wanted not in languages:
        asked = target.invitation.language if target.invitation else ""
        wanted = asked if asked in languages else languages[0]
    return Visit(
        token=str(request.resolver_match.kwargs.get("token", ""))
        if request.resolver_match
        else "",
        key=f"page:{key}",
        language=wanted,
        words="fa" if wanted == "fa" else "en",
        kiosk=given.get("kiosk") == "1" and target.invitation is None,
    )


def said_of(request: HttpRequest, definition: Definition) -> Said:
    """What a form says of the questions of a survey, by their keys; all else is left out."""
    asked = set(request.POST.getlist("put"))
    put = frozenset(one.key for one in definition.questions if one.key in asked)
    answers: dict[str, Any] = {}
    for one in definition.questions:
        name = f"q-{one.key}"
        if one.key not in put:
            continue
        if one.kind in ("matrix", "ranking"):
            rows = one.rows if one.kind == "matrix" else one.options
            parts = ((row.key, request.POST.get(f"{name}-{row.key}", "")) for row in rows)
            answers[one.key] = {key: value for key, value in parts if value}
        elif one.kind == "multiple":
            answers[one.key] = request.POST.getlist(name)
        elif one.kind != "file":
            answers[one.key] = request.POST.get(name, "")
        if one.write_in is not None:
            answers[words_key(one.key)] = request.POST.get(f"{name}-other", "")
    return Said(put=put, answers=answers)


def uploaded(
    request: HttpRequest, target: Target, definition: Definition, said: Said, *, now: datetime
) -> tuple[list[FileGiven], dict[str, Any]]:
    """The files of a form, stored, and the answers with them; one that can not be taken is a fault.

    A public link takes few: strangers would fill the disk.
    """
    answers = dict(said.answers)
    files = []
    for one in definition.questions:
        given = request.FILES.get(f"q-{one.key}")
        if one.kind != "file" or one.key not in said.put or given is None:
            continue
        kept = store_file(given) if _may_store(request, target, now=now) else None
        answers[one.key] = kept or "?"
        if kept is not None:
            files.append(kept)
    return files, answers


def to_record(
    request: HttpRequest, target: Target, visit: Visit, answers: Mapping[str, Any]
) -> ToRecord:
    """The answer as it is to be recorded."""
    asked = target.invitation
    return ToRecord(
        survey_id=target.survey.id,
        invitation_id=None if asked is None else asked.id,
        answers=answers,
        channel=_channel(target, visit),
        device="kiosk" if visit.kiosk else device_of_agent(request.headers.get("User-Agent", "")),
        key=visit.key,
        language=visit.language,
    )


def too_much(request: HttpRequest, target: Target, *, now: datetime) -> str:
    """Why a form is not even read: it is too `large`, or they come too `often`; "" for neither."""
    if _is_too_large(request, target):
        return "large"
    return "often" if _is_too_often(request, target, now=now) else ""


def _is_too_large(request: HttpRequest, target: Target) -> bool:
    """Whether a form is larger than any that could be filled in."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    files = sum(one.kind == "file" for one in target.survey.questions)
    most = _LARGEST_FORM + files * LARGEST
    return not length.isdecimal() or int(length) > most


def _is_too_often(request: HttpRequest, target: Target, *, now: datetime) -> bool:
    """Whether a network sends more to a public link than people of one do. A personal one is bound by itself."""
    address = request.META.get("REMOTE_ADDR", "")
    if target.invitation is not None or not _is_global(address):
        return False
    name = f"survey:{target.survey.id}:{network_of(address)}"
    return not allow(name, limit=PER_NETWORK, per=WINDOW, now=now).allowed


def _may_store(request: HttpRequest, target: Target, *, now: datetime) -> bool:
    """Whether one more file is taken: of a public link so many an hour, from one network and in all."""
    if target.invitation is not None:
        return True
    name = f"survey-files:{target.survey.id}"
    network = network_of(request.META.get("REMOTE_ADDR", ""))
    bounds = ((f"{name}:{network}", FILES_PER_NETWORK), (name, FILES_IN_ALL))
    return all(allow(one, limit=most, per=WINDOW, now=now).allowed for one, most in bounds)


def _channel(target: Target, visit: Visit) -> str:
    if target.invitation is not None:
        return target.invitation.channel
    return "in-person" if visit.kiosk else "web"


def _is_global(address: str) -> bool:
    try:
        return ip_address(address).is_global
    except ValueError:
        return False
