"""Every address of the package: who may open it, that forms are guarded, what headers it bears."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import get_resolver

from hamdel.accounts import urls
from hamdel.accounts.models import Holiday, Team, User
from hamdel.accounts.queries.people import person_facts
from hamdel.accounts.usecases.calendars import create_calendar
from hamdel.accounts.usecases.joining import invite
from tests.ground.cast import NOW

EVERYBODY = {"stranger", "analyst", "agent", "supervisor", "admin"}
PEOPLE = EVERYBODY - {"stranger"}
MANAGERS = {"supervisor", "admin"}

# Who is answered 200, 302 or 422 by its own view; strangers elsewhere are sent to sign in, others see 403.
MATRIX = {
    "accept": EVERYBODY, "account_login": EVERYBODY, "account_logout": EVERYBODY,
    "account_reset_password": EVERYBODY, "account_reset_password_done": EVERYBODY,
    "account_reset_password_from_key": EVERYBODY, "account_reset_password_from_key_done": EVERYBODY,
    "mfa_authenticate": EVERYBODY, "mfa_login_webauthn": EVERYBODY,
    "profile": PEOPLE, "security": PEOPLE, "session_end": PEOPLE, "sessions_end": PEOPLE,
    "mfa_index": PEOPLE, "mfa_list_webauthn": PEOPLE, "account_reauthenticate": PEOPLE,
    "mfa_reauthenticate": PEOPLE, "mfa_reauthenticate_webauthn": PEOPLE,
    "account_change_password": PEOPLE, "account_set_password": PEOPLE, "mfa_activate_totp": PEOPLE,
    "mfa_deactivate_totp": PEOPLE, "mfa_view_recovery_codes": PEOPLE,
    "mfa_generate_recovery_codes": PEOPLE, "mfa_download_recovery_codes": PEOPLE,
    "mfa_add_webauthn": PEOPLE, "mfa_remove_webauthn": PEOPLE, "mfa_edit_webauthn": PEOPLE,
    "people": MANAGERS, "invite": MANAGERS, "again": MANAGERS, "cancel": MANAGERS,
    "person": MANAGERS, "person_role": MANAGERS, "person_teams": MANAGERS, "person_out": MANAGERS,
    "person_in": MANAGERS, "person_signout": MANAGERS, "person_factor": MANAGERS,
    "teams": MANAGERS, "team": MANAGERS, "team_add": MANAGERS, "team_remove": MANAGERS,
    "team_dissolve": MANAGERS, "rules": {"admin"},
    "calendars": MANAGERS, "calendar": MANAGERS, "calendar_company": MANAGERS,
    "calendar_drop": MANAGERS, "holiday_add": MANAGERS, "holiday_move": MANAGERS,
    "holiday_drop": MANAGERS, "season_add": MANAGERS, "season_drop": MANAGERS,
}  # fmt: skip
PATTERNS = [*urls.ours, *urls.signing_in, *urls.own_security]
NAMES = [pattern.name for pattern in PATTERNS]
OURS = {pattern.name for pattern in urls.ours}


@pytest.fixture
def ids(leila, sara):
    team = Team.objects.create(name="x", folded="x", created_at=NOW)
    made = invite(
        email="n@x.ir",
        name="n",
        role="agent",
        team_id=None,
        inviter=person_facts(leila.user),
        now=NOW,
    )
    key = Authenticator.objects.create(user=sara.user, type="totp", data={"secret": ""})
    calendar_id = create_calendar(name="x", preset="iran", who="leila", now=NOW)
    lunar = Holiday.objects.filter(estimated=True).latest("day")
    return {
        "token": made.token, "invitation_id": made.id, "person_id": sara.user_id, "team_id": team.pk,
        "session_id": 1, "pk": key.pk, "uidb36": "1", "key": "abc-def",
        "calendar_id": calendar_id, "holiday_id": lunar.pk, "season_id": 1,
    }  # fmt: skip


def address(name, ids):
    resolver = get_resolver()
    lookup = resolver.namespace_dict["accounts"][1] if name in OURS else resolver
    [(template, names)] = lookup.reverse_dict.getlist(name)[0][0][:1]
    return "/" + template % {one: ids[one] for one in names}


@pytest.fixture
def cast(sara, reza, leila, nima, stranger):
    return {
        "agent": sara,
        "supervisor": reza,
        "admin": leila,
        "analyst": nima,
        "stranger": stranger,
    }


def test_the_matrix_names_every_address():
    assert set(MATRIX) == set(NAMES)


@pytest.mark.parametrize("role", sorted(EVERYBODY))
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_open_what(role, method, ids, cast):
    wrong = []
    for name in sorted(MATRIX):
        client = cast[role]
        if role != "stranger":
            client.force_login(client.user)  # some of these end the session
        response = getattr(client, method)(address(name, ids))
        sent_away = response.status_code == 302 and response.url.startswith("/sign-in/")
        if role in MATRIX[name]:
            ok = response.status_code in {200, 201, 302, 404, 405, 410, 422, 429}
        elif role == "stranger":
            ok = sent_away or response.status_code == 405
        else:
            ok = response.status_code in {403, 405}
        if not ok:
            wrong.append((name, response.status_code))
    assert wrong == []


def test_a_stranger_changes_nothing(ids, stranger):
    before = list(User.objects.order_by("pk").values())
    for name in sorted(set(MATRIX) - {"accept"}):
        stranger.post(address(name, ids), {"role": "admin", "name": "x", "email": "a@b.ir"})
    assert list(User.objects.order_by("pk").values()) == before
    assert Team.objects.count() == 1


def test_every_post_wants_a_token_of_ours(ids, leila):
    unguarded = []
    for name in sorted(MATRIX):
        client = Client(enforce_csrf_checks=True)
        client.force_login(leila.user)
        foreign = client.post(address(name, ids), {}, headers={"origin": "https://evil.example"})
        bare = client.post(address(name, ids), {})
        if (foreign.status_code, bare.status_code) != (403, 403):
            unguarded.append(name)
    assert unguarded == []


def test_signed_in_pages_leave_no_trace(ids, leila):
    for name in sorted(MATRIX):
        if name == "account_logout":
            continue
        response = leila.get(address(name, ids))
        if response.status_code == 200:
            assert "no-store" in response["Cache-Control"], name
            assert response["Referrer-Policy"] == "no-referrer", name
            assert "unsafe-inline" not in response["Content-Security-Policy"], name


@pytest.mark.parametrize(
    "name", ["people", "person", "teams", "team", "security", "profile", "invite"]
)
def test_few_questions_are_asked(name, ids, leila, django_assert_max_num_queries):
    for number in range(30):
        User.objects.create(email=f"q{number}@x.ir", name=f"نام {number}", created_at=NOW)
    leila.get("/settings/profile/")
    with django_assert_max_num_queries(12):
        assert leila.get(address(name, ids)).status_code == 200
