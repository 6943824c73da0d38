"""Secrets at rest: kept sealed with a key that comes from the installation's secret."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


class BrokenSeal(ValueError):
    """The text was not sealed with this installation's key, or for another purpose."""


def seal(text: str, *, purpose: bytes) -> str:
    """Return the text sealed (AES-128-CBC with HMAC-SHA256, the Fernet form).

    `purpose`, at most 16 bytes, keeps what is sealed for one thing from opening as another.
    """
    return _box(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, *, purpose: bytes) -> str:
    """Return the text; raises BrokenSeal."""
    try:
        return _box(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise BrokenSeal from error


def _box(purpose: bytes) -> Fernet:
    key = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32, person=purpose)
    return Fernet(base64.urlsafe_b64encode(key.digest()))
