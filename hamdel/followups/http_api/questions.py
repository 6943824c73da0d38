"""Words passed on to experts, over the API."""

from django.utils.translation import gettext_lazy as _

from hamdel.accounts.public import person_said
from hamdel.conversations.public import actor_of_call, conversation_of, message
from hamdel.platform.api import Call, Page, endpoint, number_said, page_of, read_cursor, row_id
from hamdel.platform.instants import from_micros, to_micros
from hamdel.platform.problems import Problem
from hamdel.platform.roles import SERVING

from ..contracts import MARK, QuestionFacts, ToAsk
from ..queries.questions import list_questions, question
from ..usecases.asking import answer_question, ask_expert, pass_on, see_answer
from .asking import NO_QUESTION, told_as_problems
from .shapes import (
    AnswerIn,
    ExpertIn,
    NothingIn,
    QuestionIn,
    QuestionOut,
    QuestionsQuery,
    question_out,
)


@endpoint(
    "GET",
    "/questions",
    scope="read",
    query=QuestionsQuery,
    answer=Page[QuestionOut],
    summary=_("Customers' words that were passed on to experts, the newest first"),
)
def find_questions(call: Call) -> Page[QuestionOut]:
    """Page through them."""
    query: QuestionsQuery = call.query
    place = read_cursor(query.cursor, tuple[int, int])
    rows = list_questions(
        now=call.now,
        expert_id=person_said(query.expert, call, field="expert"),
        asked_by_id=person_said(query.asked_by, call, field="asked_by"),
        answered=query.answered,
        conversation_id=number_said(query.conversation_id, field="conversation_id"),
        after=None if place is None else (from_micros(place[0]), place[1]),
        limit=query.limit + 1,
    )
    return page_of(
        rows,
        limit=query.limit,
        show=_shown,
        place=lambda one: (to_micros(one.asked_at), one.id),
    )


@endpoint(
    "POST",
    "/questions",
    scope="write",
    roles=SERVING,
    body=QuestionIn,
    answer=QuestionOut,
    status=201,
    summary=_("Pass a customer's words on to an expert with one mark and a clock"),
)
def pass_words_on(call: Call) -> QuestionOut:
    """Pass on the words of an interaction, of a message, or given ones."""
    given: QuestionIn = call.body
    interaction = number_said(given.interaction_id, field="interaction_id")
    written = number_said(given.message_id, field="message_id")
    words, talk = given.words, None
    if written is not None:
        found = message(written)
        if found is None:
            raise Problem(400, "There is no such message.", field="message_id")
        interaction, talk = interaction or found.interaction_id, conversation_of(written)
        words = words or found.text
    wanted = ToAsk(
        expert_id=person_said(given.expert, call, field="expert") or 0,
        interaction_id=interaction,
        words=words,
        channel=given.channel,
        note=given.note,
        hours=given.hours,
        conversation_id=talk,
    )
    with told_as_problems():
        made = ask_expert(wanted, by=actor_of_call(call), now=call.now)
    return _one(made, call)


@endpoint(
    "GET",
    "/questions/{id}",
    scope="read",
    answer=QuestionOut,
    summary=_("Words that were passed on, and the answer"),
    problems=[404],
)
def read_question(call: Call, id: str) -> QuestionOut:  # noqa: A002 - the name in the address
    """Read one; that the asker read it is said by `…/seen`."""
    return _one(row_id(id), call)


@endpoint(
    "POST",
    "/questions/{id}/answer",
    scope="write",
    roles=SERVING,
    body=AnswerIn,
    answer=QuestionOut,
    summary=_("Answer words that were passed on"),
    problems=[404],
)
def answer_whom_it_asked(call: Call, id: str) -> QuestionOut:  # noqa: A002
    """Answer."""
    with told_as_problems():
        answer_question(
            question_id=row_id(id), answer=call.body.answer, by=actor_of_call(call), now=call.now
        )
    return _one(row_id(id), call)


@endpoint(
    "POST",
    "/questions/{id}/pass-on",
    scope="write",
    roles=SERVING,
    body=ExpertIn,
    answer=QuestionOut,
    summary=_("Ask another expert instead; the clock runs on"),
    problems=[404],
)
def ask_another(call: Call, id: str) -> QuestionOut:  # noqa: A002
    """Ask somebody else."""
    expert = person_said(call.body.expert, call, field="expert") or 0
    with told_as_problems():
        pass_on(question_id=row_id(id), expert_id=expert, by=actor_of_call(call), now=call.now)
    return _one(row_id(id), call)


@endpoint(
    "POST",
    "/questions/{id}/seen",
    scope="write",
    roles=SERVING,
    body=NothingIn,
    answer=QuestionOut,
    summary=_("Say that whoever asked has read the answer"),
    problems=[404],
)
def answer_seen(call: Call, id: str) -> QuestionOut:  # noqa: A002
    """Note it; of anybody else nothing changes."""
    with told_as_problems():
        see_answer(question_id=row_id(id), by=actor_of_call(call), now=call.now)
    return _one(row_id(id), call)


def _one(question_id: int, call: Call) -> QuestionOut:
    found = question(question_id, now=call.now)
    if found is None:
        raise Problem(404, NO_QUESTION)
    return _shown(found)


def _shown(facts: QuestionFacts) -> QuestionOut:
    return question_out(facts, mark=MARK)
