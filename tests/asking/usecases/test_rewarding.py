"""A code each, a place each, once; and the draw comes out the same for whoever runs it."""

import hashlib
import hmac
import json
from typing import Any

import pytest
from django.test import Client

from hamdel.asking import after_answers
from hamdel.asking.contracts import IncentiveGiven, NoSuchIncentive, Refused
from hamdel.asking.models import Code, Entry
from hamdel.asking.personal import count_gifts, drop_gifts, gifts_held
from hamdel.asking.queries.incentives import incentive, winners_of
from hamdel.asking.rules.draw import problems_of, stands_in
from hamdel.asking.usecases.incentives import (
    add_codes,
    close_draw,
    draw_winners,
    offer_incentive,
)
from hamdel.asking.usecases.rewarding import enter_answers
from hamdel.channels.models import Delivery
from hamdel.channels.public import AccountFacts
from hamdel.interactions.public import log_after
from hamdel.platform.followers import Rows
from hamdel.surveys.public import (
    ResponseFacts,
    ToInvite,
    ToRecord,
    invite,
    record_response,
    response,
)
from tests.asking.conftest import Person
from tests.ground.cast import NOW


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page that thanks looks at the clock."""
    monkeypatch.setattr(after_answers, "system_now", lambda: NOW)


def answered(survey: int, profile: int | None, *, invited: bool = True) -> ResponseFacts:
    """Somebody's whole answer."""
    made = None
    if profile is not None and invited:
        made = invite(ToInvite(survey_id=survey, profile_id=profile, channel="email"), now=NOW).id
    wanted = ToRecord(survey_id=survey, profile_id=profile, invitation_id=made, score=9)
    found = response(record_response(wanted, now=NOW).id)
    assert found is not None
    return found


def follow() -> None:
    """The log's follower sees to what was answered."""
    rows: Rows = [moment for _, moment, _ in log_after(0, 100)[0]]
    after_answers.FOLLOWER.act([one for one in rows if one.action == "Survey Answered"])


def test_each_code_is_given_once_to_one_answer_and_person_shown_and_sent(
    survey: int, person: Person, mailbox: AccountFacts
) -> None:
    offered = IncentiveGiven(survey_id=survey, kind="codes", name="نوروز", text="ده درصد.")
    incentive_id = offer_incentive(offered, who="leila", now=NOW)
    assert add_codes(incentive_id, ["A", "B", "A"], who="leila", now=NOW) == 2
    assert add_codes(incentive_id, ["B"], who="leila", now=NOW) == 0
    mina = person()
    first, second = answered(survey, mina), answered(survey, mina)
    shown = [after_answers.show_code(one) for one in (first, first, second)]
    assert [one and (one.code, one.text) for one in shown] == [("A", "ده درصد.")] * 3
    assert after_answers.show_code(answered(survey, None)) is None  # found by the public link
    assert after_answers.show_code(answered(survey, person("b"), invited=False)) is None
    last = after_answers.show_code(answered(survey, person("c")))
    assert last is not None
    assert last.code == "B"
    assert after_answers.show_code(answered(survey, person("d"))) is None  # there are no more
    follow()
    follow()
    sent = Delivery.objects.order_by("pk").values_list("recipient", "payload")
    assert [to for to, _ in sent] == ["mina@example.ir", "c@example.ir"]
    assert "کد شما: A" in json.loads(sent[0][1])["text"]
    (held,) = gifts_held([mina])
    assert held["code"] == "A"
    assert count_gifts([mina]) == drop_gifts([mina]) == 1
    assert Code.objects.get(code="A").given_at == NOW  # spent all the same


def run_again(told: dict[str, Any]) -> list[str]:
    """The draw from its description alone."""
    seed = bytes.fromhex(told["seed"])
    assert hashlib.sha256(b"hamdel-draw/1 seed\n" + seed).hexdigest() == told["commitment"]
    key = hashlib.sha256(b"hamdel-draw/1 key\n" + seed + told["public_value"].encode()).digest()
    order = sorted(told["entrants"], key=lambda one: hmac.digest(key, one.encode(), "sha256"))
    return order[: told["winners"]]


