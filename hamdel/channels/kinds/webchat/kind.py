"""The chat in other people's pages: `/chat.js` brings it, its own frame speaks with us."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

import msgspec
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from hamdel.interactions.public import device_of_agent, user_hash_key, vouched
from hamdel.language.emails import parse_email
from hamdel.language.phones import parse_phone
from hamdel.platform import limits
from hamdel.platform.instants import rfc3339, system_now
from hamdel.platform.problems import Problem

from ...contracts import (
    AccountFacts,
    Capabilities,
    File,
    Inbound,
    Named,
    NotSent,
    Outbound,
    Posted,
    Raw,
    Sent,
    Taken,
)
from ...models import Visitor
from ..shape import Commit, Kind
from .lines import add_line
from .posts import (
    LONGEST,
    AboutIn,
    SaidIn,
    check_own,
    client_id,
    file_name,
    read_message,
    secret_of,
    words_of,
)
from .settings import SETTINGS
from .visitors import note_known, person_key, visitor_of

CHANNEL: Final = "chat"  # the word of the log
LARGEST: Final = 10_000_000
PER_VISITOR: Final = 30  # messages a minute
ADDRESS_WINDOW: Final = timedelta(minutes=10)
VISITOR_WINDOW: Final = timedelta(minutes=1)
FILES_PER_VISITOR: Final = 20
FILES_WINDOW: Final = timedelta(hours=1)


class SaidOut(msgspec.Struct, kw_only=True):
    """The answer to a message: its place among the lines."""

    id: str
    seq: int
    at: str


def admit(posted: Posted, account: AccountFacts) -> Mapping[str, Any]:
    """See that a known visitor posts from our own page, not too often. Raises Problem."""
    check_own(posted.headers, host=posted.request.get_host())
    visitor = _visitor(posted, account)
    _count(f"chat:{visitor.pk}", PER_VISITOR, VISITOR_WINDOW, posted)
    most = int(account.settings["per_address"] or 0)
    if most:
        _count(f"chat:{account.id}:{posted.address}", most, ADDRESS_WINDOW, posted)
    kept = {
        "visitor": visitor.name,
        "id": client_id(posted),
        "device": device_of_agent(posted.headers.get("user-agent", "")),
    }
    name = file_name(posted)
    if name is not None:
        if not visitor.lines:
            raise Problem(409, "Write a message first; then you can send files.")
        _count(f"chat-files:{visitor.pk}", FILES_PER_VISITOR, FILES_WINDOW, posted)
    return kept | ({"file": name} if name is not None else _who(visitor, posted.body))


def provider_id(posted: Posted) -> str:
    """The page's id of the message, which is unique within the secret of its visitor."""
    return f"{secret_of(posted.headers)}:{client_id(posted)}"


def say(posted: Posted, account: AccountFacts, taken: Taken) -> HttpResponse:
    """Give the message its place among the visitor's lines, the same one each time."""
    visitor = _visitor(posted, account)
    line = add_line(visitor.pk, client_id=client_id(posted), incoming_id=taken.id, now=posted.now)
    if file_name(posted) is None:
        said_by = read_message(posted.body)
        note_known(visitor, said_by, verified_user=_verified(said_by))
    said = SaidOut(id=line.client_id or "", seq=line.seq, at=rfc3339(line.at))
    return HttpResponse(msgspec.json.encode(said), content_type="application/json")


def read(raw: Raw, account: AccountFacts) -> Sequence[Inbound]:
    """The one message that was posted."""
    name = raw.kept.get("file")
    said = SaidIn(id=raw.kept["id"]) if name is not None else read_message(raw.body)
    about = said.about or AboutIn()
    files = () if name is None else (File(name=name, type=raw.content_type, content=raw.body),)
    return [
        Inbound(
            id=f"{raw.kept['visitor']}:{said.id}",
            thing="message",
            at=raw.received_at,
            identifiers=(*_named(raw.kept, about), _browser(raw.kept, account)),
            sender=raw.kept["visitor"],
            name=about.name.strip()[:150],
            text=words_of(said),
            files=files,
            code=said.code[:100],
            channel=CHANNEL,
            device=raw.kept.get("device", "unknown"),
            attributes={"page": said.page[:500]} if said.page else {},
        )
    ]


