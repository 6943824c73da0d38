"""Tokens by which a customer's answer finds its conversation, on whatever channel it comes.

A token is the id of the conversation and a keyed digest of it: who has it was given it by us.
"""

import hmac
import re
from hashlib import sha256
from typing import Final

_TOKEN: Final = re.compile(r"c([0-9]{1,19})-([a-z2-7]{16})")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz234567"
_DIGEST: Final = 10  # bytes, 80 bits: 16 letters
_PURPOSE: Final = b"hamdel conversation thread "


def thread_token(conversation_id: int, *, secret: bytes) -> str:
    """The token of a conversation, e.g. `c12-k3f…`: lower-case letters, digits, one hyphen."""
    return f"c{conversation_id}-{_digest(conversation_id, secret)}"


def conversation_in(token: str, *, secret: bytes) -> int | None:
    """The conversation that a token is of; None for one that is not ours. Letter case is no matter."""
    found = _TOKEN.fullmatch(token.strip().lower())
    if found is None:
        return None
    conversation = int(found[1])
    right = hmac.compare_digest(found[2], _digest(conversation, secret))
    return conversation if right and conversation < 2**63 else None


def _digest(conversation_id: int, secret: bytes) -> str:
    said = _PURPOSE + str(conversation_id).encode()
    number = int.from_bytes(hmac.new(secret, said, sha256).digest()[:_DIGEST])
    letters = []
    for _ in range(_DIGEST * 8 // 5):
        number, at = divmod(number, 32)
        letters.append(_LETTERS[at])
    return "".join(letters)
