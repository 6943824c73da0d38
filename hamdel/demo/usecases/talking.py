"""The company's talks of the last weeks stand in the inbox; some of them wait now."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from hamdel.accounts.public import person_by_email
from hamdel.channels.public import REHEARSAL, accounts, create_account, kind_of, turn
from hamdel.conversations.public import (
    Actor,
    PastCall,
    PastConversation,
    PastMessage,
    keep_past,
    save_macro,
    save_reply,
)
from hamdel.language.phones import parse_phone
from hamdel.platform.instants import from_micros

from ..contracts import SIGN_INS
from ..rules.life import DemoEvent
from ..rules.people import Person, person_of
from ..rules.plan import MINUTE, Plan
from ..rules.talks import (
    Talk,
    agent_of,
    dice_of,
    is_noted,
    is_open,
    is_urgent,
    reason_of,
    talks_of,
)
from ..rules.words import read_list, say
from .casing import keep_case, prepare_rule

WHO: Final = "hamdel demo"
BY: Final = Actor(who=WHO, name="رکاب")
EXCHANGE: Final = "مرکز تلفن رکاب"
_OUT: Final = "Message Sent"
_OURS: Final = "رکاب"
# What is sent on them is noted as sent, and goes nowhere.
_CHANNELS: Final = {
    "webchat": {"title": "رکاب"},
    "email": {"address": "support@rekab.example"},
    "telegram": {},
    "bale": {},
    "sms": {},
}
_CALLS: Final = {"Call Answered": "answered", "Call Missed": "missed"}
_SHARES: Final = (
    (0.4, "سارا نوری"),
    (0.55, "رضا مرادی"),
)  # of what waits: sara's, reza's, nobody's
Spoken = tuple[DemoEvent, int, int]


def prepare_inbox(*, now: datetime) -> None:
    """Write down what is said often; make the exchange of the calls, and channels that rehearse."""
    create_account(kind="phone", name=EXCHANGE, who=WHO, now=now)
    for kind, settings in _CHANNELS.items():
        create_account(kind=kind, name=_OURS, settings=settings, state=REHEARSAL, who=WHO, now=now)
    prepare_rule(by=BY, now=now)
    ready = read_list("ready")
    for shortcut, (title, text) in ready["replies"].items():
        save_reply(reply_id=None, shortcut=shortcut, title=title, text=text, by=BY, now=now)
    for one in ready["macros"]:
        save_macro(macro_id=None, name=one["name"], steps=one["steps"], by=BY, now=now)


def take_channels_back(*, now: datetime) -> None:
    """Turn off the channels that rehearse for the company; what was said on them stays theirs."""
    for one in accounts(state=REHEARSAL):
        if one.name == _OURS:
            turn(account_id=one.id, state="off", who=WHO, now=now)


def keep_talks(plan: Plan, spoken: Iterable[Spoken], *, now: datetime) -> int:
    """Keep the talks among some events as conversations and cases; returns how many were new."""
    ours = {kind.word or kind.key: one.id for one in accounts() if (kind := kind_of(one.kind))}
    people = {one.name: person_by_email(one.email) for one in SIGN_INS}
    ids = {name: one.id for name, one in people.items() if one is not None}
    new = 0
    for talk in talks_of(spoken):
        kept = keep_past(_conversation(talk, plan, ours, ids), by=BY, now=now)
        if kept is not None:
            keep_case(talk, kept, plan, people=ids, by=BY, now=now)
            new += 1
    return new


def _conversation(
    talk: Talk, plan: Plan, ours: dict[str, int], ids: dict[str, int]
) -> PastConversation:
    messages = [_message(event, pk, plan) for event, pk in zip(talk.events, talk.ids, strict=True)]
    if is_noted(talk, plan):
        messages.append(_note(talk, plan))
    still = is_open(talk, plan)
    return PastConversation(
        profile_id=talk.profile_id,
        messages=messages,
        subject=reason_of(talk),
        priority="urgent" if still and is_urgent(talk) else "normal",
        assignee_id=ids.get(_whose(talk, plan) if still else agent_of(talk)),
        accounts=ours,
        closed=not still,
    )


def _whose(talk: Talk, plan: Plan) -> str:
    share = dice_of(talk, plan).random()
    return next((name for most, name in _SHARES if share < most), "")


def _message(event: DemoEvent, interaction_id: int, plan: Plan) -> PastMessage:
    call = event.call
    told: dict[str, Any] = call.get("properties", {})
    person = person_of(plan, int(str(call["messageId"]).split("-")[2]))
    ours: dict[str, Any] = call["context"]["hamdel"]
    out = call["event"] == _OUT
    channel = ours["channel"]
    return PastMessage(
        at=from_micros(event.at),
        direction="out" if out else "in",
        channel=channel,
        address="" if out else _address(person, channel),
        text=str(ours.get("text", "")),
        author=str(told.get("agent", "")) if out else person.name,
        interaction_id=interaction_id,
        call=_call(call, told, person.phone) if call["event"] in _CALLS else None,
    )


def _address(person: Person, channel: str) -> str:
    """Where an answer to somebody goes; "" where nobody is written to."""
    if channel == "chat":
        return person.user_id
    return {"email": person.email, "sms": parse_phone(person.phone) or ""}.get(
        channel, person.chat_id if channel in _CHANNELS else ""
    )


def _call(call: dict[str, Any], told: dict[str, Any], phone: str) -> PastCall:
    return PastCall(
        call_id=call["messageId"],
        outcome=_CALLS[call["event"]],
        number=parse_phone(phone) or "",
        agent=str(told.get("agent", "")),
        queue=str(told.get("queue", "")),
        wait_seconds=told.get("wait_seconds"),
        talk_seconds=told.get("talk_seconds"),
    )


def _note(talk: Talk, plan: Plan) -> PastMessage:
    dice = plan.chance("note", talk.name)
    author = agent_of(talk) or "سارا نوری"
    at = min(talk.last.at + dice.randrange(2 * MINUTE, 20 * MINUTE), plan.now)
    return PastMessage(
        at=from_micros(at),
        direction="note",
        channel=talk.last.call["context"]["hamdel"]["channel"],
        text=say("team_note", "formal", dice, {}),
        author=author,
    )