@pytest.fixture
def draw(survey: int, person: Person) -> int:
    """A draw of two prizes with six people in it."""
    offered = IncentiveGiven(
        survey_id=survey, kind="draw", name="دوچرخه", prize="یک دوچرخه", winners=2,
        public_value_is="TEDPIX, 1405-10-01",
    )  # fmt: skip
    incentive_id = offer_incentive(offered, who="leila", now=NOW)
    people = [person(f"p{n}") for n in range(6)]
    tickets = [after_answers.show_ticket(answered(survey, one)) for one in [*people, people[0]]]
    assert tickets[0] == tickets[6]
    return incentive_id


def page_of(incentive_id: int) -> str:
    facts = incentive(incentive_id)
    assert facts is not None
    assert facts.draw is not None
    return f"/draws/{facts.draw.token}"


def test_a_draw_is_public_from_its_commitment_to_its_seed(
    draw: int, survey: int, person: Person, stranger: Client
) -> None:
    page = page_of(draw)
    before = stranger.get(f"{page}/file").json()
    assert (before["state"], before["seed"], before["list"]) == ("open", "", "")
    with pytest.raises(Refused):
        draw_winners(draw, public_value="1", who="leila", now=NOW)
    close_draw(draw, who="leila", now=NOW)
    closed = stranger.get(f"{page}/file").json()
    assert after_answers.show_ticket(answered(survey, person("late"))) is None
    with pytest.raises(Refused):
        draw_winners(draw, who="leila", now=NOW)  # the announced value is missing
    draw_winners(draw, public_value="2843110", who="leila", now=NOW)
    draw_winners(draw, public_value="another", who="leila", now=NOW)  # it is drawn
    told = stranger.get(f"{page}/file").json()
    assert told["result"] == run_again(told)
    assert (told["public_value"], len(told["entrants"])) == ("2843110", 6)
    assert problems_of(told, earlier=closed) == problems_of(told, earlier=before) == []
    assert not any(word in json.dumps(told) for word in ("example.ir", "0912", "p1"))
    shown = stranger.get(page).content.decode()
    assert told["seed"] in shown
    assert told["result"][0] in shown
    assert "import hamdel" not in stranger.get("/draws/verify_draw.py").content.decode()


def test_winners_can_prove_it_and_who_is_erased_leaves_the_hash_alone(
    draw: int, stranger: Client
) -> None:
    close_draw(draw, who="leila", now=NOW)
    draw_winners(draw, public_value="1", who="leila", now=NOW)
    told = stranger.get(f"{page_of(draw)}/file").json()
    entry = Entry.objects.get(place=1)
    best = winners_of(entry.draw_id)[0]
    assert (best.customer_id, best.entry) == (entry.profile_id, entry.entry)
    assert entry.entry.startswith("phone:+98912")
    assert stands_in(told, f"{entry.entry} {entry.salt}") == "won"
    assert drop_gifts([entry.profile_id or 0]) == 1
    assert stranger.get(f"{page_of(draw)}/file").json() == told
    assert winners_of(entry.draw_id)[0].customer_id is None


def test_who_answered_before_can_be_let_in(survey: int, person: Person) -> None:
    for n in range(3):
        answered(survey, person(f"p{n}"))
    answered(survey, None)
    offered = IncentiveGiven(survey_id=survey, kind="draw", name="d", prize="p")
    incentive_id = offer_incentive(offered, who="leila", now=NOW)
    assert enter_answers(incentive_id, most=10, now=NOW) == 3  # nobody's own answer is not invited
    assert enter_answers(incentive_id, most=10, now=NOW) == Entry.objects.count() == 3


def test_what_can_not_be_offered_is_refused(survey: int) -> None:
    right = {"survey_id": survey, "kind": "draw", "name": "x", "prize": "y"}
    wrong: dict[str, dict[str, Any]] = {
        "survey_id": {"survey_id": 0}, "name": {"name": ""}, "prize": {"prize": " "},
        "winners": {"winners": 0},
    }  # fmt: skip
    for field, change in wrong.items():
        with pytest.raises(Refused) as refused:
            offer_incentive(IncentiveGiven(**{**right, **change}), who="l", now=NOW)
        assert refused.value.field == field
    with pytest.raises(NoSuchIncentive):
        close_draw(0, who="l", now=NOW)
