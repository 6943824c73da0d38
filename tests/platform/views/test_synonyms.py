"""Settings → Synonyms."""

import html

import pytest

from hamdel.platform import audit
from hamdel.platform.models import SynonymGroup
from hamdel.platform.search.synonyms import add_synonyms, all_synonyms
from tests.ground.cast import NOW

PATH = "/settings/synonyms/"


def test_an_admin_adds_a_group_and_sees_it(leila):
    page = leila.post(PATH, {"words": "مرجوعی، پس دادن , عودت"}, follow=True)
    assert page.status_code == 200
    (row,) = all_synonyms()
    assert row.phrases == ("مرجوعی", "پس دادن", "عودت")
    assert all(phrase in page.content.decode() for phrase in row.phrases)
    assert audit.entries()[0].who == "leila@hamdel.example"


@pytest.mark.parametrize(
    "words",
    ["", "یکی", "علی، علي", "، ،", ", ".join(f"w{n}" for n in range(21)), f"a, {'b' * 61}"],
)
def test_a_form_that_is_not_right_says_so(leila, words):
    page = leila.post(PATH, {"words": words})
    assert page.status_code == 422
    assert 'class="error"' in page.content.decode()
    assert all_synonyms() == []


def test_removing_asks_first(leila):
    row = add_synonyms(phrases=["<b>یک</b>", "دو"], who="x", now=NOW)
    listing = leila.get(PATH).content.decode()
    assert f'id="remove-{row.id}"' in listing
    assert html.escape("<b>یک</b>") in listing
    assert "<b>یک</b>" not in listing
    page = leila.post(f"{PATH}{row.id}/remove", follow=True)
    assert page.status_code == 200
    assert all_synonyms() == []
    assert leila.post(f"{PATH}999/remove").status_code == 302


def test_looking_changes_nothing(leila):
    row = add_synonyms(phrases=["یک", "دو"], who="x", now=NOW)
    assert leila.get(f"{PATH}{row.id}/remove").status_code == 405
    assert all_synonyms() == [row]


def test_only_admins_see_it(stranger, sara, reza, nima):
    row = add_synonyms(phrases=["یک", "دو"], who="x", now=NOW)
    assert stranger.get(PATH).status_code == 302
    for person in (sara, reza, nima):
        assert person.get(PATH).status_code == 403
        assert person.post(PATH, {"words": "a, b"}).status_code == 403
        assert person.post(f"{PATH}{row.id}/remove").status_code == 403
    assert SynonymGroup.objects.count() == 1


def test_many_groups_cost_few_questions(leila, django_assert_max_num_queries):
    for number in range(40):
        add_synonyms(phrases=[f"یک{number}", f"دو{number}"], who="x", now=NOW)
    with django_assert_max_num_queries(12):
        leila.get(PATH)


def test_without_groups_it_invites(leila):
    assert 'class="empty"' in leila.get(PATH).content.decode()
