"""The secrets in the links of invitations: made from a salt, kept only as digests."""

import base64
import hashlib
import hmac
import re
from typing import Final

from hamdel.platform.derived_keys import derived_key

_BYTES: Final = 12  # 96 bits in 16 letters: short enough for an SMS
_FORM: Final = re.compile(r"[A-Za-z0-9_-]{8,40}")


def token_of(salt: str) -> str:
    """The secret of an invitation, always the same for its salt, so that a reminder has the same link."""
    key = derived_key("survey invitations").encode()
    said = hmac.new(key, salt.encode(), hashlib.sha256).digest()[:_BYTES]
    return base64.urlsafe_b64encode(said).decode()


def digest_of(token: str) -> str:
    """What is kept of a secret, to find its invitation by."""
    return hashlib.sha256(token.encode()).hexdigest()


def may_be_token(said: str) -> bool:
    """Whether a text looks like a token at all, before anything is asked of the database."""
    return _FORM.fullmatch(said) is not None
