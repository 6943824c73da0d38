import pytest
from django.test import Client

from hamdel.platform.web import preferences


@pytest.mark.parametrize("who", ["sara", "reza", "nima"])
def test_the_parts_page_is_for_admins(request, who):
    assert request.getfixturevalue(who).get("/design/").status_code == 403


def test_a_stranger_is_asked_to_sign_in_before_the_parts_page(stranger, settings):
    settings.LOGIN_URL = "/sign-in"
    answer = stranger.get("/design/")
    assert (answer.status_code, answer.url) == (302, "/sign-in?next=/design/")


def test_the_parts_page_shows_both_languages_in_three_themes(leila, django_assert_max_num_queries):
    leila.get("/design/?theme=dark")  # what the menu counts is believed for some seconds
    with django_assert_max_num_queries(6):
        page = leila.get("/design/").content.decode()
    for theme in ("light", "dark", "contrast"):
        assert f'lang="fa" dir="rtl" data-theme="{theme}"' in page
        assert f'lang="en" dir="ltr" data-theme="{theme}"' in page
    assert "۱٬۲۵۰٬۰۰۰ تومان" in page
    assert "1,250,000 toman" in page
    assert " style=" not in page


def test_one_theme_can_be_looked_at_alone(leila):
    page = leila.get("/design/?theme=dark").content.decode()
    assert 'dir="rtl" data-theme="dark"' in page
    assert 'dir="rtl" data-theme="light"' not in page


def test_a_guest_chooses_theme_and_language(stranger):
    answer = stranger.post("/preferences", {"theme": "dark", "language": "en", "next": "/nope"})
    assert (answer.status_code, answer.url) == (302, "/nope")
    page = stranger.get("/nope").content.decode()
    assert '<html lang="en" dir="ltr" data-theme="dark"' in page


def test_what_a_person_chooses_is_kept_with_them(sara):
    kept = []
    forget = preferences.register_keeper(lambda **said: kept.append(said))
    sara.post("/preferences", {"theme": "contrast"})
    forget()
    assert {"user_id": sara.user_id, "language": "", "theme": "contrast"} in kept


@pytest.mark.parametrize(
    "given",
    [
        {"theme": "pink"},
        {"language": "xx"},
        {"language": "../../etc"},
        {"next": "https://elsewhere.example/"},
        {"next": "//elsewhere.example/"},
        {"next": "javascript:alert(1)"},
    ],
)
def test_what_is_not_offered_changes_nothing_and_leads_nowhere_else(stranger, given):
    answer = stranger.post("/preferences", given)
    assert answer.url == "/"
    assert not answer.cookies


def test_preferences_want_a_form_of_ours():
    assert (
        Client(enforce_csrf_checks=True).post("/preferences", {"theme": "dark"}).status_code == 403
    )
    assert Client().get("/preferences").status_code == 405


def test_the_recorder_is_open_to_every_page(stranger, tmp_path, monkeypatch):
    (tmp_path / "collect.js").write_text("recorder()")
    monkeypatch.setattr("hamdel.platform.web.views.BUILT", tmp_path)
    answer = stranger.get("/collect.js")
    assert b"".join(answer.streaming_content) == b"recorder()"
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "max-age=3600" in answer["Cache-Control"]


def test_a_recorder_that_is_not_built_is_not_found(stranger, tmp_path, monkeypatch):
    monkeypatch.setattr("hamdel.platform.web.views.BUILT", tmp_path)
    assert stranger.get("/collect.js").status_code == 404


def test_what_is_not_here_says_so_in_the_language_of_the_page(stranger):
    answer = stranger.get("/nope", headers={"Accept-Language": "en"})
    assert answer.status_code == 404
    assert "This page is not here" in answer.content.decode()
