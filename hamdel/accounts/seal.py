"""Secrets at rest: what a code app shares with us is kept sealed with the installation's key."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


class BrokenSeal(ValueError):
    """The text was not sealed with this installation's key."""


def seal(text: str) -> str:
    """Return the text sealed (AES-128-CBC with HMAC-SHA256, the Fernet form)."""
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Return the text; raises BrokenSeal."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise BrokenSeal from error


def _box() -> Fernet:
    key = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32, person=b"hamdel accounts")
    return Fernet(base64.urlsafe_b64encode(key.digest()))
