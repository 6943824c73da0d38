"""What is done with a mention over the API: settled, answered, handed over, matched."""

from hashlib import blake2b

from django.utils.translation import gettext_lazy as _

from hamdel.accounts.public import person_said, team_said
from hamdel.conversations.public import actor_of_call
from hamdel.platform.api import Call, endpoint, number_said, row_id
from hamdel.platform.instants import rfc3339
from hamdel.platform.problems import Problem
from hamdel.platform.roles import SERVING

from ..queries.sources import post
from ..usecases.deciding import set_state
from ..usecases.handing import Handing, hand_over
from ..usecases.matching import confirm_customer, part_customer
from ..usecases.posting import ToPost, write_post
from .asking import known, told_as_problems
from .shapes import HandIn, MatchIn, MentionOut, PostOut, ReplyIn, StateIn, mention_out


@endpoint(
    "POST",
    "/mentions/{id}/state",
    scope="write",
    roles=SERVING,
    body=StateIn,
    answer=MentionOut,
    summary=_("Say what became of a mention"),
    problems=[404],
)
def settle(call: Call, id: str) -> MentionOut:  # noqa: A002 - the name in the address
    """Write a mention's state."""
    given: StateIn = call.body
    with told_as_problems():
        set_state(
            mention_id=row_id(id),
            state=given.state,
            answer=given.answer,
            by=actor_of_call(call),
            now=call.now,
        )
    return mention_out(known(id))


@endpoint(
    "POST",
    "/mentions/{id}/reply",
    scope="write",
    roles=SERVING,
    body=ReplyIn,
    answer=PostOut,
    status=201,
    summary=_("Answer a mention on its own network"),
    problems=[404],
)
def reply(call: Call, id: str) -> PostOut:  # noqa: A002
    """Have an answer posted; 400 where the network is none that we can post on."""
    given: ReplyIn = call.body
    facts = known(id)
    if facts.source_id is None:
        raise Problem(400, "Nothing can be posted there.", field="id")
    by = actor_of_call(call)
    with told_as_problems():
        wanted = ToPost(
            source_id=facts.source_id,
            text=given.text,
            at=given.at,
            mention_id=facts.id,
            key=None if given.idempotency is None else _key(by.who, given.idempotency),
        )
        made = write_post(wanted, by=by, now=call.now)
    found = post(made)
    assert found is not None  # noqa: S101 - it was just made
    return PostOut(
        id=str(found.id), state=found.state, text=found.text, due_at=rfc3339(found.due_at)
    )


@endpoint(
    "POST",
    "/mentions/{id}/hand-over",
    scope="write",
    roles=SERVING,
    body=HandIn,
    answer=MentionOut,
    summary=_("Open a case or a conversation of a mention; twice is as once"),
    problems=[404],
)
def hand(call: Call, id: str) -> MentionOut:  # noqa: A002
    """Hand a mention over."""
    given: HandIn = call.body
    owner = None if given.owner is None else person_said(given.owner, call, field="owner")
    handing = Handing(
        to=given.to,
        title=given.title,
        note=given.note,
        priority=given.priority,
        owner_id=owner,
        team_id=team_said(given.team),
    )
    with told_as_problems():
        hand_over(mention_id=row_id(id), handing=handing, by=actor_of_call(call), now=call.now)
    return mention_out(known(id))


@endpoint(
    "POST",
    "/mentions/{id}/customer",
    scope="write",
    roles=SERVING,
    body=MatchIn,
    answer=MentionOut,
    summary=_("Say whose a mention is, and all that its author says there; null takes it back"),
    problems=[404],
)
def match(call: Call, id: str) -> MentionOut:  # noqa: A002
    """Confirm a customer, or part from one."""
    given: MatchIn = call.body
    by = actor_of_call(call)
    customer = number_said(given.customer_id, field="customer_id")
    with told_as_problems():
        if customer is None:
            part_customer(mention_id=row_id(id), by=by, now=call.now)
        else:
            confirm_customer(mention_id=row_id(id), customer_id=customer, by=by, now=call.now)
    return mention_out(known(id))


def _key(who: str, word: str) -> str:
    """A caller's word for a post, apart from the same word of others."""
    said = f"{who} {word}".encode(errors="surrogatepass")
    return f"api:{blake2b(said, digest_size=16).hexdigest()}"
