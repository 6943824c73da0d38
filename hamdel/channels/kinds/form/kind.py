"""Contact forms: HTML posts and JSON, kept from machines without anybody else's help."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

import msgspec
from django.core import signing
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from hamdel.interactions.public import device_of_agent
from hamdel.language.emails import parse_email
from hamdel.language.phones import parse_phone
from hamdel.platform import limits
from hamdel.platform.instants import from_micros, to_micros
from hamdel.platform.problems import Problem

from ...contracts import (
    AccountFacts,
    Capabilities,
    Inbound,
    Named,
    Posted,
    Raw,
    Setting,
    Taken,
    Unreadable,
)
from ...rules.returning import allowed_return
from ..shape import Kind
from .fields import Filled, filled_in

ADDRESS_WINDOW: Final = timedelta(minutes=10)
FORM_WINDOW: Final = timedelta(hours=1)
TOKEN_LASTS: Final = timedelta(days=1)
TOKEN: Final = "_token"  # noqa: S105 - the name of a field
NEXT: Final = "_next"
OWN_ID: Final = "_id"
CODE: Final = "_code"
LARGEST: Final = 10_000_000


def admit(posted: Posted, account: AccountFacts) -> Mapping[str, Any]:
    """Count the post, and see whether a machine filled it in. Raises Problem 400 and 429."""
    _count(f"form:{account.id}:{posted.address}", account, "per_address", ADDRESS_WINDOW, posted)
    _count(f"form:{account.id}", account, "per_form", FORM_WINDOW, posted)
    kept = {"device": device_of_agent(posted.headers.get("user-agent", ""))}
    try:
        filled = filled_in(posted.body, posted.content_type)
    except Unreadable as refusal:
        raise Problem(400, str(refusal)) from None
    suspicion = suspicion_of(filled, account, now=posted.now)
    return kept | ({"suspicion": suspicion} if suspicion else {})


def suspicion_of(filled: Filled, account: AccountFacts, *, now: datetime) -> str:
    """Why this looks like a machine's; empty where it looks like a person's."""
    trap = account.settings["honeypot"]
    if trap and (filled.rest.get(trap) or filled.hidden.get(trap)):
        return "The hidden field was filled in, as machines do."
    seconds = int(account.settings["seconds"] or 0)
    token = filled.hidden.get(TOKEN, "")
    if not token:
        return "The form had no token." if account.settings["ask_token"] else ""
    age = age_of(token, account, now=now)
    if age is None:
        return "The form's token is not ours, or older than a day."
    return "The form was filled in quicker than a person can." if age < seconds else ""


def token_for(account: AccountFacts, *, now: datetime) -> str:
    """A token that says when a form was shown."""
    return _signer(account).sign(str(to_micros(now)))


def age_of(token: str, account: AccountFacts, *, now: datetime) -> float | None:
    """Seconds since a token was given; None for one that is not of this form, or too old."""
    try:
        given = from_micros(int(_signer(account).unsign(token)))
    except (signing.BadSignature, ValueError):
        return None
    age = (now - given).total_seconds()
    return age if age < TOKEN_LASTS.total_seconds() else None


def show(posted: Posted, account: AccountFacts) -> HttpResponse:
    """Give a page's script what its form needs: a token, and the name of the trap."""
    return JsonResponse(
        {
            "token": token_for(account, now=posted.now),
            "token_field": TOKEN,
            "honeypot": account.settings["honeypot"],
            "seconds": int(account.settings["seconds"] or 0),
        }
    )


