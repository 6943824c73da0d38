"""What is given for answers, and the draws as they are published."""

from collections.abc import Iterable
from typing import Any, cast

from django.db.models import Count, F, Q

from hamdel.customers.public import customer_names

from ..contracts import DrawFacts, IncentiveFacts, IncentiveKind, WinnerFacts
from ..models import Code, Draw, Entry, Incentive
from ..rules.draw import FORMAT
from .seeds import opened


def incentives(*, survey_id: int | None = None) -> list[IncentiveFacts]:
    """Every incentive, the newest first; those of one survey where it is named."""
    rows = Incentive.objects.select_related("survey").order_by("-pk")
    return _facts(rows if survey_id is None else rows.filter(survey_id=survey_id))


def incentive(incentive_id: int) -> IncentiveFacts | None:
    """One of them; None for none."""
    rows = Incentive.objects.select_related("survey").filter(pk=incentive_id)
    return next(iter(_facts(rows)), None)


def draw_of_token(token: str) -> DrawFacts | None:
    """The draw of a public page; None for none."""
    row = Draw.objects.filter(token=token).first()
    return None if row is None else _draw(row, Entry.objects.filter(draw=row).count())


def gives_anything() -> bool:
    """Whether anything is given for any answer now."""
    return Incentive.objects.filter(enabled=True).exists()


def winners_of(draw_id: int) -> list[WinnerFacts]:
    """Who stands at the first places, for those who run the draw."""
    rows = Entry.objects.filter(draw_id=draw_id, place__isnull=False).order_by("place")
    found = list(rows.annotate(customer_id=F("profile__customer_id")))
    names = customer_names([row.customer_id for row in found if row.customer_id])
    return [
        WinnerFacts(
            place=row.place or 0,
            hash=row.hash,
            customer_id=row.customer_id,
            name=names.get(row.customer_id, ""),
            entry=row.entry,
            told=row.told,
        )
        for row in found
    ]


def published(facts: DrawFacts) -> dict[str, Any]:
    """What anybody may see of a draw, in the form that `rules.draw` checks; nothing of a person."""
    entries = Entry.objects.filter(draw_id=facts.id)
    won = entries.filter(place__lte=facts.winners).order_by("place")
    return {
        "format": FORMAT,
        "draw": facts.token,
        "prize": facts.prize,
        "winners": facts.winners,
        "state": facts.state,
        "commitment": facts.commitment,
        "public_value_is": facts.public_value_is,
        "entrants": sorted(entries.values_list("hash", flat=True)),
        "list": facts.entrants_digest,
        "seed": facts.seed,
        "public_value": facts.public_value,
        "result": list(won.values_list("hash", flat=True)),
    }


def _facts(rows: Iterable[Any]) -> list[IncentiveFacts]:
    held = list(rows)
    ids = [row.pk for row in held]
    codes = {
        one: (total, given)
        for one, total, given in Code.objects.filter(incentive_id__in=ids)
        .values_list("incentive_id")
        .annotate(total=Count("pk"), given=Count("pk", filter=Q(given_at__isnull=False)))
    }
    draws = Draw.objects.filter(incentive_id__in=ids).annotate(n=Count("entry"))
    by_incentive = {row.incentive_id: _draw(row, row.n) for row in draws}
    return [
        IncentiveFacts(
            id=row.pk,
            survey_id=row.survey_id,
            survey=row.survey.title,
            kind=cast("IncentiveKind", row.kind),
            name=row.name,
            text=row.text,
            enabled=row.enabled,
            only_invited=row.only_invited,
            ends_at=row.ends_at,
            made_at=row.made_at,
            made_by=row.made_by,
            codes=codes.get(row.pk, (0, 0))[0],
            given=codes.get(row.pk, (0, 0))[1],
            draw=by_incentive.get(row.pk),
        )
        for row in held
    ]


def _draw(row: Draw, entrants: int) -> DrawFacts:
    return DrawFacts(
        id=row.pk,
        incentive_id=row.incentive_id,
        token=row.token,
        prize=row.prize,
        winners=row.winners,
        state=row.state,
        commitment=row.commitment,
        entrants_digest=row.entrants_digest,
        entrants=entrants,
        public_value_is=row.public_value_is,
        public_value=row.public_value,
        seed=opened(row.sealed_seed).hex() if row.state == "drawn" else "",
        made_at=row.made_at,
        closes_at=row.closes_at,
        closed_at=row.closed_at,
        drawn_at=row.drawn_at,
        tell_at=row.tell_at,
        told_at=row.told_at,
    )
