"""A call back instead of waiting: the place is kept, the customer is called."""

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from hamdel.conversations.public import Actor, ToOpen, open_conversation
from hamdel.conversations.public import Refused as ConversationRefused
from hamdel.language.phones import parse_phone
from hamdel.platform import jobs

from ..contracts import Refused
from .states import TURN


def ask_for_call_back(  # noqa: PLR0913 - who, since when, about what, for whom
    *,
    phone: str,
    name: str = "",
    about: str = "",
    team_id: int | None = None,
    waiting_since: datetime | None = None,
    by: Actor,
    now: datetime,
) -> int:
    """Let somebody be called instead of waiting; returns the conversation that waits for it.

    It stands where they stood: what they waited on the line counts. Raises Refused.
    """
    number = parse_phone(phone)
    if number is None:
        raise Refused("This is no phone number.", field="phone")
    if waiting_since is not None and waiting_since > now:
        raise Refused("That moment has not come yet.", field="waiting_since")
    with translation.override("fa"):
        text = _("Asks to be called back.")
    wanted = ToOpen(
        channel="phone",
        identifiers=(("phone", number),),
        name=name,
        subject=about,
        text=f"{text}\n{about}".strip(),
        direction="in",
        at=waiting_since or now,
        team_id=team_id,
    )
    try:
        opened = open_conversation(wanted, by=Actor(who=by.who), now=now)
    except ConversationRefused as refused:
        raise Refused(str(refused), field=refused.field) from refused
    jobs.order(TURN, now=now)
    return opened.conversation_id
