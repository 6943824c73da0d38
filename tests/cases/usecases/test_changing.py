"""Of many who take a case at once, one gets it; others are told what happened."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from hamdel.accounts.public import create_user
from hamdel.cases.models import Case
from hamdel.cases.public import (
    CaseAssigned,
    CaseChanged,
    CaseClosed,
    CaseOpened,
    CaseReopened,
    Changed,
    ToOpen,
    assign_case,
    close_case,
    open_case,
    reopen_case,
)
from hamdel.platform import events
from tests.cases.conftest import SARA
from tests.ground.cast import NOW, Player


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_gets_it(customer: int) -> None:
    case_id = open_case(ToOpen(title="انتقال", customer_id=customer), by=SARA, now=NOW)
    people = [
        create_user(email=f"p{n}@hamdel.example", name=f"p{n}", role="agent", now=NOW, who="leila")
        for n in range(8)
    ]
    ids = [getattr(one, "id", one) for one in people]

    def take(person: int) -> bool:
        try:
            assign_case(case_id=case_id, owner_id=person, team_id=None, by=SARA, now=NOW)
        except Changed:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(8) as pool:
        got = list(pool.map(take, ids))
    assert got.count(True) == 1
    assert Case.objects.get().owner_id == ids[got.index(True)]


@pytest.mark.django_db(transaction=True)
def test_others_hear_of_it(customer: int, sara: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    for kind in (CaseOpened, CaseAssigned, CaseChanged, CaseClosed, CaseReopened):
        monkeypatch.setitem(events._handlers, kind, [lambda one: heard.append(type(one).__name__)])
    case_id = open_case(ToOpen(title="پرسش", customer_id=customer), by=SARA, now=NOW)
    assign_case(case_id=case_id, owner_id=sara.user_id, team_id=None, by=SARA, now=NOW)
    close_case(case_id=case_id, outcome="withdrawn", by=SARA, now=NOW)
    close_case(case_id=case_id, outcome="withdrawn", by=SARA, now=NOW)
    reopen_case(case_id=case_id, by=SARA, now=NOW)
    reopen_case(case_id=case_id, by=SARA, now=NOW)
    told = [one for one in heard if one != "CaseChanged"]
    assert told == ["CaseOpened", "CaseAssigned", "CaseClosed", "CaseReopened"]
    assert heard.count("CaseChanged") == 3
