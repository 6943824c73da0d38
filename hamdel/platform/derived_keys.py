"""A key of its own for each purpose, so that telling one tells nothing of the secret or the others."""

from functools import lru_cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def derived_key(label: str) -> str:
    """Return the key of a purpose as 64 hex digits: HKDF-SHA256 (RFC 5869) of the installation's secret.

    `label` names the purpose and is the HKDF's info; who changes it changes the key.
    """
    return _derive(settings.SECRET_KEY, label)


@lru_cache(maxsize=64)
def _derive(secret: str, label: str) -> str:
    box = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"hamdel {label}".encode())
    return box.derive(secret.encode()).hex()