def send(outbound: Outbound, account: AccountFacts, _commit: Commit) -> Sent:
    """Lay the message among the visitor's lines, where their page finds it.

    Nothing is committed to before: a line of a delivery is made once, so trying again is harmless
    and no outcome is ever unknown. Raises NotSent.
    """
    rows = Visitor.objects.filter(account_id=account.id, name=outbound.recipient)
    visitor = rows.first()
    if visitor is None:
        raise NotSent("This visitor is not known any more.")
    line = add_line(
        visitor.pk,
        delivery_id=outbound.delivery_id,
        is_answer=not outbound.automatic,
        now=system_now(),
    )
    return Sent(provider_id=f"line:{line.pk}")


def tag_of(account: AccountFacts, base: str) -> str:
    """The one line of HTML that brings the chat into a page."""
    return f'<script async src="{base}/chat.js" data-channel="{account.token}"></script>'


def _visitor(posted: Posted, account: AccountFacts) -> Visitor:
    return visitor_of(secret_of(posted.headers), account_id=account.id)


def _who(visitor: Visitor, body: bytes) -> dict[str, Any]:
    """Whom the page says it is. Problem 409 where the chat is another verified person's."""
    said = read_message(body)
    if said.user is None or not said.user.id.strip():
        return {"anonymous_id": said.anonymous_id[:200]} if said.anonymous_id else {}
    verified = bool(_verified(said))
    if said.user.hash and not verified:
        raise Problem(400, "The signature of the user id is wrong.", field="user.hash")
    if visitor.person_key is not None and bytes(visitor.person_key) != person_key(said.user.id):
        raise Problem(409, "This chat belongs to another user.", field="user.id")
    return {
        "user_id": said.user.id[:200],
        "verified": verified,
        "anonymous_id": said.anonymous_id[:200],
    }


def _verified(said: SaidIn) -> str:
    """The user id that the company's server signed; "" for none."""
    if said.user is None or not vouched(said.user.id, said.user.hash, user_hash_key().encode()):
        return ""
    return said.user.id


def _named(kept: Mapping[str, Any], about: AboutIn) -> tuple[Named, ...]:
    """A signature vouches for the user id and the device; what is typed is a claim."""
    verified = bool(kept.get("verified"))
    said = (
        ("user_id", kept.get("user_id"), verified),
        ("email", parse_email(about.email), False),
        ("phone", parse_phone(about.phone), False),
        ("anonymous_id", kept.get("anonymous_id"), verified),
    )
    return tuple((kind, value, sure) for kind, value, sure in said if value)


def _browser(kept: Mapping[str, Any], account: AccountFacts) -> Named:
    return ("anonymous_id", f"{account.kind}:{kept['visitor']}", bool(kept.get("verified")))


def _count(name: str, limit: int, per: timedelta, posted: Posted) -> None:
    allowance = limits.allow(name[:200], limit=limit, per=per, now=posted.now)
    if not allowance.allowed:
        wait = {"Retry-After": str(allowance.retry_after)}
        raise Problem(429, "Too many messages; try again later.", headers=wait)


KIND: Final = Kind(
    key="webchat",
    sends_at_once=True,
    word=CHANNEL,
    reaches="visitor",  # nobody has that but who wrote there: an answer goes where they wrote
    name=_("Web chat"),
    icon="chat",
    about=_("A chat in your web pages: one line of HTML, and answers from here."),
    capabilities=Capabilities(attachments=True, read_marks=True, longest=LONGEST),
    read=read,
    send=send,
    admit=admit,
    say=say,
    provider_id=provider_id,
    largest=LARGEST,
    settings=SETTINGS,
    snippet=tag_of,
)
