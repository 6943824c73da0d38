"""Those who asked are told that it is done: each once, however many workers look."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings as program
from django.db import transaction

from hamdel.channels.public import CanNotSend, DeliveryFacts, send_message
from hamdel.customers.public import CustomerFacts, customer_facts, customer_of
from hamdel.interactions.public import keep_log_still
from hamdel.platform import options
from hamdel.platform.derived_keys import derived_key
from hamdel.platform.instants import to_micros
from hamdel.platform.jobs import claim_due, fail
from hamdel.platform.placeholders import fill_in

from ..contracts import PURPOSE
from ..models import Idea, Telling, Voice
from ..queries.reaching import Open, asker_of, open_accounts, ways_to
from ..rules.tokens import stop_token
from ..rules.ways import Way, verdict
from ..rules.wording import SUBJECTS, TEXTS, hello, tidy
from ..settings import TEXT
from .held import hold_root
from .recording import Moment, record

STOP_KEY: Final = "refusing news of ideas"
_AT_ONCE: Final = 50
_LEASE: Final = timedelta(minutes=2)
_LATER: Final = timedelta(days=1)
_GIVES_UP: Final = timedelta(days=30)
_WAITS: Final = ("held", "frequency")


@dataclass(frozen=True, slots=True)
class Turn:
    """A telling whose turn it is, with the idea that speaks for it, held."""

    row: Telling
    idea: Idea
    now: datetime


def tell_askers(*, now: datetime) -> int:
    """Tell those whose turn it is; returns how many were looked at.

    What is handed to the channel and that the row is done are one transaction: a worker that dies in
    between did nothing.
    """
    rows = claim_due(Telling, now=now, limit=_AT_ONCE, lease=_LEASE)
    by = open_accounts() if rows else {}
    for row in rows:
        try:
            with transaction.atomic():
                keep_log_still()
                _tell(row, by, now)
        except Exception as error:  # noqa: BLE001 - one asker's trouble is not another's
            fail(row, error=error, now=now)
    return len(rows)


def note_outcome(delivery: DeliveryFacts, now: datetime) -> None:
    """Note what became of a message; one that certainly did not arrive is tried by the next way.

    Called by channels in the transaction that writes it, with the log held still.
    """
    row = Telling.objects.select_for_update().filter(delivery_id=delivery.id).first()
    if row is None:
        return
    row.problem = delivery.problem[:500]
    if delivery.state == "sent":
        # Also where a person sent again what was refused: then no other way is tried any more.
        row.state, row.lease_until = "done", None
        row.outcome, row.told_at = "sent", row.told_at or delivery.sent_at or now
        moment = Moment(
            action="Idea Done Told",
            profile_id=row.profile_id,
            key=f"told:{row.pk}",
            channel=delivery.kind,
            at=row.told_at,
        )
        record(Idea.objects.get(pk=row.idea_id), moment, who="hamdel", now=now)
    elif delivery.state == "refused":
        row.tried = " ".join([*row.tried.split(), delivery.kind])[:200]
        row.state, row.due_at, row.outcome = "waiting", now, ""
        row.attempts = 0
    else:
        row.outcome = "unknown"
    row.save()


def stop_link(telling_id: int) -> str:
    """The address by which whoever is told refuses such news."""
    token = stop_token(telling_id, key=derived_key(STOP_KEY))
    return f"{program.BASE_URL}/ideas/stop/{token}"


def _tell(claimed: Telling, by: Open, now: datetime) -> None:
    idea = hold_root(claimed.idea_id)
    row = (
        Telling.objects.select_for_update()
        .filter(pk=claimed.pk, state="running", lease_until=claimed.lease_until)
        .first()
    )
    if row is None:
        return
    customer = customer_of(row.profile_id)
    facts = None if customer is None else customer_facts(customer)
    if facts is None or idea.state != "done":
        row.delete()
        return
    own = Voice.objects.filter(idea__root=idea.pk, profile__in=facts.profiles)
    voices = list(own.order_by("at", "pk"))
    heard = any(one.how == "team" for one in voices)
    why, ways = verdict(asker_of(facts, voices), ways_to(facts, heard=heard, by=by))
    if why == "untold":
        row.delete()
        return
    ways = [one for one in ways if one.kind not in row.tried.split()]
    if why or not ways:
        _end(row, why or ("failed" if row.tried else "no_way"), problem=row.problem)
        return
    language = voices[-1].language if voices else "fa"
    _send(Turn(row, idea, now), facts, ways, language)


def _send(turn: Turn, facts: CustomerFacts, ways: list[Way], language: str) -> None:
    """Hand the message to the first way that takes it; who is held, or had enough today, has it later."""
    row, problem = turn.row, ""
    for way in ways:
        try:
            with transaction.atomic():
                delivery = _hand_over(turn, facts, way, language)
        except CanNotSend as refused:
            problem = str(refused)
            if refused.reason in _WAITS:
                _later(row, problem, turn.now)
                return
            if refused.reason == "consent":
                _end(row, "opted_out", problem=problem)
                return
        else:
            row.kind, row.recipient, row.delivery_id = way.kind, way.recipient, delivery.id
            _end(row, "passed")
            return
    _end(row, "no_way", problem=problem)


def _hand_over(turn: Turn, facts: CustomerFacts, way: Way, language: str) -> DeliveryFacts:
    row, idea = turn.row, turn.idea
    values = {
        "hello": hello(facts.name, language),
        "name": facts.name,
        "title": idea.title,
        "answer": idea.answer,
        "link": f"{program.BASE_URL}/ideas/{idea.pk}",
        "stop": stop_link(row.pk),
    }
    text = str(options.get(TEXT)) or TEXTS[language]
    return send_message(
        account_id=way.account_id,
        key=f"idea-told:{row.pk}:{to_micros(row.made_at)}:{way.kind}",
        recipient=way.recipient,
        profile_id=row.profile_id,
        text=tidy(fill_in(text, values)),
        subject=" ".join(fill_in(SUBJECTS[language], values).split()),
        name=facts.name,
        purpose=PURPOSE,
        automatic=True,
        now=turn.now,
    )


def _end(row: Telling, outcome: str, *, problem: str = "") -> None:
    row.state, row.lease_until, row.error = "done", None, ""
    row.outcome, row.problem = outcome, problem[:500]
    row.save()


def _later(row: Telling, problem: str, now: datetime) -> None:
    """Not now: something is open with them, or they had a message today; tomorrow, for a month."""
    if now - row.made_at > _GIVES_UP:
        _end(row, "held_long", problem=problem)
        return
    row.state, row.lease_until, row.attempts = "waiting", None, 0
    row.due_at, row.problem = now + _LATER, problem[:500]
    row.save()
