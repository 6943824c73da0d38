"""Making the company, and letting it grow cohort by cohort."""

from datetime import datetime
from time import monotonic
from typing import Final

from django.db import transaction

from hamdel.accounts.public import create_user
from hamdel.accounts.public import people as sign_ins
from hamdel.interactions.public import newest_moments
from hamdel.platform.instants import to_micros
from hamdel.platform.keys import create_key

from ..contracts import FIRST_PART, PASSWORD, SEED, SIGN_INS, SMALL, WHOLE
from ..models import Company
from ..rules.company import cohort_events
from ..rules.life import DemoEvent
from ..rules.plan import COHORT, Plan
from ..rules.promised import is_promised
from ..rules.surveyed import ASKED, is_answer
from ..rules.talks import is_spoken
from .asking import keep_asking
from .drawing import draw_personas
from .figuring import keep_told_figures
from .following_up import keep_followups
from .grouping import prepare_groups
from .improving import keep_improvements
from .judging import is_told, tell_reasons
from .keeping_promises import keep_promises
from .listening import keep_overheard
from .mapping import keep_map
from .promising import promise_deadlines
from .recording import record_events
from .serving import prepare_routing
from .studying import keep_studies
from .surveying import keep_answers
from .talking import Spoken, keep_talks, prepare_inbox
from .wishing import keep_wishes

WHO: Final = "hamdel demo"
_SMALL_INTENSITY: Final = 0.8
_WHOLE_INTENSITY: Final = 1.35


class NotEmpty(Exception):
    """The installation holds something else: the demo company needs one of its own."""


def make_company(*, people: int = WHOLE, now: datetime, seed: int = SEED) -> bool:
    """Make the company that ends `now`, with its people who serve and its first customers.

    A small one (up to `SMALL` people) is whole at once; the rest of a larger one is filled in by
    `fill_some`. Returns False where the company is there already. Raises NotEmpty where the
    installation holds anything else.
    """
    if Company.objects.exists():
        return False
    if sign_ins() or newest_moments(limit=1):
        raise NotEmpty
    with transaction.atomic():
        company = _begin(people=people, now=now, seed=seed)
    while company.people_done < (people if people <= SMALL else FIRST_PART):
        _fill_cohort(company, now=now)
    keep_wishes(company, now=now)
    keep_studies(company, now=now)
    keep_asking(now=now)
    keep_followups(now=now)
    keep_map(now=now)
    keep_told_figures(now=now)
    keep_improvements(_plan(company), now=now)
    return True


def fill_some(*, now: datetime, seconds: float) -> bool:
    """Fill in further people for about so many seconds; False where there is nothing left to do."""
    company = Company.objects.filter(finished_at=None, removing_at=None).first()
    if company is None:
        return False
    until = monotonic() + seconds
    while company.finished_at is None and monotonic() < until:
        _fill_cohort(company, now=now)
    return True


def _begin(*, people: int, now: datetime, seed: int) -> Company:
    for one in SIGN_INS:
        create_user(
            email=one.email, name=one.name, role=one.role, password=PASSWORD, who=WHO, now=now
        )
    site, _ = create_key(name="سایت و برنامهٔ رکاب", scopes=("ingest",), now=now, who=WHO)
    server, _ = create_key(name="سامانهٔ رکاب", scopes=("ingest", "write"), now=now, who=WHO)
    prepare_inbox(now=now)
    prepare_routing(now=now)
    promise_deadlines(now=now)
    prepare_groups(now=now)
    draw_personas(now=now)
    keep_overheard(now=now)
    return Company.objects.create(
        seed=seed,
        made_at=now,
        people=people,
        intensity=_SMALL_INTENSITY if people <= SMALL else _WHOLE_INTENSITY,
        site_key_id=site.id,
        server_key_id=server.id,
    )


def _plan(company: Company) -> Plan:
    return Plan(company.seed, to_micros(company.made_at), company.people, company.intensity)


def _fill_cohort(company: Company, *, now: datetime) -> None:
    """Record the next cohort; told again after a crash, its events are known by their ids."""
    plan = _plan(company)
    first = company.people_done + 1
    numbers = range(first, min(first + COHORT, company.people + 1))
    spoken: list[Spoken] = []
    judged: list[tuple[DemoEvent, int]] = []
    surveyed: list[Spoken] = []
    promised: list[Spoken] = []

    def note(event: DemoEvent, interaction_id: int, profile_id: int) -> None:
        if is_spoken(event, plan):
            spoken.append((event, interaction_id, profile_id))
        if is_promised(event, plan):
            promised.append((event, interaction_id, profile_id))
        if is_told(event, plan):
            judged.append((event, profile_id))
        if event.call.get("event") in ASKED or is_answer(event):
            surveyed.append((event, interaction_id, profile_id))

    company.events += record_events(company, cohort_events(plan, numbers), now=now, told=note)
    keep_talks(plan, spoken, now=now)
    keep_promises(plan, promised)
    tell_reasons(judged)
    keep_answers(company, plan, surveyed, now=now)
    company.people_done = numbers[-1]
    if company.people_done == company.people:
        company.finished_at = now
    company.save(update_fields=["events", "people_done", "finished_at"])
