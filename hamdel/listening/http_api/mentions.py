"""Mentions told and listed."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from hamdel.customers.public import identifies
from hamdel.platform.api import Call, Page, endpoint, number_said, page_of, read_cursor
from hamdel.platform.instants import from_micros, to_micros
from hamdel.platform.problems import Problem
from hamdel.platform.roles import LEADING

from ..contracts import Heard, MentionFilter
from ..queries.mentions import list_mentions
from ..usecases.taking import take_mentions
from .asking import known, known_id
from .shapes import MentionIn, MentionOut, MentionsQuery, mention_out


@endpoint(
    "GET",
    "/mentions",
    scope="read",
    query=MentionsQuery,
    answer=Page[MentionOut],
    summary=_("What people say of us, newest first"),
)
def find_mentions(call: Call) -> Page[MentionOut]:
    """Page through mentions."""
    query: MentionsQuery = call.query
    place = read_cursor(query.cursor, tuple[int, int])
    rows = list_mentions(
        MentionFilter(
            state=query.state or "",
            network=query.network.lower(),
            kind=query.kind or "",
            mood=query.mood or "",
            rule_id=number_said(query.rule, field="rule"),
            customer_id=number_said(query.customer_id, field="customer_id"),
            text=query.q,
            firsts=query.firsts,
        ),
        after=None if place is None else _place(*place),
        limit=query.limit + 1,
    )
    return page_of(
        rows,
        limit=query.limit,
        show=mention_out,
        place=lambda one: (to_micros(one.posted_at), one.id),
    )


@endpoint(
    "POST",
    "/mentions",
    scope="write",
    roles=LEADING,
    body=MentionIn,
    answer=MentionOut,
    status=201,
    summary=_("Tell of something that was said of us; once, however often it is told"),
)
def tell_mention(call: Call) -> MentionOut:
    """Keep a mention; the same again is the same, with `duplicate`."""
    given: MentionIn = call.body
    if not given.text.strip() and not given.title.strip() and given.rating is None:
        raise Problem(400, "Nothing is said: text, title or rating.", field="text")
    for place, one in enumerate(given.identifiers):
        if not identifies(one.kind, one.value):
            raise Problem(400, f"This is no {one.kind}.", field=f"identifiers[{place}].value")
    taken = take_mentions([_heard(given)], who=call.caller.who, now=call.now)
    return mention_out(known_id((*taken.ids, *taken.known)[0]), duplicate=not taken.ids)


@endpoint(
    "GET",
    "/mentions/{id}",
    scope="read",
    answer=MentionOut,
    summary=_("One mention"),
    problems=[404],
)
def read_mention(_call: Call, id: str) -> MentionOut:  # noqa: A002 - the name in the address
    """Read one mention."""
    return mention_out(known(id))


def _heard(given: MentionIn) -> Heard:
    return Heard(
        network=given.network,
        kind=given.kind,
        ref=given.ref,
        url=given.url,
        title=given.title,
        text=given.text,
        author=given.author.name,
        handle=given.author.handle,
        author_url=given.author.url,
        reach=given.author.reach,
        rating=given.rating,
        posted_at=given.posted_at,
        identifiers=tuple((one.kind, one.value) for one in given.identifiers),
        touchpoint=given.touchpoint,
    )


def _place(at: int, pk: int) -> tuple[datetime, int]:
    return from_micros(at), pk
