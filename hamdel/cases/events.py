"""What happens to cases, told in process after the commit. The log tells the same once, for ever."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened:
    """A case was opened."""

    case_id: int
    customer_id: int
    type: str
    priority: str
    owner_id: int | None
    team_id: int | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChanged:
    """Something of a case changed; `what` names the columns, like `priority` or `state`."""

    case_id: int
    customer_id: int
    what: tuple[str, ...]
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAssigned:
    """Somebody else looks after a case now; None is nobody."""

    case_id: int
    customer_id: int
    owner_id: int | None
    team_id: int | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClosed:
    """A case was settled: solved or closed."""

    case_id: int
    customer_id: int
    type: str
    outcome: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReopened:
    """A settled case is to be worked on again."""

    case_id: int
    customer_id: int
    by: str
    at: datetime
