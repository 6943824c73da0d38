"""Bodies that somebody tampered with: bytes changed, cut out, put in; values of another kind.

`HAMDEL_MUTATIONS` says how many a test tries.
"""

import json
import os
import random
from typing import Any

MUTATIONS = int(os.environ.get("HAMDEL_MUTATIONS", "300"))
_ODD: tuple[Any, ...] = (
    None, -1, 2**70, 1e308, "", "\u0000", "\u202e", [], {}, True, "۱۲", [[[]]], {"a": {}}, "x" * 5_000,
)  # fmt: skip


def mutated(body: bytes, chance: random.Random) -> bytes:
    """The body with one to six changes of its bytes, or, where it is JSON, one odd value in it."""
    if body[:1] != b"{" or chance.random() < 0.5:
        return _bytes_changed(body, chance)
    said = json.loads(body)
    place = said
    while isinstance(place, dict) and place:
        key = chance.choice(list(place))
        if isinstance(place[key], dict) and chance.random() < 0.8:
            place = place[key]
            continue
        if isinstance(place[key], list) and place[key] and chance.random() < 0.9:
            place = place[key][0]
            continue
        place[key] = chance.choice(_ODD)
        break
    return json.dumps(said).encode()


def _bytes_changed(body: bytes, chance: random.Random) -> bytes:
    changed = bytearray(body)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(changed) or 1)
        changed[at : at + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
    return bytes(changed) or b"x"
