"""Settings → Audit trail."""

import re

import pytest

from hamdel.platform import audit
from tests.ground.cast import NOW


def write(subject="thing:1", act="thing changed", **facts):
    given = {"before": {"name": "الف"}, "after": {"name": "<i>ب</i>"}, **facts}
    audit.record(who="reza@hamdel.example", act=act, subject=subject, now=NOW, **given)


def page_of(person, address="/settings/audit/", **headers):
    response = person.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_an_admin_reads_who_changed_what(leila):
    write(why="اشتباه بود")
    page = page_of(leila)
    for part in ("reza@hamdel.example", "thing:1", "الف", "&lt;i&gt;ب&lt;/i&gt;", "اشتباه بود"):
        assert part in page


def test_page_after_page(leila, django_assert_max_num_queries):
    for at in range(120):
        write(subject=f"thing:{at}")
    seen: list[str] = []
    address: str | None = "/settings/audit/?q=thing"
    while address:
        with django_assert_max_num_queries(12):
            page = page_of(leila, address)
        seen += re.findall(r"<code dir=\"ltr\">(thing:\d+)</code>", page)
        found = re.search(r'href="(/settings/audit/\?[^"]*before=\d+)"', page)
        address = found and found.group(1).replace("&amp;", "&")
    assert seen == [f"thing:{at}" for at in range(119, -1, -1)]


def test_more_rows_come_alone(leila):
    for at in range(60):
        write(subject=f"thing:{at}")
    more = page_of(leila, "/settings/audit/?before=1000000", **{"HX-Request": "true"})
    assert "thing:59" in more
    assert "<html" not in more


def test_filtered(leila):
    write(subject="key:1", act="key created")
    write(subject="thing:1")
    page = page_of(leila, "/settings/audit/?act=key+created")
    assert "key:1" in page
    assert "thing:1" not in page
    assert 'class="empty"' in page_of(leila, "/settings/audit/?q=nobody")


@pytest.mark.parametrize("before", ["x", "-1", "٣", "9" * 30, "9" * 19])
def test_a_cursor_that_is_none_is_no_error(leila, before):
    assert leila.get("/settings/audit/", {"before": before}).status_code == 200


def test_only_admins_see_it(stranger, sara, reza, nima):
    assert stranger.get("/settings/audit/").status_code == 302
    assert {one.get("/settings/audit/").status_code for one in (sara, reza, nima)} == {403}
