"""Which ideas there are, with how many people want each."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final, Literal

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ..contracts import IdeaFacts, IdeaFilter
from ..models import Idea, Voice
from .similar import among

Sort = Literal["votes", "new"]
Place = tuple[int, int]  # votes or made_at's place, and the id
PUBLIC: Final = Q(shown="shown")


def with_votes(rows: QuerySet[Idea]) -> Any:
    """Each idea with the people who want it or what was joined to it: joined profiles count once."""
    voices = Voice.objects.filter(idea__root=OuterRef("pk"), taken_back_at=None)
    counted = voices.order_by().values("idea__root")
    people = counted.annotate(people=Count("profile__customer_id", distinct=True))
    number = Subquery(people.values("people"), output_field=IntegerField())
    return rows.annotate(votes=Coalesce(number, 0))


def list_ideas(
    wanted: IdeaFilter, *, sort: Sort = "votes", after: Place | None = None, limit: int = 50
) -> list[IdeaFacts]:
    """Ideas, those that most people want first, or the newest; `after` goes on after a place."""
    rows = with_votes(_chosen(wanted))
    if sort == "votes":
        if after is not None:
            rows = rows.filter(Q(votes__lt=after[0]) | Q(votes=after[0], pk__lt=after[1]))
        rows = rows.order_by("-votes", "-pk")
    else:
        if after is not None:
            rows = rows.filter(pk__lt=after[1])
        rows = rows.order_by("-pk")
    return _facts(list(rows[:limit]))


def idea(idea_id: int) -> IdeaFacts | None:
    """One idea, also one that was joined to another; None for none."""
    return next(iter(ideas([idea_id])), None)


def ideas(ids: Sequence[int]) -> list[IdeaFacts]:
    """Some ideas in the order of their ids as given; unknown ones are left out."""
    found = {one.id: one for one in _facts(list(with_votes(Idea.objects.filter(pk__in=ids))))}
    return [found[one] for one in ids if one in found]


def count_ideas(wanted: IdeaFilter) -> int:
    """How many there are."""
    return _chosen(wanted).count()


def count_by_state() -> dict[tuple[str, str], int]:
    """Of each (shown, state) how many ideas that speak for themselves there are."""
    rows = Idea.objects.filter(pk=F("root")).order_by().values_list("shown", "state")
    return {(shown, state): number for shown, state, number in rows.annotate(number=Count("pk"))}


def count_waiting() -> int:
    """How many wait for somebody of the team to look at them."""
    return Idea.objects.filter(shown="waiting", pk=F("root")).count()


def place_of(facts: IdeaFacts) -> Place:
    """The place of an idea in a list, for a cursor."""
    return (facts.votes, facts.id)


def members_of(root_id: int) -> list[int]:
    """The ids of an idea and of all that was joined to it."""
    return list(Idea.objects.filter(root_id=root_id).order_by("pk").values_list("pk", flat=True))


def _chosen(wanted: IdeaFilter) -> QuerySet[Idea]:
    rows = Idea.objects.all() if wanted.joined_too else Idea.objects.filter(pk=F("root"))
    if wanted.public:
        rows = rows.filter(PUBLIC)
    if wanted.states:
        rows = rows.filter(state__in=wanted.states)
    if wanted.shown:
        rows = rows.filter(shown=wanted.shown)
    if wanted.customer_id is not None:
        theirs = Voice.objects.filter(
            profile__customer_id=wanted.customer_id, taken_back_at=None
        ).values("idea__root")
        rows = rows.filter(pk__in=theirs)
    if wanted.search.strip():
        found = among(wanted.search)
        matching = Idea.objects.none() if found is None else Idea.objects.filter(pk__in=found)
        rows = rows.filter(pk__in=matching.values("root"))
    return rows


def _facts(rows: list[Idea]) -> list[IdeaFacts]:
    joined: dict[int, list[int]] = defaultdict(list)
    others = Idea.objects.filter(root__in=[row.pk for row in rows]).exclude(pk=F("root"))
    for root, one in others.order_by("pk").values_list("root_id", "pk"):
        joined[root or 0].append(one)
    return [_one(row, tuple(joined.get(row.pk, ()))) for row in rows]


def _one(row: Idea, duplicates: tuple[int, ...]) -> IdeaFacts:
    return IdeaFacts(
        id=row.pk,
        title=row.title,
        text=row.text,
        state=row.state,
        reason=row.reason,
        answer=row.answer,
        answered_at=row.answered_at,
        answered_by=row.answered_by,
        shown=row.shown,
        why_waiting=row.why_waiting,
        effort=row.effort,
        impact=row.impact,
        note=row.note,
        merged_into=row.merged_into_id,
        root_id=row.root_id or row.pk,
        author_id=row.author_id,
        source=row.source,
        made_at=row.made_at,
        state_at=row.state_at,
        done_at=row.done_at,
        version=row.version,
        votes=int(getattr(row, "votes", 0)),
        duplicates=duplicates,
    )
