"""What of an exchange with a gateway may be shown and kept: none of the secrets, nobody's number."""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from html import escape
from typing import Final
from urllib.parse import quote, urlencode

from hamdel.language.veil import mask_text

_SECRETS: Final = ("key", "password")
_SHORT: Final = 3  # letters: what is no longer is everywhere


def without_secrets(text: str, settings: Mapping[str, str]) -> str:
    """Text with the names of an account's secrets in their place, however they are written in it."""
    for name, secret in _secrets(settings):
        for written in _forms(secret):
            text = re.sub(re.escape(written), f"⟨{name}⟩", text, flags=re.IGNORECASE)
    return text


def veiled(text: str, settings: Mapping[str, str]) -> str:
    """What a gateway answered: without secrets, and with people's numbers and addresses masked."""
    return mask_text(without_secrets(text, settings))


def basic_of(settings: Mapping[str, str]) -> str:
    """User name and password as the header of basic authentication has them."""
    return b64encode(f"{settings['user']}:{settings['password']}".encode()).decode()


def _secrets(settings: Mapping[str, str]) -> list[tuple[str, str]]:
    known = [(name, settings[name]) for name in _SECRETS if settings[name]]
    return [*known, ("basic", basic_of(settings))] if settings["password"] else known


def _forms(secret: str) -> list[str]:
    """A secret as it may stand in a text, the longest first; none of one too short to be told."""
    quoted = json.dumps(secret)[1:-1]
    forms = {
        secret, urlencode({"": secret})[1:], quote(secret, safe=""), quote(secret), escape(secret),
        quoted, quoted.replace("/", "\\/"), json.dumps(secret, ensure_ascii=False)[1:-1],
    }  # fmt: skip
    return sorted((one for one in forms if len(one) > _SHORT), key=len, reverse=True)
