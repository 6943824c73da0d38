"""Addresses of people and of signing in. Of allauth only what is used is routed."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from django.urls import URLPattern, URLResolver, include, path, re_path

from .views import calendars, joining, own, people, person, teams

SECURITY = "settings/security/"

ours = [
    path("invitation/<str:token>", joining.accept, name="accept"),
    path("settings/profile/", own.profile, name="profile"),
    path(SECURITY, own.security, name="security"),
    path(f"{SECURITY}sessions/<row:session_id>/end", own.end_one, name="session_end"),
    path(f"{SECURITY}sessions/end-others", own.end_others, name="sessions_end"),
    path("settings/people/", people.listing, name="people"),
    path("settings/people/invite", people.ask_in, name="invite"),
    path("settings/people/second-factor", people.set_rules, name="rules"),
    path("settings/people/invited/<row:invitation_id>/again", people.ask_again, name="again"),
    path("settings/people/invited/<row:invitation_id>/cancel", people.take_back, name="cancel"),
    path("settings/people/<row:person_id>/", person.card, name="person"),
    path("settings/people/<row:person_id>/role", person.role, name="person_role"),
    path("settings/people/<row:person_id>/teams", person.teams, name="person_teams"),
    path("settings/people/<row:person_id>/deactivate", person.out, name="person_out"),
    path("settings/people/<row:person_id>/activate", person.back_in, name="person_in"),
    path("settings/people/<row:person_id>/sign-out", person.signed_out, name="person_signout"),
    path(
        "settings/people/<row:person_id>/reset-second-factor",
        person.without_factor,
        name="person_factor",
    ),
    path("settings/teams/", teams.listing, name="teams"),
    path("settings/teams/<row:team_id>/", teams.card, name="team"),
    path("settings/teams/<row:team_id>/add", teams.join, name="team_add"),
    path("settings/teams/<row:team_id>/remove/<row:person_id>", teams.leave, name="team_remove"),
    path("settings/teams/<row:team_id>/dissolve", teams.dissolve, name="team_dissolve"),
    path("settings/hours/", calendars.listing, name="calendars"),
    path("settings/hours/<row:calendar_id>/", calendars.card, name="calendar"),
    path("settings/hours/<row:calendar_id>/company", calendars.company, name="calendar_company"),
    path("settings/hours/<row:calendar_id>/remove", calendars.drop, name="calendar_drop"),
    path("settings/hours/<row:calendar_id>/days", calendars.add_day, name="holiday_add"),
    path("settings/hours/<row:calendar_id>/seasons", calendars.add_other_hours, name="season_add"),
    path(
        "settings/hours/<row:calendar_id>/seasons/<row:season_id>/remove",
        calendars.drop_other_hours,
        name="season_drop",
    ),
    path(
        "settings/hours/<row:calendar_id>/days/<row:holiday_id>/move",
        calendars.move_day,
        name="holiday_move",
    ),
    path(
        "settings/hours/<row:calendar_id>/days/<row:holiday_id>/remove",
        calendars.drop_day,
        name="holiday_drop",
    ),
]

# The names are allauth's: it finds its own screens by them.
signing_in = [
    path("sign-in/", account.login, name="account_login"),
    path("sign-in/second-factor/", factor.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("sign-out/", account.logout, name="account_logout"),
    path("password/forgotten/", account.password_reset, name="account_reset_password"),
    path("password/asked/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]{1,14})-(?P<key>[^/]{1,200})/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

own_security = [
    path(SECURITY, own.security, name="mfa_index"),
    path(SECURITY, own.security, name="mfa_list_webauthn"),
    path(f"{SECURITY}again/password/", account.reauthenticate, name="account_reauthenticate"),
    path(f"{SECURITY}again/code/", factor.reauthenticate, name="mfa_reauthenticate"),
    path(
        f"{SECURITY}again/passkey/",
        passkey.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path(f"{SECURITY}password/", account.password_change, name="account_change_password"),
    path(f"{SECURITY}password/first/", account.password_set, name="account_set_password"),
    path(f"{SECURITY}code-app/add/", app.activate_totp, name="mfa_activate_totp"),
    path(f"{SECURITY}code-app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path(f"{SECURITY}codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        f"{SECURITY}codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
    path(
        f"{SECURITY}codes/file/", codes.download_recovery_codes, name="mfa_download_recovery_codes"
    ),
    path(f"{SECURITY}passkeys/add/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path(
        f"{SECURITY}passkeys/<row:pk>/remove/", passkey.remove_webauthn, name="mfa_remove_webauthn"
    ),
    path(f"{SECURITY}passkeys/<row:pk>/name/", passkey.edit_webauthn, name="mfa_edit_webauthn"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((ours, "accounts"))),
    *signing_in,
    *own_security,
]
