"""The facts of one thing that happened, as rules look at them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from hamdel.accounts.public import is_open, team_hours
from hamdel.cases.public import CaseFacts, case
from hamdel.conversations.public import (
    ConversationFacts,
    MessageFacts,
    conversation,
    message,
    messages_of,
)
from hamdel.interactions.public import texts_of
from hamdel.labels.public import Kind, labels_of
from hamdel.language.fold import fold
from hamdel.reading.public import HeadFacts, ReadMessage, read_messages, reading_of
from hamdel.segments.public import NoSuchSegment, judged, members, segment

from ..rules.scenes import Scene, key_of, leaves
from ..rules.shapes import Condition, Customer, HasLabel, Segment

_MOODS: Final = {"neg": "negative", "neu": "neutral", "pos": "positive"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a rule is applied to: a conversation or a case, and the customer's message."""

    conversation: ConversationFacts | None
    case: CaseFacts | None
    message: MessageFacts | None

    @property
    def customer_id(self) -> int | None:
        """Whose it is."""
        about = self.case or self.conversation
        return None if about is None else about.customer_id

    @property
    def profile_id(self) -> int | None:
        """The profile whose it is."""
        about = self.case or self.conversation
        return None if about is None else about.profile_id


def subject_of(
    *, conversation_id: int | None, case_id: int | None, message_id: int | None
) -> Subject | None:
    """What happened, as it stands now; None where it is gone or was put into another."""
    about = None if case_id is None else case(case_id)
    if case_id is not None and (about is None or about.merged_into is not None):
        return None
    if conversation_id is None and about is not None and about.conversation_ids:
        conversation_id = about.conversation_ids[0]
    talk = None if conversation_id is None else conversation(conversation_id)
    if talk is not None and talk.merged_into is not None:
        talk = None
    if about is None and talk is None:
        return None
    said = None if message_id is None else message(message_id)
    if said is None and talk is not None:
        said = _last_said(talk.id)
    return Subject(conversation=talk, case=about, message=said)


def scene_of(
    subject: Subject, conditions: Iterable[Condition], *, now: datetime, keeps: bool = True
) -> Scene:
    """The facts that some conditions ask for.

    `keeps`: what nobody has read yet is read and kept; else it counts as not read.
    """
    about = subject.case or subject.conversation
    talk = subject.conversation
    said = subject.message
    read = None if said is None else _reading(said, now, keeps=keeps)
    asked = [leaf for one in conditions for _, leaf in leaves(one)]
    team = None if about is None else about.team_id
    owner = subject.case.owner_id if subject.case else talk.assignee_id if talk else None
    return Scene(
        channel="" if about is None else about.channel,
        text="" if said is None else said.text,
        subject=subject.case.title if subject.case else talk.subject if talk else "",
        language="" if read is None else read.language,
        intent=_label(read, "intent"),
        mood=_MOODS.get(_label(read, "sentiment"), ""),
        emotion=_label(read, "emotion"),
        priority="" if about is None else about.priority,
        state="" if about is None else about.state,
        assignee_id=owner,
        team_id=team,
        open_now=_open(team, now),
        case_type=subject.case.type if subject.case else "",
        labels=_labels(subject)
        if any(isinstance(one, HasLabel) for one in asked)
        else frozenset(),
        segments=_segments(asked, subject.customer_id, now),
        fits=_fits(asked, subject.customer_id, now),
    )


def _last_said(conversation_id: int) -> MessageFacts | None:
    said = [
        one for one in messages_of(conversation_id) if one.direction == "in" and not one.machine
    ]
    return said[-1] if said else None


def _reading(said: MessageFacts, now: datetime, *, keeps: bool) -> ReadMessage | None:
    """How a message was read; one that nobody has read yet is read now, where that may be kept."""
    if said.interaction_id is None:
        return None
    found = reading_of(said.interaction_id)
    if found is None and keeps:
        read_messages(list(texts_of([said.interaction_id]).values()), now=now)
        found = reading_of(said.interaction_id)
    return found


def _label(read: ReadMessage | None, head: str) -> str:
    one: HeadFacts | None = None if read is None else dict(read.heads).get(head)  # type: ignore[call-overload]
    return "" if one is None or one.unsure else one.label


def _labels(subject: Subject) -> frozenset[str]:
    """The labels of the case, else of the conversation."""
    kind: Kind = "conversation" if subject.case is None else "case"
    about = subject.case or subject.conversation
    found = [] if about is None else labels_of(kind, [about.id])[about.id]
    return frozenset(fold(one.name) for one in found)


def _open(team_id: int | None, now: datetime) -> bool:
    hours = team_hours(team_id)
    return hours is None or is_open(hours, now)


def _segments(asked: Sequence[object], customer: int | None, now: datetime) -> frozenset[str]:
    keys = {one.key for one in asked if isinstance(one, Segment)}
    return frozenset(key for key in keys if customer is not None and _is_in(key, customer, now))


def _is_in(key: str, customer: int, now: datetime) -> bool:
    """By the rule itself, so that what was just said counts."""
    try:
        rule = segment(key).rule
    except NoSuchSegment:
        return False
    return bool(members(judged(rule), now=now, among=[customer]))


def _fits(asked: Sequence[object], customer: int | None, now: datetime) -> dict[str, bool]:
    rules = [one.fits for one in asked if isinstance(one, Customer)]
    return {
        key_of(rule): customer is not None
        and bool(members(judged(rule), now=now, among=[customer]))
        for rule in rules
    }
