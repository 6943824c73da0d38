"""Who may post updates: the provider, by the secret that it was given with the address."""

import hmac
from collections.abc import Mapping
from typing import Any, Final

from hamdel.platform.problems import Problem

from ...contracts import AccountFacts, Posted

HEADER: Final = "x-telegram-bot-api-secret-token"


def admit(posted: Posted, account: AccountFacts) -> Mapping[str, Any]:
    """Check the secret, where the account has one. Raises Problem 401."""
    secret = account.settings["secret"]
    given = posted.headers.get(HEADER, "")
    if secret and not hmac.compare_digest(given.encode(), secret.encode()):
        raise Problem(401, "The secret token is missing or wrong.")
    return {}
