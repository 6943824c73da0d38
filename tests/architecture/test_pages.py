"""Every address of the map: what the stranger sees, what each role sees, with which headers."""

import re

import pytest
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.ground.addresses import Address, addresses
from tests.ground.company import Company, Values

SIGN_IN = "/sign-in/"
# What anybody may open: each with its reason.
OPEN = {
    "account_login": "where one signs in",
    "account_reset_password": "who forgot the password is not signed in",
    "account_reset_password_done": "the same",
    "account_reset_password_from_key": "a single-use link",
    "account_reset_password_from_key_done": "the same",
    "accounts:accept": "a single-use link",
    "mfa_authenticate": "the second step of signing in",
    "mfa_login_webauthn": "signing in by passkey",
    "account_logout": "ends what there is",
    "api_docs": "documentation holds no data",
    "asking:draw": "a prize draw is public; its entrants are hashes",
    "asking:draw_file": "the same as a file",
    "asking:verifier": "the program that runs a draw again",
    "asking:script": "brings a question into other people's pages",
    "asking:page_rules": "other people's pages ask; the key in the address is public",
    "asking:page_ask": "the same",
    "asking:page_answer": "the same",
    "channels:chat": "the chat's frame, in other people's pages",
    "channels:chat_begin": "a visitor is nobody yet",
    "channels:chat_script": "brings the chat into other people's pages",
    "channels:hook": "other programs post; the token in the address is the key",
    "channels:unsubscribe": "the recipient of a message; the token in the address is the key",
    "conversations:continue": "a link that only its holder knows; shows nothing of the conversation",
    "surveys:page": "the page on which customers answer; the token in the address is the key",
    "surveys:keep": "the same: what was answered so far",
    "surveys:done": "the same: thanks",
    "surveys:no": "the same: not to be asked again",
    "surveys:kiosk": "the same: answers of a screen that stands somewhere",
    "trust:check": "a link that only its holder knows; shows what is being mended",
    "ideas:board": "the public board",
    "ideas:code": "who got a code types it; the token in the address is the key",
    "ideas:enter": "a visitor says where a code can be sent; tells nothing",
    "ideas:idea": "what stands on the public board",
    "ideas:leave": "forgets a browser",
    "ideas:mine": "what the visitor of a known browser wants; leads others to enter",
    "ideas:news": "of the visitor of a known browser alone",
    "ideas:roadmap": "what became of ideas, public",
    "ideas:signed": "what the company's server signed lets in",
    "ideas:similar": "what stands on the public board",
    "ideas:stop": "the recipient of a message; the token in the address is the key",
    "ideas:suggest": "anybody may suggest, once they proved an address",
    "ideas:take_back": "of the visitor of a known browser alone",
    "ideas:vote": "leads who is not known to enter",
    "openapi": "documentation holds no data",
    "healthz": "for the watchman",
    "readyz": "for the watchman",
    "metrics": "for the watchman; counts only",
    "web:collect": "the recorder, in other people's pages",
    "web:favicon": "the sign of the house",
    "web:preferences": "theme and language, also before signing in",
}
REFUSED = {401, 403, 405}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Frame-Options": "DENY",
}
MOST_QUERIES = 12
LISTS = {
    "accounts:calendars", "asking:decisions", "asking:gifts", "asking:held", "asking:rules", "accounts:people", "accounts:teams", "audit", "background", "cases:list", "cases:of_customer", "channels:accounts", "channels:quarantine", "conversations:macro_list", "conversations:opened", "conversations:pieces", "conversations:reply_list", "conversations:rows", "desk:customer", "desk:customers",
    "improvements:board", "improvements:changes", "improvements:list", "improvements:plan", "improvements:one", "ideas:board", "ideas:roadmap", "ideas:beside", "ideas:team", "ideas:told", "ideas:work", "desk:home", "desk:newest", "desk:refused", "desk:search", "desk:story", "desk:suggestions",
    "keys", "listening:mentions", "listening:posts", "listening:rules", "listening:share", "listening:sources", "personas:list", "personas:one", "reading:message", "reading:quality", "stories:list", "studies:coding", "studies:list", "studies:one", "studies:report", "studies:session", "studies:themes", "surveys:list", "surveys:new", "surveys:survey", "synonyms", "trust:beside", "trust:promises", "trust:recoveries", "touchpoints:catalogue", "touchpoints:one", "touchpoints:unmatched",
}  # fmt: skip
# HTML that others wrote, in a frame of our own pages: without scripts, and it may be framed by us alone.
FRAMED = {"conversations:message_html", "surveys:preview"}
# Answers that end a session or a row would spoil what is asked next.
LEAVING = {"account_logout"}


def paths(values: Values) -> list[tuple[Address, str]]:
    return [(address, address.path(values)) for address in addresses()]


