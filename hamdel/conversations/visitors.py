"""What the chat's visitors are told by conversations, and what these hear of them."""

from datetime import datetime, timedelta
from typing import Final

from hamdel.accounts.public import company_hours, is_open, next_open
from hamdel.channels.public import AccountFacts, Answering, Earlier, Elsewhere

from .contracts import Actor
from .live import tell
from .queries.first_answers import conversation_of_sender, usual_first_answer, who_answers
from .queries.ways import said_elsewhere, ways_of
from .usecases.coding import make_code
from .usecases.continuing import expect_from
from .waits import wait_told

CHAT: Final = "chat"
_LOOKED_EVERY: Final = timedelta(minutes=1)


class Visitors:
    """The chat's counterpart."""

    def __init__(self) -> None:
        self._usual: dict[int, tuple[datetime, float | None]] = {}

    def typed(self, account_id: int, sender: str) -> None:
        """Tell the team's pages that a visitor is writing."""
        found = conversation_of_sender(account_id, sender)
        if found is not None:
            tell(found, "typing")

    def answering(self, account_id: int, sender: str, *, now: datetime) -> Answering:
        """Who answers a visitor, and how long first answers take, looked up once a minute."""
        looked, seconds = self._usual.get(account_id, (None, None))
        if looked is None or not looked <= now < looked + _LOOKED_EVERY:
            seconds = usual_first_answer(account_id, now=now)
            self._usual[account_id] = (now, seconds)
        told = wait_told(conversation_of_sender(account_id, sender), CHAT, now=now)
        hours = company_hours()
        is_closed = hours is not None and not is_open(hours, now)
        return Answering(
            name=who_answers(account_id, sender),
            wait_seconds=None if seconds is None else round(seconds),
            opens_at=next_open(hours, now) if hours is not None and is_closed else None,
            place=None if told is None else told.place,
            most_seconds=None if told is None else told.most_seconds,
        )

    def code_for(self, account_id: int, sender: str, *, now: datetime) -> Elsewhere | None:
        """A code of the visitor's own conversation.

        None where they have none, or came into it by a code and nobody has confirmed who they are.
        """
        found = conversation_of_sender(account_id, sender)
        if found is None or _is_unconfirmed(found, sender):
            return None
        made = make_code(conversation_id=found, by=Actor(who=f"visitor {sender}"), now=now)
        return Elsewhere(code=made.code, link=made.link, qr=made.qr, expires_at=made.expires_at)

    def forwarded(
        self,
        account_id: int,
        sender: str,
        *,
        to_account: AccountFacts,
        recipient: str,
        now: datetime,
    ) -> None:
        """Let what comes back from where answers were sent on find the visitor's conversation."""
        found = conversation_of_sender(account_id, sender)
        if found is not None:
            expect_from(found, to_account, sender=recipient, now=now)

    def earlier(self, account_id: int, sender: str) -> list[Earlier]:
        """What was said in the visitor's conversation elsewhere, once they are confirmed."""
        return [
            Earlier(
                at=one.at,
                mine=one.direction == "in",
                text=one.text,
                author=one.author if one.person_id is not None else "",
                channel=one.channel,
            )
            for one in said_elsewhere(account_id, sender)
            if one.text
        ]


def _is_unconfirmed(conversation_id: int, sender: str) -> bool:
    ways = [one for one in ways_of(conversation_id) if one.sender == sender]
    return any(one.confirmed_at is None for one in ways)
