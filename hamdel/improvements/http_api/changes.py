"""Sudden changes over the API."""

from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Answer, Call, Page, PageQuery, endpoint, page_of, read_cursor
from hamdel.platform.instants import rfc3339

from ..contracts import ChangeFacts
from ..queries.changes import changes


class ChangeOut(Answer):
    """A touchpoint that suddenly hurt more than usual.

    It began at `began_at`, with 95 % between `earliest_at` and `latest_at`; `ended_at` is null while it
    goes on. `share` of `seen` moments hurt, `usual` is what usually does; `strength`: the likelihood ratio.
    """

    id: str
    touchpoint: str
    began_at: str
    earliest_at: str
    latest_at: str
    ended_at: str | None
    seen: int
    hurt: int
    share: float
    usual: float
    strength: float
    read_at: str | None


@endpoint(
    "GET",
    "/sudden-changes",
    scope="read",
    query=PageQuery,
    answer=Page[ChangeOut],
    summary=_("Touchpoints that suddenly hurt more than usual, the newest first"),
)
def find_changes(call: Call) -> Page[ChangeOut]:
    """Page through changes."""
    query: PageQuery = call.query
    place = read_cursor(query.cursor, tuple[int])
    rows = changes(limit=query.limit + 1, after=None if place is None else place[0])
    return page_of(rows, limit=query.limit, show=_out, place=lambda one: (one.id,))


def _out(one: ChangeFacts) -> ChangeOut:
    return ChangeOut(
        id=str(one.id),
        touchpoint=one.step,
        began_at=rfc3339(one.began_at),
        earliest_at=rfc3339(one.earliest_at),
        latest_at=rfc3339(one.latest_at),
        ended_at=rfc3339(one.ended_at) if one.ended_at else None,
        seen=one.seen,
        hurt=one.hurt,
        share=one.share,
        usual=one.usual,
        strength=one.strength,
        read_at=rfc3339(one.read_at) if one.read_at else None,
    )
