"""What steps do to conversations and to cases, held until the transaction ends.

Rows are taken in one order everywhere: the log, conversations, cases, matters, clocks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from hamdel.cases.public import CaseFacts, assign_case, case, change_case, write_note
from hamdel.cases.public import keep_still as keep_case_still
from hamdel.conversations.public import (
    ConversationFacts,
    ToWrite,
    assign,
    conversation,
    keep_still,
    set_priority,
    write_message,
)
from hamdel.interactions.public import keep_log_still

from ..contracts import Priority
from ..models import Matter
from ..words import BY


class Subject(Protocol):
    """A thing with clocks, held for one step."""

    @property
    def priority(self) -> str:
        """How urgent it is."""

    @property
    def owner_id(self) -> int | None:
        """Who has it."""

    @property
    def team_id(self) -> int | None:
        """The team that has it."""

    def tell(self, text: str, *, people: Sequence[int], key: str, now: datetime) -> None:
        """Tell colleagues of it, once."""

    def raise_to(self, priority: Priority, *, now: datetime) -> None:
        """Make it more urgent."""

    def move_to(self, team_id: int, *, now: datetime) -> None:
        """Let a team have it, and nobody of them yet."""


def subject_of(matter: Matter) -> Subject | None:
    """The thing of a matter, held; None where it is there no more."""
    if matter.conversation_id is not None:
        found = (
            conversation(matter.conversation_id) if keep_still(matter.conversation_id) else None
        )
        return None if found is None else Talk(found)
    known = case(matter.subject_id)
    if known is None:
        return None
    keep_log_still()
    for one in known.conversation_ids[-1:]:
        keep_still(one)
    held = case(known.id) if keep_case_still(known.id) else None
    return None if held is None else Case(held)


@dataclass(frozen=True)
class Talk:
    """A conversation."""

    facts: ConversationFacts

    @property
    def priority(self) -> str:
        """How urgent it is."""
        return self.facts.priority

    @property
    def owner_id(self) -> int | None:
        """Who has it."""
        return self.facts.assignee_id

    @property
    def team_id(self) -> int | None:
        """The team that has it."""
        return self.facts.team_id

    def tell(self, text: str, *, people: Sequence[int], key: str, now: datetime) -> None:
        """Write a note that names them."""
        _note_in(self.facts.id, text, people=people, key=key, now=now)

    def raise_to(self, priority: Priority, *, now: datetime) -> None:
        """Make it more urgent."""
        set_priority(conversation_id=self.facts.id, priority=priority, by=BY, now=now)

    def move_to(self, team_id: int, *, now: datetime) -> None:
        """Let a team have it."""
        assign(conversation_id=self.facts.id, assignee_id=None, team_id=team_id, by=BY, now=now)


@dataclass(frozen=True)
class Case:
    """A case; who is told is named in the newest conversation about it."""

    facts: CaseFacts

    @property
    def priority(self) -> str:
        """How urgent it is."""
        return self.facts.priority

    @property
    def owner_id(self) -> int | None:
        """Who has it."""
        return self.facts.owner_id

    @property
    def team_id(self) -> int | None:
        """The team that has it."""
        return self.facts.team_id

    def tell(self, text: str, *, people: Sequence[int], key: str, now: datetime) -> None:
        """Write a note on the case, and one that names them in its newest conversation."""
        write_note(case_id=self.facts.id, text=text, by=BY, now=now)
        for one in self.facts.conversation_ids[-1:]:
            _note_in(one, f"{self.facts.title}: {text}", people=people, key=key, now=now)

    def raise_to(self, priority: Priority, *, now: datetime) -> None:
        """Make it more urgent."""
        change_case(case_id=self.facts.id, changes={"priority": priority}, by=BY, now=now)

    def move_to(self, team_id: int, *, now: datetime) -> None:
        """Let a team have it."""
        assign_case(case_id=self.facts.id, owner_id=None, team_id=team_id, by=BY, now=now)


def _note_in(
    conversation_id: int, text: str, *, people: Sequence[int], key: str, now: datetime
) -> None:
    said = ToWrite(text=text, direction="note", key=key, people=people)
    write_message(conversation_id=conversation_id, said=said, by=BY, now=now)
