"""What in a customer's story may make them turn to us: causes, each with its evidence. Pure.

Something failed or was given up, nobody answered, an order is late or has just come, a promise is
broken or open, a bill or renewal is due or was just paid, a refund is awaited, a message was unhappy,
one page of help was looked at again and again. What later went well takes its cause away.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from ..contracts import Moment

LOOKED_BACK: Final = timedelta(days=30)
MOST_EVIDENCE: Final = 5

_STATUS: Final = re.compile(
    r"\s+(?:failed|completed|succeeded|denied|rejected|abandoned|overdue|issued|paid|started|made|kept"
    r"|broken|requested|refunded|shipped|delivered|delayed|renewed|ended|missed|answered|sent|received"
    r"|verified|declined|cancelled|canceled|error)$",
    re.IGNORECASE,
)
_CONTACT: Final = re.compile(
    r"^(?:message|call|chat|email|e-mail|form|ticket|case|conversation)\b", re.IGNORECASE
)
_ORDERED: Final = frozenset({"order completed", "order placed", "order shipped", "order delayed"})
_ARRIVED: Final = frozenset(
    {"order delivered", "order cancelled", "order canceled", "order refunded"}
)
_ORDER_TAKES: Final = timedelta(days=3)
_DAYS: Final = {
    "failed": timedelta(days=14),
    "abandoned": timedelta(days=3),
    "unhappy": timedelta(days=7),
    "repeated": timedelta(days=3),
    "unanswered": timedelta(days=4),
    "due": timedelta(days=8),
    "late": timedelta(days=30),
    "refund": timedelta(days=21),
    "promise": timedelta(days=21),
    "just": timedelta(days=3),
}
# What people ask about after it went well: did it arrive whole, was the right amount taken?
_JUST: Final = frozenset({"order delivered", "subscription renewed", "refund completed"})
_UNHAPPY: Final = -0.3
# They are turning to us at this moment: that is no reason for it.
_THIS_CONTACT: Final = timedelta(minutes=3)
_AGAIN: Final = 3  # looks at one page that tell of a question


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Why somebody may turn to us. `evidence`: ids of interactions, the newest first.

    `kind` is a key of `ranking.WEIGHTS` or of a registered source; `topic` is what it is about, the
    action without its end («Transfer» of «Transfer Failed»); `detail` is a word of the event, like an
    error or a product. `widespread`: how many people met the same in the last hour, 0 where no more
    than usual.
    """

    kind: str
    topic: str
    touchpoint: str | None
    at: datetime
    evidence: tuple[int, ...]
    times: int = 1
    amount_irr: int | None = None
    detail: str = ""
    widespread: int = 0


def causes_in(moments: Sequence[Moment], *, now: datetime) -> list[Cause]:
    """Find the causes in a story, its newest moments first."""
    recent = [one for one in moments if now - LOOKED_BACK <= one.occurred_at <= now]
    finders: tuple[Callable[[Sequence[Moment], datetime], Iterable[Cause]], ...] = (
        _gone_wrong, _unanswered, _orders, _promises, _dues, _refunds, _unhappy, _repeated, _just,
    )  # fmt: skip
    return [cause for find in finders for cause in find(recent, now)]


def topic_of(action: str) -> str:
    """What an action is about: «Transfer» of «Transfer Failed»."""
    return _STATUS.sub("", action.strip()) or action


def _within(kind: str, moment: Moment, now: datetime) -> bool:
    return now - moment.occurred_at <= _DAYS[kind]


def _gone_wrong(moments: Sequence[Moment], now: datetime) -> Iterable[Cause]:
    """Failures and what was given up, one cause a topic; a later success ends it."""
    solved: set[str] = set()
    found: dict[tuple[str, str], Cause] = {}
    for one in moments:
        topic = topic_of(one.action)
        if _CONTACT.match(one.action) or topic == "Promise":
            continue
        if one.outcome == "success":
            solved.add(topic)
        kind = {"failure": "failed", "abandoned": "abandoned"}.get(one.outcome or "")
        if kind is None or topic in solved or not _within(kind, one, now):
            continue
        key = (kind, topic)
        found[key] = _more(found[key], one) if key in found else _cause(kind, one, topic)
    return found.values()


def _unanswered(moments: Sequence[Moment], now: datetime) -> Iterable[Cause]:
    """They wrote or rang, and nobody has answered since."""
    waiting: list[Moment] = []
    for one in moments:
        action = one.action.lower()
        if not _CONTACT.match(action):
            continue
        if action.endswith(("sent", "answered", "resolved", "handed off")):
            break
        if (
            action.endswith(("received", "missed", "submitted", "started"))
            or one.outcome == "abandoned"
        ):
            waiting.append(one)
    fresh = [
        one
        for one in waiting
        if _within("unanswered", one, now) and now - one.occurred_at > _THIS_CONTACT
    ]
    if fresh:
        cause = _cause("unanswered", fresh[0], topic_of(fresh[0].action))
        for one in fresh[1:]:
            cause = _more(cause, one)
        yield replace(cause, detail=_said(fresh[0]))


