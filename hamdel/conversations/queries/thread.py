"""A conversation opened: who it is with, what was said, what somebody began to write."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import F, FilteredRelation, Q
from django.utils import timezone

from hamdel.customers.public import names_of_present
from hamdel.platform.web.formats import show_digits
from hamdel.reading.public import readings_of

from ..contracts import ConversationFacts
from ..models import DraftFile, Look, Message
from ..rules.entries import Entry, lay_out, shown_address
from .conversations import conversation_fact, conversation_rows
from .inbox import known_by
from .messages import message_facts

_OF_DRAFT: Final = ("text", "direction", "channel", "saved_at")
SHOWN: Final = 80  # messages of an opened thread; the earlier ones come when they are asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The newest messages of a conversation; `earlier`: before which message there are more."""

    entries: tuple[Entry, ...]
    earlier: int | None

    @property
    def newest_id(self) -> int:
        """The greatest id of a message; 0 for none."""
        return max((one.message.id for one in self.entries), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFileFacts:
    """A file that came back with a message that was taken back."""

    id: int
    name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFacts:
    """What somebody began to write."""

    text: str
    direction: str
    channel: str
    saved_at: datetime
    files: tuple[DraftFileFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OnScreen:
    """A conversation on screen. `card`: what was handed over with it and is not read yet."""

    facts: ConversationFacts
    name: str
    named: bool
    thread: Thread
    card: Entry | None
    draft: DraftFacts | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """A colleague who looks at a conversation now."""

    name: str
    typing: bool


def on_screen(conversation_id: int, *, person_id: int) -> OnScreen | None:
    """Everything of a conversation that its screen shows; None for none."""
    begun = FilteredRelation("draft", condition=Q(draft__person=person_id))
    rows = conversation_rows().annotate(
        begun=begun,
        draft_id=F("begun__pk"),
        **{f"draft_{name}": F(f"begun__{name}") for name in _OF_DRAFT},
    )
    row = rows.filter(pk=conversation_id).first()
    if row is None:
        return None
    facts = conversation_fact(row)
    thread = thread_of(conversation_id, card_id=facts.card_id)
    card = next((one for one in thread.entries if one.is_card), None)
    unread = card is not None and facts.card_read_at is None
    theirs = facts.assignee_id == person_id or (
        facts.assignee_id is None and card is not None and card.message.person_id != person_id
    )
    name = names_of_present([facts.customer_id]).get(facts.customer_id, "")
    return OnScreen(
        facts=facts,
        name=name or _called(thread, facts.customer_id),
        named=bool(name),
        thread=thread,
        card=card if unread and theirs else None,
        draft=None if row.draft_text is None else _draft(row),
    )


def thread_of(
    conversation_id: int, *, before: int | None = None, card_id: int | None = None
) -> Thread:
    """The newest messages, oldest first; `before` a message: those that were said before it."""
    rows = Message.objects.filter(conversation=conversation_id).select_related("call")
    mark = None if before is None else Message.objects.filter(pk=before).values("at", "pk").first()
    if mark is not None:
        rows = rows.filter(at__lte=mark["at"]).exclude(at=mark["at"], pk__gte=mark["pk"])
    found = list(rows.order_by("-at", "-pk")[: SHOWN + 1])
    shown = found[:SHOWN][::-1]
    messages = message_facts(shown)
    read = readings_of([row.interaction_id for row in shown if row.interaction_id])
    emotions = {
        pk: one.heads["emotion"].label
        for pk, one in read.items()
        if not one.heads["emotion"].unsure
    }
    entries = lay_out(messages, local=timezone.localtime, emotions=emotions, card_id=card_id)
    return Thread(entries=entries, earlier=shown[0].pk if len(found) > SHOWN else None)


def _draft(row: Any) -> DraftFacts:
    given = {name: getattr(row, f"draft_{name}") for name in _OF_DRAFT}
    files = DraftFile.objects.filter(draft=row.draft_id).order_by("pk")
    return DraftFacts(
        **given,
        files=tuple(DraftFileFacts(id=one.pk, name=one.name, size=one.size) for one in files),
    )


def present(conversation_id: int, *, but: int, now: datetime) -> tuple[Present, ...]:
    """The colleagues who look at a conversation now, without one."""
    rows = Look.objects.filter(conversation=conversation_id, here_until__gt=now)
    found = rows.exclude(person=but).annotate(name=F("person__name")).order_by("name")
    return tuple(Present(name=row.name, typing=row.typing_until > now) for row in found)


def _called(thread: Thread, customer_id: int) -> str:
    addresses = (one.message.address for one in reversed(thread.entries))
    address = next((shown for one in addresses if (shown := shown_address(one))), "")
    return show_digits(address or shown_address(known_by([customer_id]).get(customer_id, "")))
