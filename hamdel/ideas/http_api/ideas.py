"""Listing ideas, reading one, and suggesting."""

from hashlib import blake2b

from django.utils.translation import gettext_lazy as _

from hamdel.conversations.public import actor_of_call
from hamdel.platform.api import Call, Page, endpoint, page_of, read_cursor
from hamdel.platform.roles import SERVING

from ..contracts import IdeaFilter, ToSuggest
from ..queries.ideas import list_ideas, place_of
from ..queries.tellings import told_of
from ..usecases.suggesting import suggest_idea
from .asking import customer_said, known, profile_said, source_said, told_as_problems
from .shapes import IdeaIn, IdeaOut, IdeasQuery, ToldOut, idea_out, told_out


@endpoint(
    "GET",
    "/ideas",
    scope="read",
    query=IdeasQuery,
    answer=Page[IdeaOut],
    summary=_("Ideas of customers, those that most people want first"),
)
def find_ideas(call: Call) -> Page[IdeaOut]:
    """Page through ideas; those joined to another are told by it."""
    query: IdeasQuery = call.query
    wanted = IdeaFilter(
        states=(query.state,) if query.state else (),
        shown=query.shown or "",
        search=query.q,
        customer_id=customer_said(query.customer_id),
    )
    after = read_cursor(query.cursor, tuple[int, int])
    rows = list_ideas(wanted, sort=query.sort, after=after, limit=query.limit + 1)
    return page_of(rows, limit=query.limit, show=idea_out, place=place_of)


@endpoint(
    "POST",
    "/ideas",
    scope="write",
    roles=SERVING,
    body=IdeaIn,
    answer=IdeaOut,
    status=201,
    summary=_("Suggest an idea, for a customer or for the team itself"),
)
def suggest(call: Call) -> IdeaOut:
    """Keep an idea; its first voice is that of whom it names."""
    given: IdeaIn = call.body
    by = actor_of_call(call)
    wanted = ToSuggest(
        title=given.title,
        text=given.text,
        profile_id=profile_said(given, call),
        how="team" if by.person_id is not None else "api",
        origin=source_said(given),
        wants_news=given.news,
        state=given.state,
        key=None if given.idempotency is None else _key(by.who, given.idempotency),
    )
    with told_as_problems():
        kept = suggest_idea(wanted, by=by, now=call.now)
    return idea_out(known(str(kept)))


@endpoint(
    "GET", "/ideas/{id}", scope="read", answer=IdeaOut, summary=_("One idea"), problems=[404]
)
def read_idea(_call: Call, id: str) -> IdeaOut:  # noqa: A002 - the name in the address
    """Read one idea; one that was joined says what speaks for it."""
    return idea_out(known(id))


@endpoint(
    "GET",
    "/ideas/{id}/told",
    scope="read",
    answer=list[ToldOut],
    summary=_("Who was told that an idea is done, how, and who could not be"),
    problems=[404],
)
def read_told(_call: Call, id: str) -> list[ToldOut]:  # noqa: A002 - the name in the address
    """The first thousand of those who asked."""
    return [told_out(one) for one in told_of(known(id).id, limit=1_000)]


def _key(who: str, word: str) -> str:
    """A caller's word for an idea, apart from the same word of others."""
    said = f"{who} {word}".encode(errors="surrogatepass")
    return f"api:{blake2b(said, digest_size=16).hexdigest()}"
