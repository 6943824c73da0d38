"""Working hours on screen."""

import json

from hamdel.accounts.models import Calendar, Holiday
from hamdel.accounts.public import company_hours, create_team, team_hours
from tests.ground.cast import NOW

HOURS = "/settings/hours/"


def body(**more: object) -> dict[str, object]:
    week = {f"hours-{day}": "8-16" for day in ("sat", "sun", "mon", "tue", "wed")}
    plain = {"name": "پشتیبانی", "zone": "Asia/Tehran", "hours-thu": "۸ تا ۱۲", "hours-fri": ""}
    return {**plain, **week, **more}


def test_hours_are_said_changed_given_to_teams_and_removed(reza):
    team = create_team(name="پشتیبانی", who="leila", now=NOW)
    assert company_hours() is None
    first = reza.post(HOURS, {"name": "شرکت", "preset": "iran"}).url
    second = reza.post(HOURS, {"name": "شب", "preset": "always"}).url
    assert [one.is_company for one in Calendar.objects.order_by("pk")] == [True, False]
    page = reza.get(first).content.decode()
    assert "شهادت" in page
    assert reza.get(HOURS).status_code == 200
    assert reza.post(second, body(teams=[team.id])).status_code == 302
    hours = team_hours(team.id)
    assert hours is not None
    assert hours.week[0] == ((480, 960),)
    assert hours.week[5:] == (((480, 720),), ())
    assert team_hours(None) == company_hours()
    reza.post(f"{second}company")
    assert company_hours() == hours
    assert reza.post(f"{second}remove").status_code == 404
    assert reza.post(f"{first}remove").status_code == 302
    assert Calendar.objects.count() == 1


def test_a_day_off_is_added_moved_and_worked(reza):
    made = reza.post(HOURS, {"name": "شرکت", "preset": "iran"}).url
    answer = reza.post(f"{made}days", {"day": "۱۴۰۵/۹/۵", "name": "سالگرد شرکت"})
    assert answer.url == f"{made}?day=2026-11-26#days"
    assert "سالگرد شرکت" in reza.get(f"{made}?day=2026-11-26").content.decode()
    assert reza.post(f"{made}days", {"day": "never", "name": "x"}).status_code == 422
    lunar = Holiday.objects.filter(estimated=True, day__gt=NOW.date()).order_by("day").first()
    assert lunar is not None
    before = lunar.day
    path = f"{made}days/{lunar.pk}/"
    assert (
        reza.post(f"{path}move", {"step": "later", "year": "1405"}).url == f"{made}?year=1405#days"
    )
    lunar.refresh_from_db()
    assert (lunar.day.toordinal() - before.toordinal(), lunar.moved) == (1, 1)
    for _ in range(2):
        reza.post(f"{path}move", {"step": "later"})
    assert reza.post(f"{path}move", {"step": "later"}).status_code == 404
    solar = Holiday.objects.filter(estimated=False).order_by("day").first()
    assert solar is not None
    assert reza.post(f"{made}days/{solar.pk}/move", {"step": "later"}).status_code == 404
    assert reza.post(f"{made}days/{solar.pk}/remove").status_code == 302
    assert not Holiday.objects.filter(pk=solar.pk).exists()


def test_what_can_not_be_read_is_told_at_its_field(reza):
    made = reza.post(HOURS, {"name": "شرکت", "preset": "iran_five_days"}).url
    before = Calendar.objects.get().week
    for wrong in ({"hours-sat": "17-9"}, {"zone": "Mars/Olympus"}, {"name": ""}, {"teams": ["9"]}):
        assert reza.post(made, body(**wrong)).status_code == 422, wrong
    assert reza.post(HOURS, {"name": "x", "preset": "moon"}).status_code == 422
    assert Calendar.objects.get().week == before
    assert json.loads(before)[6] == []
    for odd in ("?year=9999999999", "?year=x", "?day=x", "?year=1"):
        assert reza.get(made + odd).status_code == 200


def test_who_may_say_when_work_is_done(sara, nima, stranger, reza):
    made = reza.post(HOURS, {"name": "شرکت", "preset": "iran"}).url
    for path in (HOURS, made):
        assert sara.get(path).status_code == 403
        assert nima.post(path, body()).status_code == 403
        assert stranger.get(path).status_code == 302
