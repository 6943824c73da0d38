import pytest

from hamdel.touchpoints.queries import forget_stages, stages

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_stages():
    forget_stages()
    yield
    forget_stages()


def test_a_stage_is_added_renamed_moved_and_taken_away(reza):
    page = reza.post(
        "/touchpoints/stages/new", {"name_fa": "خرید", "name_en": "Purchase"}, follow=True
    )
    assert "خرید" in page.content.decode()
    at = "/touchpoints/stages/purchase"
    reza.post(at, {"deed": "save", "name_fa": "خریدن", "name_en": "Buying"})
    assert stages()[-1].name_fa == "خریدن"
    reza.post(at, {"deed": "earlier"})
    assert stages()[-2].key == "purchase"
    reza.post(at, {"deed": "remove"})
    assert "purchase" not in [stage.key for stage in stages()]


def test_what_can_not_be_is_said(reza):
    answer = reza.post("/touchpoints/stages/new", {"name_fa": " ", "name_en": ""})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    answer = reza.post("/touchpoints/stages/support", {"deed": "remove"})
    assert answer.status_code == 422
    assert "support" in [stage.key for stage in stages()]


def test_agents_and_strangers_edit_no_stages(sara, stranger):
    assert sara.get("/touchpoints/stages").status_code == 403
    assert stranger.get("/touchpoints/stages").status_code == 302
