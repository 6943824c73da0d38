"""A customer's words are passed on to an expert with one mark and a clock; the answer comes back."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from hamdel.accounts.public import Person, person
from hamdel.conversations.public import (
    Actor,
    NoSuchConversation,
    ToWrite,
    conversation,
    write_message,
)
from hamdel.customers.public import customer_of
from hamdel.interactions.public import Moment, moment_by_id
from hamdel.platform import audit, options
from hamdel.platform.cursors import row_number

from ..contracts import MARK, NoSuchQuestion, Refused, ToAsk
from ..models import Question
from ..settings import ANSWER_HOURS

LONGEST: Final = 10_000
MOST_HOURS: Final = 24 * 90


@transaction.atomic
def ask_expert(wanted: ToAsk, *, by: Actor, now: datetime) -> int:
    """Pass a customer's words on to an expert; returns the question's id. Raises Refused.

    The same `key` again is the same question. Where the words stand in a conversation the expert is told
    there too, by a note that names them.
    """
    if wanted.key is not None:
        known = Question.objects.filter(key=wanted.key).values_list("pk", flat=True).first()
        if known is not None:
            return known
    expert = _expert(wanted.expert_id)
    moment = _moment(wanted)
    words = (moment.text or moment.summary) if moment is not None else wanted.words
    if not words.strip():
        raise Refused("There are no words to pass on.", field="words")
    hours = wanted.hours if wanted.hours is not None else int(options.get(ANSWER_HOURS))
    if not 0 < hours <= MOST_HOURS:
        raise Refused(f"The clock runs for 1 to {MOST_HOURS} hours.", field="hours")
    talk = _talk(wanted, moment)
    row = Question.objects.create(
        profile_id=None if moment is None else moment.profile_id,
        interaction_id=None if moment is None else moment.id,
        conversation_id=talk,
        words=words.strip()[:LONGEST],
        said_at=None if moment is None else moment.occurred_at,
        channel=(wanted.channel if moment is None else moment.channel)[:40],
        note=wanted.note.strip()[:500],
        asked_by_id=by.person_id,
        asker=(by.name or by.who)[:150],
        asked_at=now,
        expert_id=expert.id,
        due_at=now + timedelta(hours=hours),
        key=wanted.key,
    )
    _note(row, f"{MARK} {row.note}".strip(), people=[expert.id], by=by, now=now)
    _trail(row, "question asked", by, now)
    return row.pk


@transaction.atomic
def answer_question(*, question_id: int, answer: str, by: Actor, now: datetime) -> None:
    """Answer; whoever asked sees it. Again before they have read it, it is put in its place.

    Raises NoSuchQuestion, Refused.
    """
    said = answer.strip()
    if not said:
        raise Refused("Write the answer.", field="answer")
    if len(said) > LONGEST:
        raise Refused(f"Say it in {LONGEST} letters.", field="answer")
    row = _held(question_id)
    if row.seen_at is not None:
        raise Refused("It was answered and read.", field="answer")
    row.answer, row.answered_at = said, now
    row.save(update_fields=["answer", "answered_at"])
    asked_by = [] if row.asked_by_id is None else [row.asked_by_id]
    _note(row, said, people=asked_by, by=by, now=now)
    _trail(row, "question answered", by, now)


@transaction.atomic
def see_answer(*, question_id: int, by: Actor, now: datetime) -> bool:
    """Note that whoever asked has read the answer; False where there is nothing new for them.

    Raises NoSuchQuestion.
    """
    row = _held(question_id)
    if row.answered_at is None or row.seen_at is not None or row.asked_by_id != by.person_id:
        return False
    row.seen_at = now
    row.save(update_fields=["seen_at"])
    return True


@transaction.atomic
def pass_on(*, question_id: int, expert_id: int, by: Actor, now: datetime) -> None:
    """Ask another expert instead; the clock runs on. Raises NoSuchQuestion, Refused."""
    expert = _expert(expert_id)
    row = _held(question_id)
    if row.answered_at is not None:
        raise Refused("It was answered.", field="expert")
    row.expert_id = expert.id
    row.save(update_fields=["expert"])
    _note(row, MARK, people=[expert.id], by=by, now=now)
    _trail(row, "question passed on", by, now)


def _expert(expert_id: int) -> Person:
    found = person(expert_id)
    if found is None or not found.is_active:
        raise Refused("There is no such person.", field="expert")
    return found


def _moment(wanted: ToAsk) -> Moment | None:
    if wanted.interaction_id is None:
        return None
    found = moment_by_id(wanted.interaction_id)
    if found is None:
        raise Refused("There is no such interaction.", field="interaction_id")
    return found[0]


def _talk(wanted: ToAsk, moment: Moment | None) -> int | None:
    """The conversation of the words, if it is their customer's."""
    said = wanted.conversation_id
    if said is None and moment is not None:
        said = row_number(str(moment.properties.get("conversation_id", "")))
    found = None if said is None else conversation(said)
    if found is None:
        return None
    theirs = moment is None or found.customer_id == customer_of(moment.profile_id)
    return found.id if theirs else None


def _held(question_id: int) -> Question:
    row = Question.objects.select_for_update().filter(pk=question_id).first()
    if row is None:
        raise NoSuchQuestion(str(question_id))
    return row


def _note(row: Question, text: str, *, people: list[int], by: Actor, now: datetime) -> None:
    """Tell it in the conversation, where there is one: colleagues see it, the customer does not."""
    if row.conversation_id is None:
        return
    said = ToWrite(text=text, direction="note", people=people)
    try:
        write_message(conversation_id=row.conversation_id, said=said, by=by, now=now)
    except NoSuchConversation:
        row.conversation_id = None
        row.save(update_fields=["conversation"])


def _trail(row: Question, act: str, by: Actor, now: datetime) -> None:
    audit.record(
        who=by.who,
        act=act,
        subject=f"question:{row.pk}",
        before=None,
        after={"expert": row.expert_id},
        now=now,
    )
