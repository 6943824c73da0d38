"""Web hooks as the Graph API documents them: who may ask for one, who may post to it."""

import hmac
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from hamdel.platform.problems import Problem

from ...contracts import AccountFacts, Posted, Setting

HEADER: Final = "x-hub-signature-256"
_CHALLENGE: Final = re.compile(r"[A-Za-z0-9_.-]{1,500}")
SETTINGS: Final = (
    Setting(
        name="token",
        label=_("Access token"),
        kind="secret",
        sent_to="base_url",
        help=_(
            "Of a system user, so that it does not end. Without one the channel only receives."
        ),
    ),
    Setting(
        name="app_secret",
        label=_("App secret"),
        kind="secret",
        help=_("What is posted is signed with it; without it nothing is taken in."),
    ),
    Setting(
        name="verify_token",
        label=_("Verify token"),
        kind="secret",
        help=_("Any word of yours: give the same one where you enter the address to post to."),
    ),
    Setting(
        name="base_url",
        label=_("Address of the Graph API"),
        default="https://graph.facebook.com/v23.0",
        needed=True,
    ),
)


def admit(posted: Posted, account: AccountFacts) -> Mapping[str, Any]:
    """Check the signature of the bytes. Raises Problem 401."""
    secret = account.settings["app_secret"]
    if not secret:
        raise Problem(401, "The channel has no app secret: nobody can be believed.")
    right = "sha256=" + hmac.new(secret.encode(), posted.body, sha256).hexdigest()
    if not hmac.compare_digest(posted.headers.get(HEADER, "").encode(), right.encode()):
        raise Problem(401, "The signature is missing or wrong.")
    return {}


def show(posted: Posted, account: AccountFacts) -> HttpResponse:
    """Answer who asks whether the address is ours. Raises Problem 403."""
    token = account.settings["verify_token"]
    given = posted.query.get("hub.verify_token", "")
    challenge = posted.query.get("hub.challenge", "")
    known = token and hmac.compare_digest(given.encode(errors="replace"), token.encode())
    asked = posted.query.get("hub.mode") == "subscribe" and _CHALLENGE.fullmatch(challenge)
    if not known or not asked:
        raise Problem(403, "The verify token is wrong.")
    return HttpResponse(challenge, content_type="text/plain; charset=utf-8")