def is_turned_away(answer: HttpResponseBase) -> bool:
    """Whether nobody learns anything from an answer."""
    if answer.status_code == 302:
        return str(answer.headers["Location"]).startswith(SIGN_IN)
    return answer.status_code in REFUSED


def ask(client: Client, path: str, method: str = "get") -> HttpResponseBase:
    """An answer, its files closed (`close()` would close the database's connection too)."""
    answer: HttpResponseBase = getattr(client, method)(path)
    for close in answer._resource_closers:  # type: ignore[attr-defined]
        close()
    return answer


def test_the_stranger_is_turned_away(values: Values, stranger: Client) -> None:
    seen = [
        f"{method} {path}: {answer.status_code}"
        for address, path in paths(values)
        if address.name not in OPEN
        for method in ("get", "post", "put", "delete")
        for answer in [ask(stranger, path, method)]
        if not is_turned_away(answer)
    ]
    assert seen == []


def test_what_is_open_is_named() -> None:
    assert set(OPEN) <= {address.name for address in addresses()}


@pytest.mark.timeout(300)
def test_every_page_answers_every_role_safely(values: Values, company: Company) -> None:
    wrong = []
    # Who may is no matter of the database: one role is enough on the second.
    few = {"admin"} if connection.vendor == "postgresql" else company.clients.keys()
    for role, client in company.clients.items():
        for address, path in paths(values) if role in few else ():
            if address.name not in LEAVING:
                answer = ask(client, path)
                wrong += [f"{role} {path}: {said}" for said in problems_of(address, answer)]
    assert wrong == []


def problems_of(address: Address, answer: HttpResponseBase) -> list[str]:
    """What is wrong with an answer to somebody signed in."""
    if answer.status_code >= 500:
        return [f"answers {answer.status_code}"]
    if address.name in OPEN:
        return []
    if address.name in FRAMED and answer.status_code == 200:
        return frame_problems(answer)
    missing = [
        f"{name} is {answer.headers.get(name)!r}"
        for name, value in HEADERS.items()
        if value not in answer.headers.get(name, "")
    ]
    return missing + policy_problems(answer)


def questions(client: Client, path: str) -> int:
    """How many times a page asks the database."""
    with CaptureQueriesContext(connection) as queries:
        assert ask(client, path).status_code == 200
    return len(queries)


def queries_of(client: Client, path: str) -> int:
    """How many questions a page asks of the database."""
    with CaptureQueriesContext(connection) as queries:
        assert ask(client, path).status_code == 200
    return len(queries)


@pytest.mark.timeout(300)
def test_lists_ask_the_database_little(values: Values, company: Company) -> None:
    client = company.clients["admin"]
    asking = []
    for address, path in paths(values):
        if address.name in LISTS:
            ask(client, path)  # the first time fills caches of options and of the catalogue
            count = queries_of(client, path)
            if count > MOST_QUERIES:
                # The menu's counts are believed for five seconds: those may have just ended.
                count = queries_of(client, path)
            asking += [f"{path}: {count}"] * (count > MOST_QUERIES)
    assert not asking, ", ".join(asking)


def policy_problems(answer: HttpResponseBase) -> list[str]:
    """What is wrong with a page's Content-Security-Policy."""
    policy = answer.headers.get("Content-Security-Policy", "")
    parts = dict(part.strip().partition(" ")[::2] for part in policy.split(";") if part.strip())
    script = parts.get("script-src", "")
    named = re.sub(r"'nonce-[^']*'", "", script)  # by chance a nonce says anything
    found = [] if parts.get("default-src") == "'none'" else ["no default-src 'none'"]
    found += [] if parts.get("frame-ancestors") == "'none'" else ["may be framed"]
    if not script or "unsafe" in policy or "*" in named or "http" in named:
        found.append(f"scripts from anywhere: {script!r}")
    return found


def frame_problems(answer: HttpResponseBase) -> list[str]:
    """What is wrong with the policy of a frame that shows HTML of others."""
    policy = answer.headers.get("Content-Security-Policy", "")
    parts = dict(part.strip().partition(" ")[::2] for part in policy.split(";") if part.strip())
    found = [] if parts.get("default-src") == "'none'" else ["no default-src 'none'"]
    found += [] if parts.get("frame-ancestors") == "'self'" else ["may be framed by others"]
    found += ["scripts"] if "script-src" in parts or "allow-scripts" in policy else []
    return found + ([] if "sandbox" in parts else ["no sandbox"])


def test_an_unknown_address_is_said_kindly(stranger: Client, company: Company) -> None:
    for client in (stranger, company.clients["agent"]):
        answer = ask(client, "/no/such/place/")
        assert answer.status_code == 404
        assert "text/html" in answer.headers["Content-Type"]
