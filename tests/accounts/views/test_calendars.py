"""Working hours on screen."""

import json
from datetime import date, timedelta

from hamdel.accounts.models import Calendar, Holiday, Season
from hamdel.accounts.public import all_hours, company_hours, create_team, team_hours
from hamdel.accounts.queries.calendars import ramadan_after
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


def test_ramadan_has_hours_of_its_own(reza):
    made = reza.post(HOURS, {"name": "شرکت", "preset": "iran"}).url
    page = reza.get(made).content.decode()
    assert 'value="رمضان"' in page
    week = {f"hours-{day}": "9-14" for day in ("sat", "sun", "mon", "tue", "wed", "thu")}
    given = {"name": "رمضان", "first": "۱۴۰۵/۱۱/۲۰", "last": "۱۴۰۵/۱۲/۱۸", **week}
    assert reza.post(f"{made}seasons", given).url == f"{made}#seasons"
    hours = company_hours()
    assert hours is not None
    before, first, last, after = (
        date(2027, 2, 8),
        date(2027, 2, 9),
        date(2027, 3, 9),
        date(2027, 3, 18),
    )
    assert hours.spans_on(first) == hours.spans_on(last) == ((540, 840),)
    assert hours.spans_on(before) == ((540, 1020),)
    assert hours.spans_on(after) == ((540, 780),)
    assert hours.spans_on(date(2027, 2, 12)) == ()
    assert all_hours() == {Calendar.objects.get().pk: hours}
    season = Season.objects.get()
    assert "رمضان" in reza.get(made).content.decode()
    assert reza.post(f"{made}seasons/{season.pk}/remove").status_code == 302
    assert reza.post(f"{made}seasons/{season.pk}/remove").status_code == 404
    usual = company_hours()
    assert usual is not None
    assert (usual.week, usual.seasons) == (hours.week, ())
    assert Season.objects.count() == 0


def test_other_hours_that_can_not_be_are_told(reza):
    made = reza.post(HOURS, {"name": "شرکت", "preset": "iran"}).url
    for wrong in ({"first": "never"}, {"last": "۱۴۰۴/۱/۱"}, {"hours-sat": "17-9"}):
        given = {"name": "رمضان", "first": "۱۴۰۵/۱۱/۲۰", "last": "۱۴۰۵/۱۲/۱۸", **wrong}
        assert reza.post(f"{made}seasons", given).status_code == 422
    assert Season.objects.count() == 0


def test_ramadan_is_known_from_the_holidays_as_they_were_corrected(reza):
    reza.post(HOURS, {"name": "شرکت", "preset": "iran"})
    row = Calendar.objects.get()
    # Of 1447 the moon was seen: 19 February to 20 March 2026.
    found = ramadan_after(row.pk, date(2026, 3, 1))
    assert found is not None
    assert 29 <= (found[1] - found[0]).days + 1 <= 30
    feast = Holiday.objects.get(day=found[1] + timedelta(days=1), name="عید فطر")
    Holiday.objects.filter(pk=feast.pk).update(day=feast.day + timedelta(days=1))
    moved = ramadan_after(row.pk, date(2026, 3, 1))
    assert moved is not None
    assert moved[1] - found[1] == timedelta(days=1)
    assert ramadan_after(row.pk, date(2090, 1, 1)) is None
