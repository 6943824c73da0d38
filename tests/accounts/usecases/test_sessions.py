"""Sessions end at once."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.test import Client

from hamdel.accounts.queries.sessions import sessions_of
from hamdel.accounts.usecases.sessions import note_seen

HOME = "/settings/profile/"


def sign_in(player, agent="Mozilla/5.0 (X11; Linux) Firefox/130.0", address="203.0.113.9"):
    client = Client(headers={"user-agent": agent}, REMOTE_ADDR=address)
    said = {"login": player.email, "password": player.set_password(), "remember": "on"}
    assert client.post("/sign-in/", said).status_code == 302
    return client


def test_each_device_is_listed_and_can_be_signed_out(sara):
    one, two = sign_in(sara), sign_in(sara)
    # set_password ended the first: sign it in anew.
    one.post("/sign-in/", {"login": sara.email, "password": sara.set_password()})
    two.post("/sign-in/", {"login": sara.email, "password": "boro-be-daryā-7"})
    found = sessions_of(sara.user_id, current_key=two.session.session_key)
    assert found[0].is_current
    assert (found[0].browser, found[0].system, found[0].address) == (
        "Firefox",
        "Linux",
        "203.0.113.9",
    )
    other = next(
        row for row in UserSession.objects.all() if row.session_key == one.session.session_key
    )
    assert two.post(f"/settings/security/sessions/{other.pk}/end").status_code == 302
    assert one.get(HOME).status_code == 302
    assert two.get(HOME).status_code == 200


def test_all_others_are_signed_out(sara):
    sara.set_password()
    clients = [Client(), Client(), Client()]
    for client in clients:
        client.post("/sign-in/", {"login": sara.email, "password": "boro-be-daryā-7"})
    clients[0].post("/settings/security/sessions/end-others")
    assert [client.get(HOME).status_code for client in clients] == [200, 302, 302]


def test_nobody_ends_another_s_session(sara, reza):
    client = sign_in(sara)
    row = UserSession.objects.get(user=sara.user)
    assert reza.post(f"/settings/security/sessions/{row.pk}/end").status_code == 404
    assert client.get(HOME).status_code == 200


def test_a_changed_password_signs_out_everywhere_else(sara):
    one = sign_in(sara)
    two = Client()
    two.post("/sign-in/", {"login": sara.email, "password": "boro-be-daryā-7"})
    said = {"oldpassword": "boro-be-daryā-7", "password1": "derakht-e-sabz-9"}
    assert two.post("/settings/security/password/", said).status_code == 302
    assert two.get(HOME).status_code == 200
    assert one.get(HOME).status_code == 302


def test_last_seen_is_kept_to_five_minutes(sara):
    sign_in(sara)
    later = timedelta(minutes=6)
    row = UserSession.objects.get(user=sara.user)
    at = row.last_seen_at

    def seen(after):
        note_seen(
            person_id=sara.user_id,
            session_key=row.session_key,
            address="192.0.2.1",
            user_agent="x",
            now=at + after,
        )

    seen(timedelta(minutes=4))
    assert UserSession.objects.get(pk=row.pk).ip == "203.0.113.9"
    seen(later)
    row.refresh_from_db()
    assert (row.ip, row.last_seen_at) == ("192.0.2.1", at + later)
