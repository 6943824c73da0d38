"""How a study stands, in counts, for the next step."""

from collections.abc import Sequence

from django.db.models import Count, Exists, OuterRef

from ..contracts import ParticipantFacts, SessionFacts, StudyFacts
from ..models import Note, Quote
from ..rules.next_steps import Standing


def standing(
    study: StudyFacts, people: Sequence[ParticipantFacts], talks: Sequence[SessionFacts]
) -> Standing:
    """Count what is done of a study, and what waits."""
    came = {person for talk in talks if talk.state == "held" for person in talk.there}
    notes = Note.objects.filter(
        session__study_id=study.id, session__state="held", kind__in=["said", "seen"]
    )
    quoted = Quote.objects.filter(note__session=OuterRef("session"))
    coded = list(
        Quote.objects.filter(note__session__study_id=study.id)
        .annotate(coders=Count("coding"))
        .values_list("coders", flat=True)
    )
    return Standing(
        questions=len(study.questions),
        asked=sum(one.state in ("asked", "agreed") for one in people),
        agreed=sum(one.state == "agreed" for one in people),
        waiting_for_consent=sum(one.state == "asked" for one in people),
        planned=study.planned,
        held=study.held,
        next_at=study.next_at,
        unquoted=notes.exclude(Exists(quoted)).values("session").distinct().count(),
        uncoded=sum(n == 0 for n in coded),
        judged_by_two=sum(n > 1 for n in coded),
        quotes=len(coded),
        unthanked=sum(
            one.id in came and bool(one.thanks_promised) and one.thanks_given_at is None
            for one in people
        ),
        finished=study.finished_at is not None,
    )
