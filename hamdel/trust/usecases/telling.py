"""The customer is told: before a promise breaks, when it broke, and asked in the end whether it is mended."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings as program
from django.db import transaction

from hamdel.channels.public import CanNotSend
from hamdel.conversations.public import (
    Actor,
    Changed,
    ConversationFilter,
    NoSuchConversation,
    Refused,
    ToWrite,
    list_conversations,
    messages_of,
    write_message,
)
from hamdel.customers.public import customer_names, customer_of
from hamdel.language.relative import relative_time
from hamdel.language.which import which_language
from hamdel.platform import options
from hamdel.platform.placeholders import fill_in

from ..models import Promise, Recovery
from ..settings import BEFORE_TEXT, BROKEN_TEXT, CHECK_TEXT, MATTERS, WORDS

US = Actor(who="hamdel", name="")
_OWN = {"before": BEFORE_TEXT, "broken": BROKEN_TEXT, "check": CHECK_TEXT}


def tell_before(row: Promise, *, now: datetime) -> str:
    """Tell the customer that a promise may be late; returns "" or why it was not sent."""
    return _tell("before", row, key=f"promise:{row.pk}:before", now=now, values=_of_promise(row))


def tell_broken(recovery: Recovery, row: Promise, *, now: datetime) -> str:
    """Tell the customer that a promise was broken and who looks after it; "" or why not."""
    owner = _us() if recovery.owner is None else recovery.owner.name
    values = {**_of_promise(row), "owner": owner}
    return _tell("broken", row, key=f"promise:{row.pk}:broken", now=now, values=values)


def ask_check(recovery: Recovery, *, now: datetime) -> str:
    """Send the two questions that end a recovery; "" or why they were not sent."""
    values = {
        "what": _matter(recovery),
        "link": f"{program.BASE_URL}/r/{recovery.token}",
        "owner": _us() if recovery.owner is None else recovery.owner.name,
    }
    return _tell("check", recovery, key=f"recovery:{recovery.pk}:check", now=now, values=values)


def _matter(recovery: Recovery) -> str:
    """What it is about, as a customer may read it: what a colleague wrote for colleagues is not sent."""
    if recovery.cause != "hand":
        return recovery.title
    talk = talk_of(recovery)
    return MATTERS["fa" if talk is None else _language(talk)]


def talk_of(row: Promise | Recovery) -> int | None:
    """The conversation in which the customer can be told: its own, else their newest."""
    if row.conversation_id is not None:
        return row.conversation_id
    customer = customer_of(row.profile_id)
    if customer is None:
        return None
    found = list_conversations(ConversationFilter(customer_id=customer), limit=1)
    return found[0].id if found else None


def _tell(
    which: str, row: Promise | Recovery, *, key: str, now: datetime, values: dict[str, str]
) -> str:
    talk = talk_of(row)
    if talk is None:
        return "nowhere"
    customer = customer_of(row.profile_id)
    name = "" if customer is None else customer_names([customer]).get(customer, "")
    language = _language(talk)
    text = str(options.get(_OWN[which])) or WORDS[which, language]
    said = fill_in(text, {**values, "name": name, "due": _due(row, language, now)})
    try:
        with transaction.atomic():
            write_message(
                conversation_id=talk,
                said=ToWrite(text=" ".join(said.split()), key=key, automatic=True),
                by=US,
                now=now,
            )
    except CanNotSend as refused:
        return refused.reason
    except (NoSuchConversation, Changed, Refused):
        return "nowhere"
    return ""


def _of_promise(row: Promise) -> dict[str, str]:
    return {"what": row.what, "owner": _us() if row.owner is None else row.owner.name}


def _due(row: Promise | Recovery, language: str, now: datetime) -> str:
    promise = row if isinstance(row, Promise) else row.promise
    if promise is None:
        return ""
    zone = ZoneInfo(program.TIME_ZONE)
    return relative_time(
        promise.due_at.astimezone(zone), now=now.astimezone(zone), language=language
    )


def _language(conversation_id: int) -> str:
    """The language in which they wrote last; the company's where they wrote nothing."""
    said = [one.text for one in messages_of(conversation_id) if one.direction == "in" and one.text]
    own = "fa" if program.LANGUAGE_CODE.startswith("fa") else "en"
    if not said:
        return own
    return "en" if which_language(said[-1]) == "en" else "fa"


def _us() -> str:
    return "همکار ما" if program.LANGUAGE_CODE.startswith("fa") else "a colleague"
