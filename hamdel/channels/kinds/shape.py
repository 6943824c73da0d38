"""The one shape of every kind of channel."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise

from ..contracts import (
    AccountFacts,
    Capabilities,
    Exchanged,
    Inbound,
    Outbound,
    Posted,
    Raw,
    Sent,
    Setting,
    Take,
    Taken,
)

Read = Callable[[Raw, AccountFacts], Sequence[Inbound]]
Commit = Callable[[], None]
Send = Callable[[Outbound, AccountFacts, Commit], Sent]
Admit = Callable[[Posted, AccountFacts], Mapping[str, Any]]
Say = Callable[[Posted, AccountFacts, Taken], HttpResponse]
Show = Callable[[Posted, AccountFacts], HttpResponse]
Fetch = Callable[[AccountFacts, Take], None]
Lacks = Callable[[AccountFacts], str]
TryOut = Callable[[AccountFacts, str, str], Exchanged]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of channel. Its folder makes one as `KIND`, the register names it in one line.

    `read` understands what was kept; raises Unreadable, and what it raises else is tried again.
    `send` sends one message: it calls `commit()` right before the first byte that the provider
    might act upon, and raises NotSent where it certainly was not taken; whatever else is raised
    after `commit()` is an unknown outcome. None: nothing can be sent on it. `reaches` is the kind of
    identifier by which a customer is written to ("phone", "email", "telegram" …). `sends_at_once`:
    sending is quick and asks nobody outside, so it is not left to the worker. `word` is what the
    log calls the channel ("": its key). `snippet` gives the HTML that pages take to have it, of an
    account and our address; it is shown in place of the hook's.

    A kind with a hook (`has_hook`) may `admit` a request before it is kept: raise a
    `platform.problems.Problem`, or give what is to be kept beside the body. `provider_id` gives
    the id of the whole request, where there is one that is cheap to read. `say` answers instead of
    `{"received": true}`; `show` answers GET. `reads_at_once`: cheap and safe to read, so it is read
    within the request; a function of the body tells it of each.

    `takes_queries`: a GET with a query is taken like a post of a form, as some gateways do it.

    `try_out` sends a test (recipient, text) at once and shows the raw exchange. `stands_in` gives an
    account's place in an order: where it can not send, the next account of the kind does.

    `hints` gives, of the settings kept, what holds where one is empty: the form shows it.

    `untested`: it follows the provider's documentation, and nobody tried it with the provider.

    `fetch` asks the provider, in a thread of the worker's, for what is there: it goes on until
    `take.over()`, or returns and is called again half a minute later. It raises NotFetched (or
    anything else) where the provider can not be asked: the account shows it, and it is called
    again, later each time.
    """

    key: str
    name: str | Promise
    icon: str
    capabilities: Capabilities
    read: Read
    about: str | Promise = ""
    settings: tuple[Setting, ...] = ()
    send: Send | None = None
    lacks: Lacks | None = None
    reaches: str = ""
    sends_at_once: bool = False
    word: str = ""
    snippet: Callable[[AccountFacts, str], str] | None = None
    has_hook: bool = True
    admit: Admit | None = None
    provider_id: Callable[[Posted], str | None] | None = None
    say: Say | None = None
    show: Show | None = None
    open_to_pages: bool = False
    reads_at_once: bool | Callable[[bytes], bool] = True
    fetch: Fetch | None = None
    takes_queries: bool = False
    try_out: TryOut | None = None
    stands_in: Callable[[AccountFacts], int] | None = None
    largest: int = 1_000_000
    tries_to_send: int = 5
    untested: bool = False
    hints: Callable[[Mapping[str, str]], Mapping[str, str]] | None = None

    @property
    def sends(self) -> bool:
        """Whether messages can be sent on it."""
        return self.send is not None

    @property
    def tries_out(self) -> bool:
        """Whether an admin can send a test on it."""
        return self.try_out is not None
