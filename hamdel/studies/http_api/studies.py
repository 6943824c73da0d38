"""Studies, who takes part in them, and what was found."""

from django.utils.translation import gettext_lazy as _

from hamdel.conversations.public import actor_of_call
from hamdel.platform.api import Call, Page, endpoint, page_of, read_cursor, row_id
from hamdel.platform.instants import from_micros, to_micros
from hamdel.platform.roles import SERVING

from ..contracts import ToStudy
from ..queries.report import report
from ..queries.studies import list_studies, participant, participants
from ..usecases.consenting import add_participants, record_consent, withdraw_consent
from ..usecases.studying import make_study
from .asking import known, numbers, told_as_problems
from .shapes import (
    AgreementOut,
    ConsentIn,
    ParticipantOut,
    ParticipantsIn,
    ParticipantsOut,
    PlaceLineOut,
    ReportOut,
    StudiesQuery,
    StudyIn,
    StudyOut,
    ThemeLineOut,
    participant_out,
    questions_of,
    study_out,
)


@endpoint(
    "GET",
    "/studies",
    scope="read",
    query=StudiesQuery,
    answer=Page[StudyOut],
    summary=_("Interview studies and focus groups, the newest first"),
)
def find_studies(call: Call) -> Page[StudyOut]:
    """Page through studies."""
    query: StudiesQuery = call.query
    place = read_cursor(query.cursor, tuple[int, int])
    rows = list_studies(
        kind=query.kind or "",
        after=None if place is None else (from_micros(place[0]), place[1]),
        limit=query.limit + 1,
    )
    return page_of(
        rows, limit=query.limit, show=study_out, place=lambda one: (to_micros(one.made_at), one.id)
    )


@endpoint(
    "POST",
    "/studies",
    scope="write",
    roles=SERVING,
    body=StudyIn,
    answer=StudyOut,
    status=201,
    summary=_("Begin a study: interviews or focus groups"),
)
def begin_study(call: Call) -> StudyOut:
    """Make a study."""
    given: StudyIn = call.body
    wanted = ToStudy(
        kind=given.kind, title=given.title, goal=given.goal, questions=questions_of(given.guide),
        consent=given.consent, language=given.language,
    )  # fmt: skip
    with told_as_problems():
        made = make_study(wanted, by=actor_of_call(call), now=call.now)
    return study_out(known(str(made)))


@endpoint(
    "GET", "/studies/{id}", scope="read", answer=StudyOut, summary=_("One study"), problems=[404]
)
def read_study(_call: Call, id: str) -> StudyOut:  # noqa: A002 - the name in the address
    """Read one study."""
    return study_out(known(id))


@endpoint(
    "GET",
    "/studies/{id}/participants",
    scope="read",
    roles=SERVING,
    answer=ParticipantsOut,
    summary=_("Who takes part in a study, with their consent"),
    problems=[404],
)
def find_participants(_call: Call, id: str) -> ParticipantsOut:  # noqa: A002
    """List the participants of a study."""
    return ParticipantsOut(items=[participant_out(one) for one in participants(known(id).id)])


@endpoint(
    "POST",
    "/studies/{id}/participants",
    scope="write",
    roles=SERVING,
    body=ParticipantsIn,
    answer=ParticipantsOut,
    status=201,
    summary=_("Ask customers to take part in a study"),
    problems=[404],
)
def ask_customers(call: Call, id: str) -> ParticipantsOut:  # noqa: A002
    """Add participants; who takes part already stays as they are."""
    given: ParticipantsIn = call.body
    study = known(id)
    with told_as_problems():
        ids = add_participants(
            study.id,
            numbers(given.customer_ids, field="customer_ids"),
            thanks=given.thanks,
            now=call.now,
        )
    mine = {one.id: one for one in participants(study.id)}
    return ParticipantsOut(items=[participant_out(mine[one]) for one in ids])


@endpoint(
    "POST",
    "/studies/{id}/participants/{participant}/consent",
    scope="write",
    roles=SERVING,
    body=ConsentIn,
    answer=ParticipantOut,
    summary=_("Keep that a participant agreed, to which words and how"),
    problems=[404],
)
def keep_consent(call: Call, id: str, participant: str) -> ParticipantOut:  # noqa: A002
    """Record consent."""
    given: ConsentIn = call.body
    study, person = known(id), row_id(participant)
    with told_as_problems():
        record_consent(
            study.id, person, how=given.how, wording=given.wording, by=actor_of_call(call),
            now=call.now,
        )  # fmt: skip
    return _participant(study.id, person)


@endpoint(
    "POST",
    "/studies/{id}/participants/{participant}/withdraw",
    scope="write",
    roles=SERVING,
    answer=ParticipantOut,
    summary=_("Take consent back: every word of theirs is erased"),
    problems=[404],
)
def take_consent_back(call: Call, id: str, participant: str) -> ParticipantOut:  # noqa: A002
    """Withdraw consent; twice is as once."""
    study, person = known(id), row_id(participant)
    with told_as_problems():
        withdraw_consent(study.id, person, by=actor_of_call(call), now=call.now)
    return _participant(study.id, person)


@endpoint(
    "GET",
    "/studies/{id}/report",
    scope="read",
    answer=ReportOut,
    summary=_("What a study found: themes and touchpoints, people counted, not mentions"),
    problems=[404],
)
def read_report(_call: Call, id: str) -> ReportOut:  # noqa: A002
    """Show the findings of a study."""
    found = report(known(id))
    agreed = found.agreement
    return ReportOut(
        study_id=str(found.study.id),
        took_part=len(found.took_part),
        themes=[
            ThemeLineOut(
                theme=line.theme.name,
                people=len(line.people.all),
                said=len(line.people.said),
                seen=len(line.people.seen),
                at_odds=len(line.at_odds),
                alpha=line.agreement.alpha,
            )
            for line in found.lines
        ],
        touchpoints=[
            PlaceLineOut(
                touchpoint=line.touchpoint,
                people=len(line.people.all),
                positive=line.positive,
                negative=line.negative,
            )
            for line in found.places
        ],
        agreement=AgreementOut(alpha=agreed.alpha, quotes=agreed.quotes, coders=agreed.coders),
    )


def _participant(study_id: int, participant_id: int) -> ParticipantOut:
    return participant_out(participant(study_id, participant_id))