def _orders(moments: Sequence[Moment], now: datetime) -> Iterable[Cause]:
    """Orders on their way for longer than they take, or said to be delayed."""
    arrived: set[str] = set()
    seen: dict[str, list[Moment]] = {}
    for one in moments:
        order = _of(one, "order_id", "orderId")
        action = one.action.lower()
        if not order:
            continue
        if action in _ARRIVED:
            arrived.add(order)
        elif action in _ORDERED or action == "order tracked":
            seen.setdefault(order, []).append(one)
    for order, steps in seen.items():
        if order in arrived:
            continue
        first = steps[-1]
        delayed = any(one.action.lower() == "order delayed" for one in steps)
        late = delayed or now - first.occurred_at > _ORDER_TAKES
        cause = _cause("late" if late else "on_way", steps[0], "Order")
        for one in steps[1:]:
            cause = _more(cause, one)
        yield replace(cause, detail=order, at=first.occurred_at if late else steps[0].occurred_at)


def _promises(moments: Sequence[Moment], now: datetime) -> Iterable[Cause]:
    """Promises that were broken, and those still open."""
    settled: set[str] = set()
    for one in moments:
        action = one.action.lower()
        if not action.startswith("promise ") or not _within("promise", one, now):
            continue
        what = _of(one, "title", "promise", "what")
        if action in {"promise kept", "promise withdrawn"}:
            settled.add(what)
        elif action == "promise broken" and what not in settled:
            settled.add(what)
            yield replace(_cause("promise_broken", one, "Promise"), detail=what)
        elif action == "promise made" and what not in settled:
            settled.add(what)
            yield replace(_cause("promise_open", one, "Promise"), detail=what)


def _dues(moments: Sequence[Moment], now: datetime) -> Iterable[Cause]:
    """Bills and renewals that were announced and are not paid."""
    paid: set[str] = set()
    for one in moments:
        action = one.action.lower()
        topic = "Subscription" if "renew" in action else topic_of(one.action)
        if action.endswith((" paid", " renewed")):
            paid.add(topic)
        elif (
            action.endswith((" issued", "reminder sent", " overdue", " due"))
            and topic not in paid
            and _within("due", one, now)
        ):
            paid.add(topic)
            yield _cause("due", one, topic)


def _refunds(moments: Sequence[Moment], now: datetime) -> Iterable[Cause]:
    """Money asked back that has not come."""
    for one in moments:
        action = one.action.lower()
        if "refund" not in action:
            continue
        if action.endswith(("requested", "started")) and _within("refund", one, now):
            yield _cause("refund", one, "Refund")
        return


def _unhappy(moments: Sequence[Moment], now: datetime) -> Iterable[Cause]:
    """The last thing they wrote was unhappy, and nothing went well since."""
    for one in moments:
        if one.action.lower() in {"case resolved", "promise kept"}:
            return
        felt = one.sentiment
        if one.text and felt is not None and _within("unhappy", one, now):
            if felt <= _UNHAPPY and not _CONTACT.match(one.action):
                yield replace(_cause("unhappy", one, topic_of(one.action)), detail=_said(one))
            return


def _repeated(moments: Sequence[Moment], now: datetime) -> Iterable[Cause]:
    """One page of help looked at again and again."""
    looks: dict[str, list[Moment]] = {}
    for one in moments:
        action = one.action.lower()
        if _within("repeated", one, now) and action.startswith(
            ("viewed help", "help ", "article ")
        ):
            looks.setdefault(_of(one, "title", "name") or one.action, []).append(one)
    for title, found in looks.items():
        if len(found) >= _AGAIN:
            cause = _cause("repeated", found[0], "Help")
            for one in found[1:]:
                cause = _more(cause, one)
            yield replace(cause, detail=title)


def _just(moments: Sequence[Moment], now: datetime) -> Iterable[Cause]:
    """What has just been done, that people turn to us about."""
    told: set[str] = set()
    for one in moments:
        topic = topic_of(one.action)
        if one.action.lower() in _JUST and topic not in told and _within("just", one, now):
            told.add(topic)
            yield replace(_cause("just", one, topic), detail=_of(one, "order_id", "plan", "title"))


def _cause(kind: str, moment: Moment, topic: str) -> Cause:
    return Cause(
        kind=kind,
        topic=topic,
        touchpoint=moment.touchpoint,
        at=moment.occurred_at,
        evidence=(moment.id,),
        amount_irr=moment.amount_irr,
        detail=_of(moment, "error", "reason", "product", "title"),
    )


def _more(cause: Cause, moment: Moment) -> Cause:
    return replace(
        cause,
        times=cause.times + 1,
        evidence=(*cause.evidence, moment.id)[:MOST_EVIDENCE],
        amount_irr=cause.amount_irr if cause.amount_irr is not None else moment.amount_irr,
    )


def _of(moment: Moment, *names: str) -> str:
    values: list[Any] = [moment.properties.get(name) for name in names]
    return next((str(one)[:120] for one in values if isinstance(one, str | int) and one), "")


def _said(moment: Moment) -> str:
    return moment.text[:120]
