"""Language, and the second factor of a role."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model

from hamdel.accounts.models import User
from hamdel.accounts.usecases.rules_of_factors import require_second_factor
from tests.ground.cast import NOW

HOME = "/settings/profile/"


@pytest.mark.parametrize(
    ("own", "cookie", "browser", "seen"),
    [
        ("en", "fa", "fa", "en"),
        ("", "en", "fa", "en"),
        ("", "", "en", "en"),
        ("", "", "", "fa"),
        ("", "", "de", "fa"),
        ("xx", "", "", "fa"),
    ],
)
def test_the_person_s_language_then_the_cookie_then_the_browser(sara, own, cookie, browser, seen):
    get_user_model().objects.filter(pk=sara.user_id).update(language=own)
    if cookie:
        sara.cookies["django_language"] = cookie
    response = sara.get(HOME, headers={"accept-language": browser} if browser else {})
    assert f'<html lang="{seen}"' in response.content.decode()


def test_a_chosen_language_and_theme_are_kept(sara):
    sara.post("/preferences", {"language": "en", "next": HOME})
    sara.post("/preferences", {"theme": "dark", "next": HOME})
    user = User.objects.get(pk=sara.user_id)
    assert (user.language, user.theme) == ("en", "dark")
    said = {"name": "Sara", "language": "", "theme": "contrast"}
    assert sara.post(HOME, said).status_code == 302
    user.refresh_from_db()
    assert (user.name, user.language, user.theme) == ("Sara", "", "contrast")


def test_a_role_that_needs_a_second_factor_gets_no_further(sara, reza):
    require_second_factor(roles=("agent",), who="leila", now=NOW)
    assert sara.get(HOME).url == "/settings/security/"
    assert sara.get("/settings/security/").status_code == 200
    assert sara.get("/api/v1/customers").status_code == 403
    assert reza.get(HOME).status_code == 200
    Authenticator.objects.create(user=sara.user, type="recovery_codes", data={})
    assert sara.get(HOME).status_code == 302
    Authenticator.objects.create(user=sara.user, type="totp", data={"secret": "x"})
    assert sara.get(HOME).status_code == 200
    Authenticator.objects.all().delete()
    require_second_factor(roles=(), who="leila", now=NOW)
    assert sara.get(HOME).status_code == 200


def test_a_session_in_use_is_listed_however_it_came_to_be(sara):
    sara.get(HOME, headers={"user-agent": "Firefox/130 Linux"})
    row = UserSession.objects.get(user=sara.user)
    assert row.session_key == sara.session.session_key
    assert row.user_agent == "Firefox/130 Linux"
