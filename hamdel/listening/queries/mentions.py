"""Questions about mentions."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from hamdel.customers.public import known_customer, profiles_of
from hamdel.language.fold import fold

from ..contracts import MOOD_EDGE, STATES, MentionFacts, MentionFilter
from ..models import Hit, Mention

Place = tuple[datetime, int]
_COPIES: Final = (
    Mention.objects.filter(same_as=OuterRef("pk"))
    .order_by()
    .values("same_as")
    .annotate(n=Count("pk"))
    .values("n")
)
_MOODS: Final = {
    "positive": Q(sentiment__gte=MOOD_EDGE),
    "negative": Q(sentiment__lte=-MOOD_EDGE),
    "neutral": Q(sentiment__gt=-MOOD_EDGE, sentiment__lt=MOOD_EDGE),
}


def mention(mention_id: int) -> MentionFacts | None:
    """One mention, None for none."""
    return next(iter(_facts(_rows().filter(pk=mention_id))), None)


def mentions_by_id(ids: Sequence[int]) -> list[MentionFacts]:
    """Some mentions, in the order of their ids as given."""
    found = {one.id: one for one in _facts(_rows().filter(pk__in=ids))}
    return [found[one] for one in ids if one in found]


def list_mentions(
    wanted: MentionFilter, *, after: Place | None = None, limit: int = 50, named: bool = True
) -> list[MentionFacts]:
    """Mentions, those that were said last first; `after` was seen last.

    One query, and one for the names of the rules that mean them, where those are wanted (`named`).
    """
    rows = _chosen(wanted).order_by("-posted_at", "-pk")
    if after is not None:
        at, pk = after
        rows = rows.filter(Q(posted_at__lt=at) | Q(posted_at=at, pk__lt=pk))
    return _facts(rows[:limit], named=named)


def count_states() -> tuple[dict[str, int], list[str]]:
    """How many mentions are in each state, copies aside; and the networks, the most heard first."""
    rows = Mention.objects.filter(erased=False, same_as=None).order_by()
    counted = rows.values_list("state", "network").annotate(n=Count("pk"))
    states: Counter[str] = Counter(dict.fromkeys(STATES, 0))
    networks: Counter[str] = Counter()
    for state, network, count in counted:
        states[state] += count
        networks[network] += count
    return dict(states), [name for name, _count in networks.most_common(50)]


def newest_id() -> int:
    """The id of the mention that was heard last; 0 for none."""
    return Mention.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def count_heard_since(wanted: MentionFilter, *, after_id: int, most: int = 100) -> int:
    """How many such mentions were heard after one, `most` at most, whenever they were said."""
    fresh = _chosen(wanted).filter(pk__gt=after_id).order_by().values("pk")
    return len(fresh[:most])


def count_new() -> int:
    """How many mentions wait for somebody."""
    return Mention.objects.filter(state="new", same_as=None, erased=False).count()


def _rows() -> QuerySet[Any]:
    rows = Mention.objects.filter(erased=False).select_related("source")
    return rows.annotate(customer_id=F("profile__customer_id"), copies=Subquery(_COPIES))


def _chosen(wanted: MentionFilter) -> QuerySet[Any]:
    rows = _rows()
    named = {
        "state": wanted.state,
        "network": wanted.network,
        "kind": wanted.kind,
        "source_id": wanted.source_id,
        "hit__rule_id": wanted.rule_id,
        "posted_at__gte": wanted.start,
        "posted_at__lt": wanted.end,
    }
    rows = rows.filter(**{name: value for name, value in named.items() if value not in (None, "")})
    if wanted.mood:
        rows = rows.filter(_MOODS.get(wanted.mood, Q(emotion=wanted.mood)))
    if wanted.firsts:
        rows = rows.filter(same_as=None)
    for word in fold(wanted.text).split()[:8]:
        rows = rows.filter(Q(folded__contains=f" {word}") | Q(handle__icontains=word))
    if wanted.customer_id is not None:
        customer = known_customer(wanted.customer_id)
        rows = rows.filter(profile_id__in=profiles_of(customer) if customer is not None else [])
    return rows


def _facts(rows: Iterable[Any], *, named: bool = True) -> list[MentionFacts]:
    found = list(rows)
    names: dict[int, list[str]] = {}
    if named:
        hits = Hit.objects.filter(mention_id__in=[row.pk for row in found]).order_by("rule_id")
        for pk, name in hits.values_list("mention_id", "rule__name"):
            names.setdefault(pk, []).append(name)
    return [_fact(row, tuple(names.get(row.pk, ()))) for row in found]


def _fact(row: Any, rules: tuple[str, ...]) -> MentionFacts:
    return MentionFacts(
        id=row.pk,
        network=row.network,
        kind=row.kind,
        ref=row.ref,
        url=row.url,
        title=row.title,
        text=row.text,
        author=row.author,
        handle=row.handle,
        author_url=row.author_url,
        reach=row.reach,
        rating=row.rating,
        posted_at=row.posted_at,
        taken_at=row.taken_at,
        language=row.language,
        sentiment=row.sentiment,
        emotion=row.emotion,
        intent=row.intent,
        state=row.state,
        state_at=row.state_at,
        state_by=row.state_by,
        answer=row.answer,
        source_id=row.source_id,
        source="" if row.source is None else row.source.name,
        touchpoint=row.touchpoint,
        customer_id=row.customer_id,
        profile_id=row.profile_id,
        matched_by=row.matched_by,
        case_id=row.case_id,
        conversation_id=row.conversation_id,
        same_as=row.same_as_id,
        copies=row.copies or 0,
        rules=rules,
    )
