"""What is written of a person is what the rules see."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hamdel.platform import audit
from hamdel.routing.contracts import Refused, ToServe
from hamdel.routing.queries.agents import skills, team_now
from hamdel.routing.queries.settings import USUAL, settings_now
from hamdel.routing.usecases.agents import add_skill, remove_skill, write_agent
from hamdel.routing.usecases.rules import add_rule
from tests.ground.cast import NOW, Player
from tests.routing.conftest import BY, Serve, needing


@pytest.mark.django_db
def test_a_shift_with_a_break_is_kept_and_told(serve: Serve, sara: Player) -> None:
    """NOW is noon on a Sunday in Tehran."""
    week = ("", "۸-۱۱، ۱۲-۱۶", "", "", "", "", "")
    serve(sara, week=week, languages=("fa", "en"), capacity=150)
    (facts,) = team_now(settings_now(), now=NOW).facts
    assert facts.week == ("", "08:00-11:00, 12:00-16:00", "", "", "", "", "")
    assert (facts.on_shift, facts.capacity, facts.languages) == (True, 150, ("fa", "en"))
    assert facts.shift_ends_at == NOW + timedelta(hours=4)
    (before,) = team_now(settings_now(), now=NOW - timedelta(minutes=30)).agents
    assert not before.on_shift


@pytest.mark.django_db
def test_two_writings_of_a_skill_are_one_and_a_needed_one_stays(
    payments: str, serve: Serve, sara: Player
) -> None:
    assert str(add_skill(name=" پرداخت ", by=BY, now=NOW).id) == payments
    serve(sara, skills={int(payments): 4})
    assert [(one.name, one.people) for one in skills()] == [("پرداخت", 1)]
    add_rule(needing(payments), by=BY, now=NOW)
    with pytest.raises(Refused):
        remove_skill(skill_id=int(payments), by=BY, now=NOW)
    other = add_skill(name="وام", by=BY, now=NOW)
    remove_skill(skill_id=other.id, by=BY, now=NOW)
    assert len(skills()) == 1


@pytest.mark.django_db
def test_what_was_written_is_in_the_trail_once(sara: Player, payments: str) -> None:
    said = ToServe(skills={int(payments): 2}, languages=("fa",))
    for _ in range(2):
        write_agent(person_id=sara.user_id, said=said, by=BY, now=NOW)
    (line,) = audit.entries(text=f"person:{sara.user_id}", act="agent written")
    assert line.after["skills"] == {payments: 2}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"capacity": 1001}, "capacity"),
        ({"languages": ("xx",)}, "languages"),
        ({"skills": {10**9: 3}}, "skills"),
        ({"week": ("9-17",)}, "week"),
        ({"week": ("17-9", "", "", "", "", "", "")}, "week"),
    ],
)
def test_what_makes_no_sense_is_refused(
    sara: Player, changed: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        write_agent(
            person_id=sara.user_id,
            said=replace(ToServe(), **changed),  # type: ignore[arg-type]
            by=BY,
            now=NOW,
        )
    assert refused.value.field == field


@pytest.mark.django_db
def test_a_level_is_one_to_five(sara: Player, payments: str) -> None:
    for level in (0, 6):
        said = ToServe(skills={int(payments): level})
        with pytest.raises(Refused):
            write_agent(person_id=sara.user_id, said=said, by=BY, now=NOW)


@pytest.mark.django_db
def test_settings_nobody_said_are_the_usual() -> None:
    assert settings_now() == USUAL
