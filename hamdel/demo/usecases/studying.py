"""The company has talked with its customers, and its people tell stories of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

from django.db import transaction

from hamdel.accounts.public import person_by_email
from hamdel.conversations.public import Actor
from hamdel.customers.public import customer_names, customers_of
from hamdel.interactions.public import profiles_heard_from
from hamdel.platform import audit
from hamdel.stories.public import (
    Section,
    ToTell,
    add_view,
    compose_vision,
    erase_stories,
    erase_versions,
    tell_story,
)
from hamdel.studies.public import (
    NoSuch,
    ToNote,
    ToPlan,
    ToStudy,
    add_participants,
    add_theme,
    code_quote,
    finish_study,
    give_thanks,
    guide,
    hold_session,
    make_study,
    place_quote,
    plan_session,
    record_consent,
    remove_study,
    save_note,
    take_quote,
)

from ..contracts import SIGN_INS
from ..models import Company
from ..rules.words import read_list

WHO: Final = "hamdel demo"
_PEOPLE: Final = 60  # of the first customers: among whom the lot is drawn
_BEGUN: Final = timedelta(days=25)
_LENGTH: Final = timedelta(minutes=50)


@transaction.atomic
def keep_studies(company: Company, *, now: datetime) -> None:
    """Keep a study that is finished, one that is planned, six stories and the vision."""
    keys = (company.site_key_id, company.server_key_id)
    profiles = sorted(profiles_heard_from(keys, limit=_PEOPLE))
    names = customer_names(set(customers_of(profiles).values()))
    customers = sorted(one for one, name in names.items() if name)
    if not customers:
        return
    said, dice = read_list("studies"), Random(company.seed)
    chosen = dice.sample(customers, len(customers))
    done, ahead = said["finished"], said["planned"]
    people = chosen[: len(done["people"])]
    _finished(done, people, key_id=company.server_key_id, now=now)
    _planned(ahead, chosen[len(people) :][: ahead["people"]], now=now)
    _tell(said, chosen, now=now)


def take_studies_back(*, now: datetime) -> None:
    """Take away what `keep_studies` kept, and nothing that others added."""
    by = Actor(who=WHO)
    for number in _mine("study made"):
        try:
            remove_study(number, by=by, now=now)
        except NoSuch:
            continue  # somebody removed it by hand
    erase_stories(_mine("story told"))
    composed = audit.all_entries(act="vision composed")
    erase_versions([one.after["version"] for one in composed if one.who == WHO])


def _mine(act: str) -> list[int]:
    """The rows that the demo made, as the trail knows them."""
    lines = audit.all_entries(act=act)
    return [int(one.subject.partition(":")[2]) for one in lines if one.who == WHO]


def _colleagues() -> tuple[Actor, Actor]:
    """Who asks, and who watches."""
    found = {one.role: person_by_email(one.email) for one in SIGN_INS}
    asks, watches = (found[role] for role in ("agent", "supervisor"))
    if asks is None or watches is None:
        raise LookupError("the company has no people yet")
    return (
        Actor(who=asks.email, person_id=asks.id, name=asks.name),
        Actor(who=watches.email, person_id=watches.id, name=watches.name),
    )


def _as_demo(by: Actor) -> Actor:
    """Somebody's deed of which the trail says that it was made up."""
    return Actor(who=WHO, person_id=by.person_id, name=by.name)


def _study(said: Mapping[str, Any], *, by: Actor, now: datetime) -> int:
    begins = guide(said["guide"])
    return make_study(
        ToStudy(
            kind=said["kind"],
            title=said["title"],
            goal=said["goal"],
            questions=begins.questions if begins else (),
            consent=begins.consent if begins else "",
        ),
        by=by,
        now=now,
    )


