"""The register of endpoints: what the dispatcher serves and the document lists."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

import msgspec
from django.utils.functional import Promise

from hamdel.platform.keys import SCOPES
from hamdel.platform.roles import SCOPES_OF_ROLE

from .access import Caller
from .bodies import refuses_unknown_fields

Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
Handler = Callable[..., Any]


@dataclass(frozen=True, kw_only=True)
class Call:
    """What a handler is given: who asks, the decoded body and query, and the clock."""

    caller: Caller
    now: datetime
    body: Any = None
    query: Any = None


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """One declared endpoint. `answer` None: nothing is answered (204); `roles`: which people may."""

    method: Method
    path: str
    scope: str
    roles: tuple[str, ...]
    body: Any
    query: type[msgspec.Struct] | None
    answer: Any
    status: int
    summary: str | Promise
    problems: tuple[int, ...]
    handler: Handler
    pattern: re.Pattern[str] = field(compare=False)

    @property
    def parameters(self) -> list[str]:
        """The names in the path."""
        return list(self.pattern.groupindex)


_endpoints: dict[tuple[str, str], Endpoint] = {}


def endpoint(  # noqa: PLR0913 - one keyword for each thing the document says
    method: Method,
    path: str,
    *,
    scope: str,
    roles: Sequence[str] | None = None,
    answer: Any,
    body: Any = None,
    query: type[msgspec.Struct] | None = None,
    status: int = 200,
    summary: str | Promise,
    problems: Sequence[int] = (),
) -> Callable[[Handler], Handler]:
    """Declare `handler(call, **path parameters)` as an endpoint under `/api/v1`.

    A signed-in person may do here what the screens let their role do: `roles` are those of the
    screen that does the same, every role that has the scope unless said. A key needs the scope,
    and one that a person made is bound by that person's role too.

    `path` is like `/customers/{id}/story`; parameters come as text (`row_id` reads an id). `body`
    and `query` are msgspec structs that refuse unknown fields (`Body`, `PageQuery`); `answer` is
    the type of what is returned, None for 204. `problems` are further statuses that the handler
    may raise as `Problem`, besides the usual ones. ValueError where the declaration is wrong.
    """
    people = _people(path, scope, roles)
    for kind in filter(None, (body, query)):
        if not refuses_unknown_fields(kind):
            raise ValueError(f"{path}: {kind} takes unknown fields; derive it from api.Body")

    def declare(handler: Handler) -> Handler:
        key = (method, path)
        if key in _endpoints and _endpoints[key].handler.__qualname__ != handler.__qualname__:
            raise ValueError(f"{method} {path} is declared twice")
        _endpoints[key] = Endpoint(
            method=method,
            path=path,
            scope=scope,
            roles=people,
            body=body,
            query=query,
            answer=answer,
            status=204 if answer is None else status,
            summary=summary,
            problems=tuple(problems),
            handler=handler,
            pattern=_pattern(path),
        )
        return handler

    return declare


def endpoints() -> list[Endpoint]:
    """All of them, by path."""
    return sorted(_endpoints.values(), key=lambda one: (one.path, one.method))


def matching(path: str) -> Iterator[tuple[Endpoint, dict[str, str]]]:
    """The endpoints of a path (one a method) with the parameters read from it.

    A fixed word wins over a parameter: `/customers/merge` is not the customer "merge".
    """
    found = [(one, hit) for one in _endpoints.values() if (hit := one.pattern.fullmatch(path))]
    fewest = min((len(one.parameters) for one, _ in found), default=0)
    return ((one, hit.groupdict()) for one, hit in found if len(one.parameters) == fewest)


def _people(path: str, scope: str, roles: Sequence[str] | None) -> tuple[str, ...]:
    if scope not in SCOPES:
        raise ValueError(f"{path}: no such scope: {scope}")
    having = tuple(role for role, scopes in SCOPES_OF_ROLE.items() if scope in scopes)
    if without := set(roles or ()) - set(having):
        raise ValueError(f"{path}: never may, without {scope}: {', '.join(sorted(without))}")
    return having if roles is None else tuple(roles)


def _pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"\{([a-z_]+)\}", path)
    return re.compile(
        "".join(
            f"(?P<{part}>[^/]+)" if at % 2 else re.escape(part) for at, part in enumerate(parts)
        )
    )
