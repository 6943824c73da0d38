"""Settings → People, as it is used."""

import re

from django.core import mail
from django.test import Client

from hamdel.accounts.models import Invitation, User
from hamdel.platform import options
from tests.ground.cast import NOW

PEOPLE = "/settings/people/"
NEW = {"email": "Negar@Hamdel.example", "name": "نگار کاظمی", "role": "agent", "team": ""}


def test_somebody_is_invited_and_joins(reza, settings):
    settings.BASE_URL = "https://cx.company.ir"
    page = reza.post(f"{PEOPLE}invite", NEW)
    assert page.status_code == 201
    link = page.context["link"]
    assert link.startswith("https://cx.company.ir/invitation/")
    assert link in mail.outbox[0].body
    assert mail.outbox[0].to == ["negar@hamdel.example"]
    path = link.removeprefix("https://cx.company.ir")
    newcomer = Client()
    assert "نگار کاظمی" in newcomer.get(path).content.decode()
    said = {"name": "نگار", "password": "negar@hamdel"}
    assert newcomer.post(path, said).status_code == 422  # too much like the e-mail
    assert newcomer.post(path, {"name": "نگار", "password": "derakht-e-sabz-9"}).status_code == 302
    assert newcomer.get("/settings/profile/").status_code == 200
    assert Client().get(path).status_code == 410
    assert Client().post(path, {"name": "x", "password": "derakht-e-sabz-9"}).status_code == 410


def test_an_invitation_makes_nobody_of_another_e_mail_or_role(reza):
    link = reza.post(f"{PEOPLE}invite", NEW).context["link"]
    path = "/" + link.split("/", 3)[3]
    said = {"name": "x", "password": "derakht-e-sabz-9", "email": "evil@x.ir", "role": "admin"}
    Client().post(path, said)
    made = User.objects.latest("pk")
    assert (made.email, made.role) == ("negar@hamdel.example", "agent")


def test_what_is_wrong_is_said(reza, sara):
    assert reza.post(f"{PEOPLE}invite", NEW | {"email": "x"}).status_code == 422
    assert reza.post(f"{PEOPLE}invite", NEW | {"email": sara.email}).status_code == 422
    assert reza.post(f"{PEOPLE}invite", NEW | {"role": "admin"}).status_code == 422
    assert reza.post(f"{PEOPLE}invite", NEW | {"team": "77"}).status_code == 422
    assert not Invitation.objects.exists()


def test_a_mail_that_fails_leaves_the_link(reza, monkeypatch):
    def broken(*_args, **_kwargs):
        raise OSError

    monkeypatch.setattr("hamdel.accounts.usecases.letters.send_mail", broken)
    page = reza.post(f"{PEOPLE}invite", NEW)
    assert page.status_code == 201
    assert not page.context["mailed"]


def test_the_list_searches_filters_and_goes_on(reza):
    for number in range(60):
        User.objects.create(email=f"q{number:02}@x.ir", name=f"نام {number:02}", created_at=NOW)
    page = reza.get(PEOPLE, {"q": "نام"})
    following = page.context["next_url"]
    more = reza.get(following, headers={"hx-request": "true"}).content.decode()
    assert len(re.findall(r"data-row>", more)) == 10
    assert "<html" not in more
    for odd in ("x", "-1", "9" * 30, "۱۲"):
        assert reza.get(PEOPLE, {"after": odd, "role": "boss", "state": odd}).status_code == 200
    assert "q59@x.ir" in reza.get(PEOPLE, {"q": "۵۹"}).content.decode()


def test_an_admin_says_who_needs_a_second_factor(leila, reza):
    leila.post(f"{PEOPLE}second-factor", {"roles": ["supervisor", "agent"]})
    assert options.get("accounts.second_factor_supervisor") is True
    assert User.objects.get(pk=reza.user_id).needs_second_factor
    leila.post(f"{PEOPLE}second-factor", {})
    assert not User.objects.get(pk=reza.user_id).needs_second_factor


def test_names_can_not_break_the_page(reza):
    nasty = "<script>__xss=1</script> \u202e {{ 7*7 }}"
    User.objects.create(email="n@x.ir", name=nasty, created_at=NOW)
    page = reza.get(PEOPLE, {"q": "script"}).content.decode()
    assert "<script>__xss" not in page
    assert "&lt;script&gt;__xss" in page
