"""Questions about sources, and about what we post there."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, Q

from ..contracts import PostFacts, SourceFacts
from ..models import Post, Source

COMING: Final = ("waiting", "running", "sending", "unknown")
TROUBLE: Final = 2  # failures in a row: one may be a moment's


def sources() -> list[SourceFacts]:
    """Every source, by name, with how it fares."""
    return _facts(_rows().order_by("name", "pk"))


def source(source_id: int) -> SourceFacts | None:
    """One source, None for none."""
    return next(iter(_facts(_rows().filter(pk=source_id))), None)


def posting_sources() -> list[tuple[int, str]]:
    """The sources on which we can post: their ids and names."""
    rows = Source.objects.filter(kind="mastodon", on=True).exclude(token="")
    return list(rows.order_by("name", "pk").values_list("pk", "name"))


def posts(*, coming: bool, limit: int = 100, before: datetime | None = None) -> list[PostFacts]:
    """What is to be posted, the next first; or what was, the newest first."""
    rows = Post.objects.select_related("source")
    if coming:
        rows = rows.filter(state__in=COMING).order_by("due_at", "pk")
    else:
        rows = rows.exclude(state__in=COMING).order_by("-due_at", "-pk")
    if before is not None:
        rows = rows.filter(due_at__lt=before)
    return [_post(row) for row in rows[:limit]]


def post(post_id: int) -> PostFacts | None:
    """One post, None for none."""
    row = Post.objects.select_related("source").filter(pk=post_id).first()
    return None if row is None else _post(row)


def posts_of(mention_id: int) -> list[PostFacts]:
    """What was posted in answer to a mention, oldest first."""
    rows = Post.objects.select_related("source").filter(mention_id=mention_id).order_by("pk")
    return [_post(row) for row in rows[:20]]


def _rows() -> Any:
    return Source.objects.annotate(mentions=Count("mention", filter=Q(mention__erased=False)))


def _facts(rows: Iterable[Any]) -> list[SourceFacts]:
    return [
        SourceFacts(
            id=row.pk,
            kind=row.kind,
            name=row.name,
            network=row.network,
            says=row.says,
            url=row.url,
            account=row.account,
            hashtags=tuple(row.hashtags),
            touchpoint=row.touchpoint,
            every_minutes=row.every_minutes,
            only_meant=row.only_meant,
            health=_health(row),
            error=row.error,
            failures=row.failures,
            due_at=row.due_at,
            asked_at=row.asked_at,
            heard_at=row.heard_at,
            mentions=row.mentions,
            can_post=row.kind == "mastodon" and row.on and bool(row.token),
        )
        for row in rows
    ]


def _health(row: Any) -> str:
    if row.kind == "files":
        return "hand"
    if not row.on:
        return "off"
    if row.failures >= TROUBLE or row.state == "resting":
        return "troubled"
    return "new" if row.asked_at is None else "shaky" if row.failures else "well"


def _post(row: Post) -> PostFacts:
    return PostFacts(
        id=row.pk,
        source_id=row.source_id,
        source=row.source.name,
        mention_id=row.mention_id,
        text=row.text,
        state="refused" if row.state == "resting" else row.state,
        due_at=row.due_at,
        made_at=row.made_at,
        made_by=row.made_by,
        sent_at=row.sent_at,
        url=row.url,
        problem=row.problem,
    )
