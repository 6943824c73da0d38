"""Events that could not be understood: kept as they came, and shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from hamdel.platform.rawdb import RawDatabase


@dataclass(frozen=True, slots=True)
class Refusal:
    """One event that was refused: through which key, why, and its text."""

    key_id: int | None
    problem: str
    payload: str


def keep_refusals(raw: RawDatabase, refusals: Sequence[Refusal], *, received: int) -> None:
    """Store refused events in the caller's transaction; `received` in microseconds since 1970."""
    raw.insert(
        "interactions_refusedevent (received_at, source_key_id, problem, payload)",
        [(received, r.key_id, r.problem, r.payload) for r in refusals],
    )