def _finished(
    said: Mapping[str, Any], customers: Sequence[int], *, key_id: int, now: datetime
) -> None:
    both = _colleagues()
    study = _study(said, by=_as_demo(both[0]), now=now - _BEGUN)
    people = add_participants(study, customers, thanks=said["thanks"], now=now - _BEGUN)
    themes = {name: add_theme(study, name, about=about) for name, about in said["themes"].items()}
    for place, (person, talk) in enumerate(zip(people, said["people"], strict=False)):
        at = (now - timedelta(days=talk["day"])).replace(hour=7 + place, minute=30, second=0)
        record_consent(study, person, how="signed", by=both[0], now=at)
        plan = ToPlan(planned_at=at, participant_ids=(person,))
        session = plan_session(study, plan)
        for number, note in enumerate(talk["notes"]):
            _note(_Talk(session, person, both, themes, at), note, key=f"demo{number}")
        hold_session(session, by=both[0], now=at + _LENGTH, key_id=key_id)
        give_thanks(study, person, given=said["thanks"], by=both[0], now=at + _LENGTH)
    finish_study(study, by=both[0], now=now - timedelta(days=12))


@dataclass(frozen=True, slots=True)
class _Talk:
    """A session with one person, who asks and who watches, and the codebook."""

    session: int
    person: int
    both: tuple[Actor, Actor]
    themes: Mapping[str, int]
    at: datetime


def _note(talk: _Talk, said: Mapping[str, Any], *, key: str) -> None:
    thought = said["kind"] == "thought"
    given = ToNote(
        key=key, kind=said["kind"], text=said["text"], mark=said["at"],
        question=said.get("question"), participant_id=None if thought else talk.person,
    )  # fmt: skip
    moment = talk.at + timedelta(seconds=said["at"])
    note = save_note(talk.session, given, by=talk.both[said["by"]], now=moment)
    for one in said.get("quotes", ()):
        quote = take_quote(note.id, one["text"], by=talk.both[0], now=moment)
        place_quote(quote, touchpoint=one["touchpoint"], tone=one["tone"])
        for coder, names in zip(
            talk.both, (one["themes"], one.get("second", one["themes"])), strict=True
        ):
            code_quote(quote, [talk.themes[name] for name in names], by=coder, now=moment)


def _planned(said: Mapping[str, Any], customers: Sequence[int], *, now: datetime) -> None:
    by = _colleagues()[0]
    study = _study(said, by=_as_demo(by), now=now - timedelta(days=3))
    people = add_participants(study, customers, thanks=said["thanks"], now=now)
    for person in people[: said["agreed"]]:
        record_consent(study, person, how="spoken", by=by, now=now)
    at = (now + timedelta(days=said["days"])).replace(hour=13, minute=0, second=0, microsecond=0)
    plan_session(
        study,
        ToPlan(planned_at=at, minutes=90, place=said["place"], participant_ids=tuple(people)),
    )


def _tell(said: Mapping[str, Any], customers: Sequence[int], *, now: datetime) -> None:
    both, told = _colleagues(), []
    for place, one in enumerate(said["story"]):
        at = now - timedelta(days=one["age"])
        given = ToTell(
            title=one["title"], happened=one["happened"], teaches=one["teaches"],
            touchpoint=one["touchpoint"], customer_id=customers[-1 - place % len(customers)],
        )  # fmt: skip
        told.append(tell_story(given, by=_as_demo(both[place % 2]), now=at))
        for number, text in enumerate(one["views"], start=1):
            add_view(told[-1], text, by=both[(place + number) % 2], now=at + timedelta(days=1))
    vision, by = said["vision"], _as_demo(both[1])
    for number, late in enumerate((False, True)):
        parts = [
            Section(one["heading"], one["text"], tuple(told[n] for n in one["stories"]))
            for one in vision["parts"]
            if late or not one.get("later")
        ]
        compose_vision(
            opening=vision["opening"], sections=parts, why=vision["second" if late else "first"],
            base=number, by=by, now=now - timedelta(days=10 - 5 * number),
        )  # fmt: skip