def read(raw: Raw, account: AccountFacts) -> Sequence[Inbound]:
    """The one message that a form is. Raises Unreadable."""
    suspicion = raw.kept.get("suspicion", "")
    if suspicion and not raw.vouched:
        raise Unreadable(suspicion)
    filled = filled_in(raw.body, raw.content_type)
    trap = account.settings["honeypot"]
    rest = {name: value for name, value in filled.rest.items() if name != trap}
    shown = Filled(known=filled.known, rest=rest, hidden=filled.hidden, files=filled.files)
    code = filled.hidden.get(CODE, "")
    if not shown.text and not shown.files and not code:
        raise Unreadable("The form says nothing.")
    identifiers = _identifiers(filled)
    return [
        Inbound(
            id=_id_of(filled, raw),
            thing="message",
            at=raw.received_at,
            identifiers=identifiers,
            sender=identifiers[0][1] if identifiers else "",
            name=filled.name[:150],
            subject=filled.known.get("subject", "")[:300],
            text=shown.text,
            code=code,
            files=filled.files,
            device=raw.kept.get("device", "unknown"),
            action="Contact Form Submitted",
            attributes={"form": account.name},
        )
    ]


def say(posted: Posted, account: AccountFacts, taken: Taken) -> HttpResponse:
    """Thank a person with a page or by sending them back; a program with JSON.

    A machine is thanked as kindly: it learns nothing.
    """
    asks_json = posted.body.lstrip()[:1] == b"{" or "json" in posted.headers.get("accept", "")
    if asks_json:
        said = {"received": True, "id": str(taken.id)}
        return HttpResponse(msgspec.json.encode(said), content_type="application/json")
    filled = filled_in(posted.body, posted.content_type)
    back = allowed_return(filled.hidden.get(NEXT, ""), allowed=account.settings["redirects"])
    if back:
        response: HttpResponse = redirect(back)
        response.status_code = 303
        return response
    return render(posted.request, "channels/thanks.html")


def _count(name: str, account: AccountFacts, setting: str, per: timedelta, posted: Posted) -> None:
    limit = int(account.settings[setting] or 0)
    if not limit:
        return
    allowance = limits.allow(name[:200], limit=limit, per=per, now=posted.now)
    if not allowance.allowed:
        raise Problem(
            429,
            "Too many messages came from there; try again later.",
            headers={"Retry-After": str(allowance.retry_after)},
        )


def _identifiers(filled: Filled) -> tuple[Named, ...]:
    """What a form says of its sender is claimed: nobody vouches for it."""
    email = parse_email(filled.known.get("email", ""))
    phone = parse_phone(filled.known.get("phone", ""))
    said = (("email", email), ("phone", phone))
    return tuple((kind, value, False) for kind, value in said if value)


def _id_of(filled: Filled, raw: Raw) -> str:
    """The sender's own id; or the shown form and what was written in it: a second click is the same."""
    if filled.hidden.get(OWN_ID):
        return f"id:{filled.hidden[OWN_ID]}"
    if filled.hidden.get(TOKEN):
        return f"form:{sha256(raw.body).hexdigest()}"
    return f"incoming:{raw.id}"


def _signer(account: AccountFacts) -> signing.Signer:
    return signing.Signer(salt=f"hamdel channels form {account.id}")


KIND: Final = Kind(
    key="form",
    name=_("Contact form"),
    icon="note",
    about=_("Your site's contact form posts here, as a plain HTML form or as JSON."),
    capabilities=Capabilities(),
    read=read,
    admit=admit,
    say=say,
    show=show,
    open_to_pages=True,
    largest=LARGEST,
    settings=(
        Setting(
            name="redirects",
            label=_("Where people may be sent back to"),
            kind="lines",
            help=_("One address a line. The form's field _next names one of them."),
        ),
        Setting(
            name="honeypot",
            label=_("Name of the hidden field"),
            default="fax_number",
            help=_("People do not see it; a machine fills it in and is laid aside."),
        ),
        Setting(
            name="seconds",
            label=_("Seconds that filling in takes at least"),
            kind="number",
            default="3",
            most=600,
        ),
        Setting(
            name="ask_token",
            label=_("Only forms with a token"),
            kind="switch",
            help=_("A page's script gets one from the same address. Without it all are taken in."),
        ),
        Setting(
            name="per_address",
            label=_("Messages from one network address in ten minutes"),
            kind="number",
            default="30",
            most=1_000_000,
            help=_("0: any number."),
        ),
        Setting(
            name="per_form",
            label=_("Messages in an hour"),
            kind="number",
            default="600",
            most=1_000_000,
            help=_("0: any number."),
        ),
    ),
)
