"""What an opened conversation is drawn from: its thread, and the ways to answer."""

from dataclasses import dataclass

from django.http import HttpRequest

from hamdel.accounts.public import person_of
from hamdel.channels.public import Kind, accounts, kind_of
from hamdel.customers.public import identifier_kinds
from hamdel.platform.instants import system_now
from hamdel.platform.roles import SERVING, role_of

from .contracts import ConversationFacts
from .dues import DueChip, dues
from .queries.thread import DraftFacts, OnScreen, Thread, on_screen
from .queries.ways import WayFacts, unconfirmed_ways
from .rules.entries import Entry, shown_address
from .words import PRIORITIES, STATES


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A channel to answer on. `address`: where to ("" is looked up when it is sent)."""

    key: str
    name: str
    icon: str
    longest: int | None
    attachments: bool
    rich: bool
    address: str
    chosen: bool
    reached: bool
    rehearses: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenScreen:
    """What conversations/inbox_open.html draws."""

    facts: ConversationFacts
    name: str
    named: bool
    thread: Thread
    card: Entry | None
    ways: tuple[Way, ...]
    draft: DraftFacts | None
    channels: tuple[str, ...]
    state: str
    tone: str
    priority: str
    mine: bool
    may_write: bool
    unconfirmed: tuple[WayFacts, ...]
    dues: tuple[DueChip, ...] = ()

    @property
    def priorities(self) -> tuple[tuple[str, str], ...]:
        """The priorities to choose from."""
        return tuple((key, str(word)) for key, word in PRIORITIES.items())

    @property
    def way(self) -> Way | None:
        """The channel that is chosen, None where nothing can be sent."""
        return next((one for one in self.ways if one.chosen), None)

    @property
    def noting(self) -> bool:
        """Whether the composer begins with a note."""
        return not self.ways or (self.draft is not None and self.draft.direction == "note")


def open_screen(conversation_id: int, request: HttpRequest) -> OpenScreen | None:
    """A conversation as its screen shows it; None for none."""
    person = person_of(request)
    found = on_screen(conversation_id, person_id=person.id)
    if found is None:
        return None
    draft = found.draft
    state, tone = STATES[found.facts.state]
    return OpenScreen(
        facts=found.facts,
        name=found.name,
        named=found.named,
        thread=found.thread,
        card=found.card,
        ways=ways_of(found, chosen=draft.channel if draft else ""),
        draft=draft,
        channels=_channels(found.thread),
        state=str(state),
        tone=tone,
        priority=str(PRIORITIES[found.facts.priority]),
        mine=found.facts.assignee_id == person.id,
        may_write=role_of(request) in SERVING,
        unconfirmed=tuple(unconfirmed_ways(found.facts.id)),
        dues=known.chips(found.facts.id, system_now()) if (known := dues()) else (),
    )


def ways_of(found: OnScreen, *, chosen: str = "") -> tuple[Way, ...]:
    """The channels that can send, the one of their last message first chosen."""
    living = {one.kind: one.rehearses for one in accounts() if one.state != "off"}
    kinds = [kind for key in living if (kind := kind_of(key)) is not None and kind.sends]
    theirs: dict[str, str] = {}
    for entry in found.thread.entries:
        message = entry.message
        if message.direction == "in" and message.address:
            theirs[message.channel] = message.address
    keys = [kind.word or kind.key for kind in kinds]
    wanted = (chosen, found.facts.channel, *reversed(theirs), *keys)
    reached = {*theirs, *_reached(found, kinds, theirs)}
    default = next((one for one in wanted if one in keys and one in reached), "")
    default = default or next((one for one in wanted if one in keys), "")
    ways = [
        Way(
            key=key,
            name=str(kind.name),
            icon=kind.icon,
            longest=kind.capabilities.longest,
            attachments=kind.capabilities.attachments,
            rich=kind.capabilities.rich,
            address=shown_address(theirs.get(key, "")),
            chosen=key == default,
            reached=key in reached,
            rehearses=living[kind.key],
        )
        for key, kind in zip(keys, kinds, strict=True)
    ]
    return tuple(sorted(ways, key=lambda way: (not way.chosen, not way.reached, way.key)))


def _reached(found: OnScreen, kinds: list[Kind], theirs: dict[str, str]) -> set[str]:
    """The channels on which an identifier of the customer can be written to.

    Asked only where the channel of their last message can not answer.
    """
    keys = {kind.word or kind.key for kind in kinds}
    if not keys or (found.facts.channel in theirs and found.facts.channel in keys):
        return keys
    known = identifier_kinds(found.facts.customer_id)
    return {kind.word or kind.key for kind in kinds if kind.reaches in known}


def _channels(thread: Thread) -> tuple[str, ...]:
    """The channels that it went over, in order, without repeats side by side."""
    found: list[str] = []
    for entry in thread.entries:
        if entry.seam and (not found or found[-1] != entry.message.channel):
            found.append(entry.message.channel)
    return tuple(found[-4:])
