"""Sessions of a study, notes, and quotes with their themes."""

from hashlib import blake2b
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hamdel.conversations.public import actor_of_call
from hamdel.platform.api import Call, Page, PageQuery, endpoint, page_of, read_cursor, row_id
from hamdel.platform.instants import from_micros, to_micros
from hamdel.platform.problems import Problem
from hamdel.platform.roles import SERVING

from ..contracts import QuoteFacts, ToNote, ToPlan
from ..queries.coding import quote, quotes, themes
from ..queries.sessions import note, notes, session, sessions
from ..rules.counting import settled
from ..usecases.codebook import add_theme
from ..usecases.coding import code_quote, place_quote, take_quote
from ..usecases.noting import save_note
from ..usecases.sessions import hold_session, plan_session
from .asking import known, numbers, session_of, told_as_problems
from .shapes import (
    HeldIn,
    NoteIn,
    NoteOut,
    QuoteIn,
    QuoteOut,
    SessionIn,
    SessionOut,
    SessionsOut,
    note_out,
    quote_out,
    session_out,
)


@endpoint(
    "GET",
    "/studies/{id}/sessions",
    scope="read",
    answer=SessionsOut,
    summary=_("The sessions of a study"),
    problems=[404],
)
def find_sessions(_call: Call, id: str) -> SessionsOut:  # noqa: A002 - the name in the address
    """List the sessions of a study."""
    return SessionsOut(items=[session_out(one) for one in sessions(known(id).id)])


@endpoint(
    "POST",
    "/studies/{id}/sessions",
    scope="write",
    roles=SERVING,
    body=SessionIn,
    answer=SessionOut,
    status=201,
    summary=_("Plan a session of a study"),
    problems=[404],
)
def plan(call: Call, id: str) -> SessionOut:  # noqa: A002
    """Plan a session."""
    given: SessionIn = call.body
    study = known(id)
    wanted = ToPlan(
        planned_at=given.planned_at, title=given.title, minutes=given.minutes, way=given.way,
        place=given.place,
        participant_ids=tuple(numbers(given.participant_ids, field="participant_ids")),
    )  # fmt: skip
    with told_as_problems():
        return session_out(session(plan_session(study.id, wanted)))


@endpoint(
    "POST",
    "/studies/{id}/sessions/{session}/hold",
    scope="write",
    roles=SERVING,
    body=HeldIn,
    answer=SessionOut,
    summary=_("Say that a session was held and who was there"),
    problems=[404],
)
def say_held(call: Call, id: str, session: str) -> SessionOut:  # noqa: A002
    """Hold a session; each one who was there has it in their story."""
    given: HeldIn = call.body
    study = known(id)
    found = session_of(study.id, session)
    there = None if given.there is None else numbers(given.there, field="there")
    with told_as_problems():
        hold_session(found.id, there=there, by=actor_of_call(call), now=call.now)
    return session_out(session_of(study.id, session))


@endpoint(
    "GET",
    "/studies/{id}/notes",
    scope="read",
    query=PageQuery,
    answer=Page[NoteOut],
    summary=_("What observers noted in a study, in the order they wrote it"),
    problems=[404],
)
def find_study_notes(call: Call, id: str) -> Page[NoteOut]:  # noqa: A002
    """Page through the notes of a study that are finished."""
    query: PageQuery = call.query
    place = read_cursor(query.cursor, tuple[int, int])
    rows = notes(
        study_id=known(id).id,
        after=None if place is None else (from_micros(place[0]), place[1]),
        limit=query.limit + 1,
        finished=True,
    )
    return page_of(
        rows, limit=query.limit, show=note_out, place=lambda one: (to_micros(one.made_at), one.id)
    )


@endpoint(
    "POST",
    "/studies/{id}/notes",
    scope="write",
    roles=SERVING,
    body=NoteIn,
    answer=NoteOut,
    status=201,
    summary=_("Note what was said, seen or thought in a session"),
    problems=[404],
)
def write_note(call: Call, id: str) -> NoteOut:  # noqa: A002
    """Write a note; nothing is noted of who did not agree."""
    given: NoteIn = call.body
    talk, by = session_of(known(id).id, given.session_id), actor_of_call(call)
    whose = (
        None
        if given.participant_id is None
        else numbers([given.participant_id], field="participant_id")[0]
    )
    wanted = ToNote(
        key=_key(by.who, given.idempotency), kind=given.kind, text=given.text,
        participant_id=whose, question=given.question, mark=given.mark,
    )  # fmt: skip
    with told_as_problems():
        return note_out(save_note(talk.id, wanted, by=by, now=call.now))


@endpoint(
    "GET",
    "/studies/{id}/quotes",
    scope="read",
    query=PageQuery,
    answer=Page[QuoteOut],
    summary=_("The quotes of a study with their themes"),
    problems=[404],
)
def find_quotes(call: Call, id: str) -> Page[QuoteOut]:  # noqa: A002
    """Page through the quotes of a study."""
    query: PageQuery = call.query
    study = known(id)
    place = read_cursor(query.cursor, tuple[int, int])
    rows = quotes(
        study.id,
        after=None if place is None else (from_micros(place[0]), place[1]),
        limit=query.limit + 1,
    )
    names = {one.id: one.name for one in themes(study.id)}

    def show(one: QuoteFacts) -> QuoteOut:
        return quote_out(one, names, settled(one.codings))

    return page_of(
        rows, limit=query.limit, show=show, place=lambda one: (to_micros(one.made_at), one.id)
    )


@endpoint(
    "POST",
    "/studies/{id}/quotes",
    scope="write",
    roles=SERVING,
    body=QuoteIn,
    answer=QuoteOut,
    status=201,
    summary=_("Quote a note word for word, and say which themes it holds"),
    problems=[404],
)
def quote_note(call: Call, id: str) -> QuoteOut:  # noqa: A002
    """Take a quote and code it as the caller sees it."""
    given: QuoteIn = call.body
    study, by = known(id), actor_of_call(call)
    with told_as_problems(), transaction.atomic():
        source = note(row_id(given.note_id))
        if session(source.session_id).study_id != study.id:
            raise Problem(404, "The study has no such note.")
        made = take_quote(source.id, given.text, by=by, now=call.now)
        place_quote(made, touchpoint=given.touchpoint, tone=given.tone)
        if given.themes:
            chosen = [add_theme(study.id, name) for name in given.themes]
            code_quote(made, chosen, by=by, now=call.now)
        found = quote(made)
    names = {one.id: one.name for one in themes(study.id)}
    return quote_out(found, names, settled(found.codings))


def _key(who: str, word: str | None) -> str:
    """A caller's word for a note, apart from the same word of others."""
    if word is None:
        return uuid4().hex
    return blake2b(f"{who} {word}".encode(errors="surrogatepass"), digest_size=16).hexdigest()
