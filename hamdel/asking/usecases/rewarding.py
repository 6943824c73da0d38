"""Who answered gets what was offered: a code of their own, or a place in a draw; once an answer and person."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import transaction

from hamdel.channels.public import CanNotSend, send_message
from hamdel.customers.public import (
    CustomerFacts,
    customer_facts,
    customer_of,
    profiles_beside,
)
from hamdel.platform.placeholders import fill_in
from hamdel.surveys.public import ResponseFacts, responses_of_survey, survey

from ..models import Code, Draw, Entry, Incentive
from ..queries.reaching import senders, way_back
from ..rules.draw import hash_of
from ..words import CODE_MESSAGE, TICKET, in_words
from .incentives import hold

_NAMING: Final = ("phone", "email", "user_id", "crm_id", "telegram", "bale")


@dataclass(frozen=True, kw_only=True)
class Gift:
    """What somebody has for an answer: words, a code to copy, the page of a draw."""

    text: str
    code: str = ""
    link: str = ""


def gifts_for(response: ResponseFacts, *, now: datetime) -> list[Gift]:
    """Give what is offered for an answer, and say what that is; again it is the same."""
    if not response.complete:
        return []
    offered = Incentive.objects.filter(survey_id=response.survey_id, enabled=True)
    found = []
    for one in offered.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            gift = _give(hold(one), response, now)
        if gift is not None:
            found.append(gift)
    return found


def enter_answers(incentive_id: int, *, most: int, now: datetime) -> int:
    """Give to those who answered before it was offered, the newest `most`; returns how many got it."""
    survey_id = Incentive.objects.values_list("survey_id", flat=True).get(pk=incentive_id)
    answers = responses_of_survey(survey_id, limit=most)
    with transaction.atomic():
        row = hold(incentive_id)
        return sum(_give(row, one, now) is not None for one in answers)


def _give(row: Incentive, response: ResponseFacts, now: datetime) -> Gift | None:
    late = row.ends_at is not None and response.answered_at >= row.ends_at
    if late or (row.only_invited and response.invitation_id is None):
        return None
    if row.kind == "draw":
        entry = _entry(Draw.objects.get(incentive=row), response, now)
        return None if entry is None else _ticket(row, entry, response)
    code = _code(row, response, now)
    return None if code is None else Gift(text=row.text, code=code.code)


def _theirs(response: ResponseFacts) -> list[int]:
    return [] if response.profile_id is None else profiles_beside([response.profile_id])


def _code(row: Incentive, response: ResponseFacts, now: datetime) -> Code | None:
    """The code of an answer: the one given before to it or to its person, else the next one; None left."""
    given = Code.objects.filter(incentive=row)
    known = (
        given.filter(response_id=response.id).first()
        or given.filter(profile_id__in=_theirs(response)).first()
    )
    if known is not None:
        return known
    code = given.filter(given_at=None).order_by("pk").first()
    if code is not None:
        code.response_id, code.profile_id, code.given_at = response.id, response.profile_id, now
        code.save()
    return code


def _entry(draw: Draw, response: ResponseFacts, now: datetime) -> Entry | None:
    """The place in a draw of an answer or its person; None where entries are closed."""
    entries = Entry.objects.filter(draw=draw)
    known = (
        entries.filter(response_id=response.id).first()
        or entries.filter(profile_id__in=_theirs(response)).first()
    )
    if known is not None:
        return known
    if draw.state != "open" or (draw.closes_at is not None and now >= draw.closes_at):
        return None
    entry, salt = _named(response), secrets.token_hex(16)
    return Entry.objects.create(
        draw=draw,
        hash=hash_of(draw.token, entry, salt),
        entry=entry,
        salt=salt,
        profile_id=response.profile_id,
        response_id=response.id,
        at=now,
    )


def _named(response: ResponseFacts) -> str:
    """By what somebody can show that an entry is theirs: an identifier vouched for, else a random word."""
    customer = None if response.profile_id is None else customer_of(response.profile_id)
    facts = None if customer is None else customer_facts(customer)
    known = {one.kind: one.value for one in facts.identifiers if one.verified} if facts else {}
    kind = next((one for one in _NAMING if one in known), None)
    return f"{kind}:{known[kind]}" if kind else f"ticket:{secrets.token_hex(8)}"


def _ticket(row: Incentive, entry: Entry, response: ResponseFacts) -> Gift:
    link = f"{settings.BASE_URL}/draws/{entry.draw.token}"
    words = in_words(TICKET, response.language)
    ticket = f"{entry.entry} {entry.salt}"
    values = {"text": row.text, "ticket": ticket, "link": link}
    return Gift(text=fill_in(words, values).strip(), link=link)


def send_codes(response: ResponseFacts, *, now: datetime) -> int:
    """Send somebody the codes of their answer, each once; returns how many go out."""
    rows = Code.objects.filter(response_id=response.id, sent="").select_related("incentive")
    customer = None if response.profile_id is None else customer_of(response.profile_id)
    facts = None if customer is None else customer_facts(customer)
    return sum(_send(row, facts, response, now) for row in rows) if facts is not None else 0


def _send(row: Code, facts: CustomerFacts, response: ResponseFacts, now: datetime) -> bool:
    reach = way_back(facts, response, senders())
    about = survey(response.survey_id)
    row.sent = "nowhere" if reach is None else reach.kind
    if reach is not None:
        values = {"text": row.incentive.text, "code": row.code}
        text = fill_in(in_words(CODE_MESSAGE, response.language), values)
        try:
            with transaction.atomic():
                send_message(
                    account_id=reach.account_id,
                    key=f"asking.code:{row.pk}",
                    recipient=reach.recipient,
                    profile_id=row.profile_id,
                    text=" ".join(text.split()),
                    automatic=True,
                    now=now,
                    subject="" if about is None else about.title,
                    name=facts.called,
                )
        except CanNotSend as refused:
            row.sent = refused.reason
    row.save(update_fields=["sent"])
    return reach is not None and row.sent == reach.kind
